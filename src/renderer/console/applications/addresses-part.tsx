/** Where an application is led back to, kind by kind. @module */
import { addressPlaces } from '#protocol/application-addresses'
import type { ApplicationDetail } from '#protocol/console-applications-http'
import { useConsoleWords } from '../../text/console/use-console-words.ts'
import { DetailPart } from '../detail.tsx'
import { addressesAt } from './addresses.ts'

export function AddressesPart({ of: application }: { readonly of: ApplicationDetail }) {
  const words = useConsoleWords().text.applications
  const places = addressPlaces.filter((place) => addressesAt(application, place).length > 0)
  return (
    <DetailPart title={words.addresses}>
      {places.length === 0 ? <p className="detail-row-text">{words.noAddresses}</p> : null}
      {places.map((place) => (
        <div key={place} className="application-line">
          <p className="detail-row-text">{words.addressesOf[place]}</p>
          <ul className="application-addresses">
            {addressesAt(application, place).map((address) => (
              <li key={address}>
                <code>{address}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {application.isFallbackPublicClient ? (
        <p className="detail-row-text">{words.fallbackOn}</p>
      ) : null}
    </DetailPart>
  )
}
