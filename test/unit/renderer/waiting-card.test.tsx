/** The ring of a request that waits is full when it came, however long its tenant lets one live. @module */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { AuthenticatorBridge } from '#protocol/authenticator-bridge'
import { BridgeContext } from '../../../src/renderer/authenticator/use-command'
import { WaitingCard } from '../../../src/renderer/authenticator/waiting-card'
import { WindowSpeechContext } from '../../../src/renderer/text/windows/use-window-words'
import { windowCatalogues } from '../../../src/renderer/text/windows/window-catalogues'

function shareOf(remainingMs: number, lifetimeMs: number): number {
  const request = { id: 'r', application: 'Payroll', account: 'a@b', tenantName: 'Contoso' }
  const html = renderToStaticMarkup(
    <WindowSpeechContext value={{ language: 'en', words: windowCatalogues.en, moment: String }}>
      <BridgeContext value={{} as AuthenticatorBridge}>
        <WaitingCard of={[{ ...request, remainingMs, lifetimeMs }]} heardAt={performance.now()} />
      </BridgeContext>
    </WindowSpeechContext>,
  )
  const [, rest, whole] = /stroke-dasharray="([\d.]+) ([\d.]+)"/.exec(html) ?? []
  return Number(rest) / Number(whole)
}

test('L5 the ring counts from the request’s own life, short or long', () => {
  expect(shareOf(30_000, 30_000)).toBeCloseTo(1)
  expect(shareOf(30_000, 60_000)).toBeCloseTo(0.5)
  expect(shareOf(150_000, 300_000)).toBeCloseTo(0.5)
  expect(shareOf(300_000, 300_000)).toBeCloseTo(1)
})
