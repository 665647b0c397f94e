/** What stands around every step of a page, in English. @module */

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`)

export const page = {
  documentTitle: (step: string, tenant: string) => `${step} · ${tenant}`,
  servedBy: (host: string) => `Countersign on ${host}`,
  language: 'Language',
  needsScript: 'This page needs JavaScript. Allow it for this address and load the page again.',
  loading: 'Loading',
  secondsLeft: (count: number) => `${seconds(count)} left`,
  tryAgain: 'Try again',
  cancel: 'Cancel',
  signOut: 'Sign out',
  forSupport: (code: string) => `For support: ${code}`,
  closed: {
    title: 'This page cannot open',
    cookiesTitle: 'Cookies are off',
    unreachable: 'The server does not answer. Check that Countersign is running, then try again.',
    unknownTitle: 'Organization not found',
    unknownHelp: (host: string) =>
      `Check the address. After ${host}/ it names the organization by its domain, such as contoso.com.`,
  },
}
