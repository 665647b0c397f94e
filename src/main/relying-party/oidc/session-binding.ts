/** What was given without `offline_access` lives as long as the session: all of it, whichever tab it was given to. @module */
import type { Provider } from 'oidc-provider'

interface Given {
  readonly clientId?: string
  readonly accountId?: string
  readonly sessionUid?: string
  readonly expiresWithSession?: boolean
}
interface Model {
  find(value: string, options?: FindOptions): Promise<Given | undefined>
}
interface FindOptions {
  readonly ignoreSessionBinding?: boolean
}

/** The provider would end what one tab was given once another tab of the same application is given something. */
export function bindToSessions(provider: Provider): void {
  for (const kind of ['AuthorizationCode', 'AccessToken', 'RefreshToken', 'DeviceCode'] as const) {
    const model = provider[kind] as unknown as Model
    const find = model.find.bind(model)
    Object.defineProperty(model, 'find', {
      configurable: true,
      async value(value: string, options?: FindOptions) {
        const given = await find(value, { ...options, ignoreSessionBinding: true })
        if (given?.expiresWithSession !== true || options?.ignoreSessionBinding === true) {
          return given
        }
        return (await isSessionThere(provider, given)) ? given : undefined
      },
    })
  }
}

/** Of the same person, and not signed out of the application. */
async function isSessionThere(
  provider: Provider,
  { sessionUid = '', accountId, clientId = '' }: Given,
): Promise<boolean> {
  const session = await provider.Session.findByUid(sessionUid)
  return session?.accountId === accountId && session?.authorizations?.[clientId] !== undefined
}
