/** What a tenant decides besides its methods policy, and its switches between the documented and the better way. @module */
import * as z from 'zod/mini'
import { displayText } from './fields.ts'

/**
 * Each switch with its values; the first is what Microsoft documents (`entra`), the second the better way (`improved`).
 * Each is a row of docs/parity.md.
 */
export const switchValues = {
  /** What a new attempt does while a request is unanswered. */
  pendingRequest: ['entra', 'replace', 'queue'],
  /** Whether phone sign-in needs combined registration with mode Any or Push, as newer documentation adds. */
  combinedRegistrationModes: ['entra', 'improved'],
  /** Whether a fifth installation is refused to a user whose MFA is on-premises. */
  onPremisesInstallations: ['entra', 'improved'],
  /** Whether a device of profile `android` serves one account alone, as the older documentation says. */
  androidAccounts: ['entra', 'improved'],
  /** Whether *not me* to a passwordless request leaves the user's risk as it is. */
  reportSuspicious: ['entra', 'improved'],
  /** Whether a hint at a federated name is ignored as soon as the person holds a passwordless credential. */
  federatedHint: ['entra', 'improved'],
  /** Whether application and place are left out of a request unless the policy shows them. */
  requestContext: ['entra', 'improved'],
  /** Whether tokens tell by which methods, and how strongly, somebody signed in. Both presets have the better way. */
  methodsInTokens: ['entra', 'improved'],
} as const
export type SwitchName = keyof typeof switchValues
export type Preset = 'entra' | 'improved'

const switches = z.strictObject({
  pendingRequest: z.enum(switchValues.pendingRequest),
  combinedRegistrationModes: z.enum(switchValues.combinedRegistrationModes),
  onPremisesInstallations: z.enum(switchValues.onPremisesInstallations),
  androidAccounts: z.enum(switchValues.androidAccounts),
  reportSuspicious: z.enum(switchValues.reportSuspicious),
  federatedHint: z.enum(switchValues.federatedHint),
  requestContext: z.enum(switchValues.requestContext),
  methodsInTokens: z.enum(switchValues.methodsInTokens),
})
export type Switches = z.infer<typeof switches>

/** All switches as one preset has them. */
export function presetSwitches(preset: Preset): Switches {
  return preset === 'entra'
    ? {
        pendingRequest: 'entra',
        combinedRegistrationModes: 'entra',
        onPremisesInstallations: 'entra',
        androidAccounts: 'entra',
        reportSuspicious: 'entra',
        federatedHint: 'entra',
        requestContext: 'entra',
        methodsInTokens: 'improved',
      }
    : {
        pendingRequest: 'replace',
        combinedRegistrationModes: 'improved',
        onPremisesInstallations: 'improved',
        androidAccounts: 'improved',
        reportSuspicious: 'improved',
        federatedHint: 'improved',
        requestContext: 'improved',
        methodsInTokens: 'improved',
      }
}

/** `1`, `1.2` or `1.2.3`. */
export const appVersion = z.string().check(z.regex(/^[0-9]{1,5}(?:\.[0-9]{1,5}){0,3}$/))

const simulatedSource = z.strictObject({
  name: displayText(60),
  /** IPv4 or IPv6, as people write it. */
  address: z.string().check(z.regex(/^[0-9a-f.:]{2,45}$/)),
  place: displayText(80),
})
export type SimulatedSource = z.infer<typeof simulatedSource>

export const tenantSettings = z.strictObject({
  switches,
  /** Whether methods are registered in one place. Comes first: without it nobody is enabled for phone sign-in. */
  isCombinedRegistrationOn: z.boolean(),
  /** The old directory-wide switch: everybody may sign in by phone. Saving the methods policy replaces it. */
  isLegacyPhoneSignInOn: z.boolean(),
  /** Apps older than this are refused; absent: none is. */
  minimumAppVersion: z.optional(appVersion),
  /** What follows a right password. */
  secondFactor: z.enum(['none', 'whenRegistered', 'required']),
  /** Whether a browser on the device's own computer may be approved by it. */
  isSameDeviceRefused: z.boolean(),
  /** Whether browser and device have to be on one network. */
  isSameNetworkRequired: z.boolean(),
  /** Where people are told to sign in by phone: a page of this relying party says how. */
  isPhoneSignInRecommended: z.boolean(),
  /** Addresses and places that a browser may pretend to come from; always marked as simulated. */
  simulatedSources: z.array(simulatedSource).check(z.maxLength(20)),
})
export type TenantSettings = z.infer<typeof tenantSettings>

/** As a file has them: one that was written before there was a switch has the value that tenants of then got. */
export const writtenTenantSettings = z.extend(tenantSettings, {
  switches: z.extend(switches, {
    methodsInTokens: z._default(z.enum(switchValues.methodsInTokens), 'improved'),
  }),
})

/** What a new tenant begins with. */
export function defaultTenantSettings(preset: Preset): TenantSettings {
  return {
    switches: presetSwitches(preset),
    isCombinedRegistrationOn: true,
    isLegacyPhoneSignInOn: false,
    secondFactor: 'none',
    isSameDeviceRefused: false,
    isSameNetworkRequired: false,
    isPhoneSignInRecommended: false,
    simulatedSources: [],
  }
}
