/** The configuration plan. @module */
import { expect } from 'vitest'
import { module, type Plan } from './module.ts'

export const config: Plan = {
  name: 'oidcc-config-certification-test-plan',
  modules: [
    module('oidcc-discovery-endpoint-verification', async ({ server, world, fetch }) => {
      expect(server.issuer).toBe(world.issuer)
      for (const endpoint of [
        ...([server.authorization_endpoint, server.token_endpoint] as const),
        ...([server.userinfo_endpoint, server.jwks_uri] as const),
      ]) {
        expect(endpoint).toMatch(`${world.origin}/`)
      }
      expect(server.response_types_supported).toContain('code')
      expect(server.subject_types_supported).toEqual(['pairwise'])
      expect(server.id_token_signing_alg_values_supported).toContain('RS256')
      expect(server.scopes_supported).toContain('openid')
      expect(server.claims_supported).toContain('sub')
      const set = (await (await fetch(server.jwks_uri ?? '')).json()) as {
        readonly keys: readonly Readonly<Record<string, unknown>>[]
      }
      expect(set.keys.length).toBeGreaterThan(0)
      const kids = set.keys.map(({ kid }) => kid)
      expect(new Set(kids).size).toBe(kids.length)
      for (const key of set.keys) {
        expect(key).toMatchObject({ kty: 'RSA', use: 'sig' })
        for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi'])
          expect(key).not.toHaveProperty(secret)
      }
    }),
  ],
}
