/** What a request shows of a sign-in: all that is known, but for what the tenant's policy leaves out. @module */
import type { ChallengeContext } from '#protocol/challenge'
import { allUsers, noGroup, type FeatureConfiguration } from '#protocol/methods-policy'
import type { Context } from '../context.ts'
import { isSameNetwork } from '../network-place.ts'
import { findRules } from '../policy/person-of.ts'
import { applicationOf, whereabouts, type Asking } from './asking.ts'
import { unknownLane } from './prompt-limits.ts'

/** Application and place as the policy says; the rest always. */
export async function shownContext(
  { store }: Pick<Context, 'store'>,
  asking: Asking,
  time: number,
): Promise<ChallengeContext> {
  const { tenant, page, lane } = asking
  const { address, place, browser, os, sameDevice, simulated } = whereabouts(asking)
  const isAllShown = tenant.settings.switches.requestContext === 'improved'
  const { featureSettings } = (await findRules(store.find, tenant)).policy.microsoftAuthenticator
  const { displayAppInformationRequiredState, displayLocationInformationRequiredState } =
    featureSettings
  const features = [displayAppInformationRequiredState, displayLocationInformationRequiredState]
  const groups =
    !isAllShown && features.some(asksGroups)
      ? await store.find.groupsOf(tenant.id, page.subject)
      : []
  const [isAppShown, isPlaceShown] = features.map((feature) => isAllShown || isOn(feature, groups))
  return {
    // Without the application, the organization alone.
    app: isAppShown === true ? applicationOf(page) : tenant.name,
    ...(isPlaceShown === true && place !== undefined ? { place } : {}),
    ...(isPlaceShown === true && address !== undefined ? { ip: address } : {}),
    ...(browser === undefined ? {} : { browser }),
    ...(os === undefined ? {} : { os }),
    time,
    ...(sameDevice === undefined ? {} : { sameDevice }),
    knownBrowser: lane.lane !== unknownLane,
    ...(simulated ? { simulated: true as const } : {}),
  }
}

/** Whether browser and device are on one network: known only while the device is connected, and from one place. */
export function nearness(
  { live }: Pick<Context, 'live'>,
  { tenant, browser }: Pick<Asking, 'tenant' | 'browser'>,
  { device }: { readonly device: string },
): Pick<ChallengeContext, 'sameNetwork'> {
  const answers = live
    .addressesOf(tenant.id, device)
    .map((address) => isSameNetwork(browser.address, address))
  const [sameNetwork, ...others] = new Set(answers)
  return sameNetwork === undefined || others.length > 0 ? {} : { sameNetwork }
}

function isOn(feature: FeatureConfiguration, groups: readonly string[]): boolean {
  const { state, includeTarget, excludeTarget } = feature
  const isIn = (id: string) => id === allUsers || (id !== noGroup && groups.includes(id))
  return state === 'enabled' && isIn(includeTarget.id) && !isIn(excludeTarget.id)
}

function asksGroups({ state, includeTarget, excludeTarget }: FeatureConfiguration): boolean {
  const named = [includeTarget.id, excludeTarget.id].filter(
    (id) => id !== allUsers && id !== noGroup,
  )
  return state === 'enabled' && named.length > 0
}
