/**
 * What the tray shows of how things stand: which icon, which sentence, which menu.
 * @module
 */
import type { Receiving, WaitingRequest } from '#protocol/authenticator-state'
import type { LocalRelyingParty } from '#protocol/local-relying-party'
import type { TrayWords } from './tray-words.ts'

export interface TrayFacts {
  readonly receiving: Receiving
  /** Oldest first. */
  readonly waiting: readonly Pick<WaitingRequest, 'id' | 'application' | 'account' | 'tenantName'>[]
  readonly relyingParty: LocalRelyingParty
}

export const trayIcons = ['idle', 'request', 'offline', 'locked'] as const
/** Each of another shape. */
export type TrayIcon = (typeof trayIcons)[number]

/** A request comes before everything: it can be answered however things stand. */
export function toTrayIcon({ receiving, waiting }: TrayFacts): TrayIcon {
  if (waiting.length > 0) return 'request'
  switch (receiving.state) {
    case 'none':
    case 'ready':
      return 'idle'
    case 'connecting':
    case 'offline':
      return 'offline'
    case 'cannot-approve':
    case 'cannot-receive':
      return 'locked'
    default: {
      const never: never = receiving
      return never
    }
  }
}

/** One sentence: in the tooltip, and, where desktops show none, on top of the menu. */
export function toTraySentence({ receiving, waiting }: TrayFacts, words: TrayWords): string {
  if (waiting.length > 0) {
    const waits = words.waiting(waiting.length)
    if (receiving.state !== 'cannot-approve') return waits
    return `${waits} · ${words.cannotApprove[receiving.why]}`
  }
  if (receiving.state === 'cannot-approve') return words.cannotApprove[receiving.why]
  return receiving.state === 'cannot-receive'
    ? words.cannotReceive[receiving.why]
    : words.receiving[receiving.state]
}

export type TrayAct =
  | { readonly kind: 'open-request'; readonly challengeId: string }
  | { readonly kind: 'open' | 'open-simulation' | 'open-settings' | 'quit' }

export type TrayItem =
  | { readonly kind: 'separator' }
  /** Says something and does nothing. */
  | { readonly kind: 'sentence'; readonly label: string }
  | {
      readonly kind: 'act'
      readonly label: string
      readonly enabled: boolean
      readonly act: TrayAct
    }

/** As many requests as fit a menu that is read at a glance; the window has the others. */
const mostRequests = 3

export function toTrayMenu(facts: TrayFacts, words: TrayWords): readonly TrayItem[] {
  const act = (label: string, of: TrayAct, enabled = true): TrayItem => ({
    kind: 'act',
    label,
    enabled,
    act: of,
  })
  return [
    { kind: 'sentence', label: toTraySentence(facts, words) },
    ...facts.waiting
      .slice(0, mostRequests)
      .map((request) =>
        act(words.openRequest(request), { kind: 'open-request', challengeId: request.id }),
      ),
    { kind: 'separator' },
    act(words.open, { kind: 'open' }),
    act(words.simulation, { kind: 'open-simulation' }, facts.relyingParty.state === 'running'),
    { kind: 'sentence', label: toRelyingPartySentence(facts.relyingParty, words) },
    { kind: 'separator' },
    act(words.settings, { kind: 'open-settings' }),
    act(words.quit, { kind: 'quit' }),
  ]
}

/** Menus take `&` for the mark of an access key; a name that holds one keeps it. */
export function plainLabel(text: string): string {
  return text.replaceAll('&', '&&')
}

function toRelyingPartySentence(
  relyingParty: LocalRelyingParty,
  { relyingParty: words }: TrayWords,
): string {
  switch (relyingParty.state) {
    case 'running':
      return words.running(new URL(relyingParty.origin).port)
    case 'stopped':
      return relyingParty.why.reason === 'port-taken'
        ? words.portTaken(relyingParty.why.port)
        : words.stopped
    case 'starting':
    case 'restarting':
      return words[relyingParty.state]
    default: {
      const never: never = relyingParty
      return never
    }
  }
}
