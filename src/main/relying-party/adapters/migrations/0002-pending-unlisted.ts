/** Without the list of what is pending: each sign-in wrote it twice, and hardly anything ever read it. @module */

/** At start the whole file is looked through anyway; a person's attempts have an index of their own. */
export const pendingUnlisted: readonly string[] = ['drop index "attemptPending"']
