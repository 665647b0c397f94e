/** From which origins a single-page application may ask for its tokens. @module */
import { expect, test } from 'vitest'
import { asksFrom } from '../../../src/main/relying-party/oidc/redirect-uris.ts'

const registered = {
  redirectUris: {
    spa: ['http://localhost:5173/redirect.html', 'https://app.example/'],
    web: ['https://web.example/callback'],
    publicClient: [],
  },
}

test.each([
  ['http://localhost:5173', true],
  ['http://localhost:5174', true],
  ['https://app.example', true],
  ['https://app.example:8443', false],
  ['https://localhost:5173', false],
  ['http://127.0.0.1:5173', false],
  ['http://localhost.app.example', false],
  ['https://web.example', false],
  ['null', false],
])('O4 a page at %s asks for tokens: %s', (origin, may) => {
  expect(asksFrom(registered, origin)).toBe(may)
})
