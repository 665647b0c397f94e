/** What the PIN is for, so that nobody types it for something else. @module */
import type { PinPurpose } from '#protocol/pin-bridge'
import { useWindowWords } from '../text/windows/use-window-words.ts'
import { Emphasized } from '../ui/emphasized.tsx'
import { Letterhead } from '../ui/letterhead.tsx'
import './pin-subject.css'

export function PinSubject({ purpose }: { readonly purpose: PinPurpose }) {
  const { words } = useWindowWords()
  const { approval, phoneSignIn, osVerification } = words.pin.purpose
  switch (purpose.for) {
    case 'approval':
      return (
        <div className="pin-subject">
          <Letterhead name={purpose.tenant} detail={purpose.account} />
          <p className="pin-subject-why">
            <Emphasized sentence={approval} name={purpose.application} />
          </p>
        </div>
      )
    case 'phone-sign-in':
      return (
        <div className="pin-subject">
          <Letterhead name={purpose.tenant} detail={purpose.account} />
          <p className="pin-subject-why">{phoneSignIn}</p>
        </div>
      )
    case 'os-verification':
      return <p className="pin-subject-why">{osVerification}</p>
    default: {
      const never: never = purpose
      return never
    }
  }
}
