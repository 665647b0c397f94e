/** Every decision by name: plain data in, plain data out, carried out by the store inside one transaction. @module */
import { applicationDecisions } from './applications/decisions.ts'
import { attemptEndingDecisions } from './attempt-ending.ts'
import { createAudit } from './audit.ts'
import { codeSignInDecisions } from './sign-in/code-try.ts'
import { denyingDecisions } from './sign-in/deny-attempt.ts'
import { consoleDecisions } from './console/decisions.ts'
import { groupDecisions } from './console/group-decisions.ts'
import { settingsFormDecisions } from './console/settings-decision.ts'
import { enrollmentDecisions } from './enrollment-decisions.ts'
import { epochDecisions } from './epoch.ts'
import { judgingDecisions } from './judge-approval.ts'
import { campaignDecisions } from './registration/campaign.ts'
import { defaultMethodDecisions } from './registration/default-method.ts'
import { oneTimeCodeDecisions } from './one-time-code.ts'
import { oneTimeCodeRemovalDecisions } from './one-time-code-removal.ts'
import { openIdDecisions } from './openid-decisions.ts'
import { interactionEndDecisions } from './sign-in/interaction-end.ts'
import { pageDecisions } from './sign-in/page-session.ts'
import { personDecisions } from './person-decisions.ts'
import { passwordDecisions } from './sign-in/password-try.ts'
import { policyDecisions } from './policy/save-policy.ts'
import type { Crypto, NumberSeal } from './ports.ts'
import { sampleDecisions } from './sample-decisions.ts'
import { startAttemptDecisions } from './sign-in/start-attempt.ts'
import { importDecisions } from './tenant-file/import-decision.ts'
import { temporaryAccessPassDecisions } from './temporary-access-pass.ts'

export type Decisions = ReturnType<typeof createDecisions>

/** What a store is opened with. */
export function createDecisions({
  crypto,
  numberSeal,
}: {
  readonly crypto: Crypto
  readonly numberSeal: NumberSeal
}) {
  const audit = createAudit(crypto)
  const policy = policyDecisions(audit)
  const enrollment = enrollmentDecisions(audit)
  const pages = pageDecisions(audit)
  const codes = oneTimeCodeDecisions(audit, crypto, numberSeal)
  return {
    ...epochDecisions(audit),
    ...sampleDecisions(audit),
    ...pages,
    ...interactionEndDecisions(audit, (tables, asked) => pages.turnPage(tables, asked)),
    ...openIdDecisions(audit),
    ...passwordDecisions(audit),
    ...startAttemptDecisions(audit),
    ...judgingDecisions(audit, crypto, numberSeal),
    ...denyingDecisions(audit, crypto),
    ...attemptEndingDecisions(audit),
    ...enrollment,
    ...personDecisions(audit, enrollment),
    ...campaignDecisions(audit),
    ...defaultMethodDecisions(audit),
    ...codes,
    ...codeSignInDecisions(codes),
    ...policy,
    ...oneTimeCodeRemovalDecisions(audit),
    ...temporaryAccessPassDecisions(audit),
    ...importDecisions(audit),
    ...consoleDecisions(audit),
    ...groupDecisions(audit),
    ...applicationDecisions(audit),
    ...settingsFormDecisions(policy),
  }
}
