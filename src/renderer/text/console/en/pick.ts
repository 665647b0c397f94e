/** Choosing users and groups in the console, in English. @module */
import { counted } from './counted.ts'

export const pick = {
  kind: 'Show',
  kinds: { user: 'Users', group: 'Groups' },
  search: { user: 'Find a user', group: 'Find a group' },
  list: 'To choose from',
  none: 'Nothing matches. Try fewer letters.',
  nobody: 'There is nobody else to choose.',
  chosen: (count: number) => counted(count, 'chosen', 'chosen'),
  select: 'Select',
  cancel: 'Cancel',
}
