/**
 * Every planted defect, by row.
 * @module
 */
import { authenticatorWindowBars } from './authenticator-window.mjs'
import { desktopBars } from './desktop.mjs'
import { deviceBars } from './device.mjs'
import { doorBars } from './doors.mjs'
import { faultBars } from './faults.mjs'
import { judgingBars } from './judging.mjs'
import { killBars } from './kills.mjs'
import { limitBars } from './limits.mjs'
import { openIdCertificationBars } from './openid-certification.mjs'
import { openIdBars } from './openid.mjs'
import { osVerificationBars } from './os-verification.mjs'
import { outcomeBars } from './outcomes.mjs'
import { packageBars } from './package.mjs'
import { policyBars } from './policies.mjs'
import { protocolBars } from './protocol.mjs'
import { signingInBars } from './signing-in.mjs'
import { testingBars } from './testing.mjs'
import { windowBars } from './windows.mjs'

/**
 * @typedef {object} Bar
 * @property {string} row whose tests must fall
 * @property {string} says what is wrong then
 * @property {string} file
 * @property {string} find stands in the file exactly once
 * @property {string} replace
 * @property {readonly string[]} tests the files that hold the row
 * @property {boolean} [builds] whether they start the built programs
 */

/** @type {readonly Bar[]} */
export const bars = [
  ...protocolBars,
  ...judgingBars,
  ...signingInBars,
  ...openIdBars,
  ...deviceBars,
  ...limitBars,
  ...testingBars,
  ...osVerificationBars,
  ...doorBars,
  ...faultBars,
  ...killBars,
  ...outcomeBars,
  ...packageBars,
  ...policyBars,
  ...desktopBars,
  ...windowBars,
  ...authenticatorWindowBars,
  ...openIdCertificationBars,
]
