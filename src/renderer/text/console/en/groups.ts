/** Groups in the console, in English. @module */
import { counted } from './counted.ts'

export const groups = {
  lead: (count: number) => counted(count, 'group', 'groups'),
  search: 'Find a group',
  name: 'Name',
  description: 'Description',
  members: 'Members',
  noMembers: 'Nobody is in this group.',
  group: 'Group',
  user: 'User',
}
