/** Whom a refusal means by the place of a mistake in the policy. @module */
import type { FeatureSettings } from '#protocol/methods-policy'
import type { Draft } from './draft.ts'

/** The id at `path`, as in `microsoftAuthenticator.includeTargets[2].id`; undefined where none stands there. */
export function targetAt({ included, excluded, own }: Draft, path: string): string | undefined {
  const [, list, at] = /\.(includeTargets|excludeTargets)\[(\d+)\]\.id$/.exec(path) ?? []
  if (list !== undefined) return (list === 'includeTargets' ? included : excluded)[Number(at)]?.id
  const [, feature, side] =
    /\.featureSettings\.(\w+)\.(includeTarget|excludeTarget)\.id$/.exec(path) ?? []
  if (own.kind !== 'authenticator' || !isFeature(own.featureSettings, feature)) return undefined
  return own.featureSettings[feature][side === 'includeTarget' ? side : 'excludeTarget'].id
}

function isFeature(settings: FeatureSettings, name = ''): name is keyof FeatureSettings {
  return Object.hasOwn(settings, name)
}
