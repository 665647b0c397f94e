/** A person's way through the sign-in page in a real browser, to an approval. @module */
import type { Page } from '@playwright/test'
import { catalogues, languages } from '../renderer/text/language.ts'
import type { VirtualAuthenticator } from './api.ts'

/** In whichever language the page speaks. */
const wordsOf = (pick: (words: (typeof catalogues)['en']['signIn']) => string): RegExp => {
  const all = languages.map((language) => pick(catalogues[language].signIn))
  return new RegExp(
    `^(?:${all.map((text) => text.replaceAll(/[^\p{L} ]/gu, '.')).join('|')})$`,
    'u',
  )
}
const other = wordsOf(({ ways }) => ways.other)
const authenticatorWay = wordsOf(({ ways }) => ways.authenticator)
const send = wordsOf(({ ask }) => ask.send)

/** From the sign-in page, wherever an application led to it: types the name and asks for an approval; the number. */
export async function askOn(page: Page, { user }: VirtualAuthenticator): Promise<string> {
  const name = page.locator('input[name="username"]')
  const number = page.getByTestId('number')
  await name.fill(user.name)
  await name.press('Enter')
  const sending = page.getByRole('button', { name: send })
  const choosing = page.getByRole('button', { name: authenticatorWay })
  const others = page.getByRole('button', { name: other })
  await number.or(sending).or(others).first().waitFor()
  // By the keyboard: for a click Playwright first waits until nothing moves any more.
  if (await others.isVisible()) {
    await others.press('Enter')
    await choosing.press('Enter')
  } else if (await sending.isVisible()) await sending.press('Enter')
  return (await number.innerText()).replaceAll(/\s/g, '')
}
