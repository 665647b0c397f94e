/** Words that several windows share, in English. @module */

const seconds = (count: number): string => (count === 1 ? '1 second' : `${count} seconds`)

export const general = {
  appName: 'Countersign',
  secondsLeft: (count: number) => `${seconds(count)} left`,
  tryAgain: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  done: 'Done',
  copy: 'Copy',
  copied: 'Copied',
  forSupport: (code: string) => `For support: ${code}`,
  unknown: 'Unknown',
  loading: 'Loading',
}
