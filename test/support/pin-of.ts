/** What a device would pin of a running relying party, learnt as a device learns it. @module */
import { toBase64url } from '#protocol/bytes'
import { enrollmentOfferStatement } from '#protocol/enrollment'
import { parseStatement } from '#protocol/jws'
import { parseLink } from '#protocol/links'
import { createCertificateProbe } from '../../src/main/authenticator/adapters/certificate-probe.ts'
import { createRelyingPartyClient } from '../../src/main/authenticator/adapters/relying-party-client.ts'
import type { RelyingParty } from '../../src/main/authenticator/vault-state.ts'
import { aPageOverHttps } from './page-over-https.ts'
import type { Ready } from './relying-party-process.ts'

export async function pinOf(ready: Ready): Promise<RelyingParty> {
  const link = parseLink(await aPageOverHttps(ready, 'contoso.com').invite('balas@contoso.com'))
  if (link.kind !== 'enroll') throw new Error(link.kind)
  const found = await createCertificateProbe().find(link.rp, link.ca)
  if (found.outcome !== 'found') throw new Error(found.reason)
  const at = { origin: link.rp, certificate: found.certificate }
  const offer = await createRelyingPartyClient().ask(at, 'offer', { code: link.code })
  if (offer.outcome !== 'done') throw new Error(offer.outcome)
  return {
    origin: link.rp,
    instance: parseStatement(enrollmentOfferStatement, offer.value.jws).payload.rpi,
    publicKey: offer.value.key,
    certificateHash: link.ca,
    certificate: toBase64url(found.certificate),
  }
}
