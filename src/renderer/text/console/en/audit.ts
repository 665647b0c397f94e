/** The audit logs in the console, in English. @module */

export const audit = {
  lead: 'What was decided and changed, the newest first. Each row is chained to the one before.',
  number: 'Number',
  when: 'Date',
  event: 'Activity',
  facts: 'Details',
  empty: 'Nothing was written yet.',
}
