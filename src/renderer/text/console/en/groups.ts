/** Groups in the console, in English. @module */
import { counted } from './counted.ts'

export const groups = {
  lead: (count: number) => counted(count, 'group', 'groups'),
  search: 'Find a group',
  name: 'Name',
  description: 'Description',
  members: 'Members',
  noMembers: 'Nobody is in this group.',
  within: 'Member of',
  group: 'Group',
  user: 'User',
  make: 'New group',
  makeFirst: 'No group yet. Groups say whom a policy is for.',
  makeTitle: 'New group',
  change: 'Edit',
  changeTitle: (name: string) => `Edit ${name}`,
  save: 'Save',
  create: 'Create',
  cancel: 'Cancel',
  nameMissing: 'Give the group a name.',
  remove: 'Remove',
  removeMember: (name: string) => `Remove ${name}`,
  add: 'Add members',
  delete: 'Delete group',
  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteText: 'Its members stay, and are no longer met by rules that mean this group.',
  deleteAnswer: 'Delete',
  keep: 'Keep',
  refused: {
    'name-taken': 'Another group has this name. Choose another one; nothing was changed.',
    circle: (name: string) =>
      `${name} cannot be a member: this group is in it, directly or through others. Nobody was added.`,
    'in-policy': (methods: string) =>
      `The policy names this group under ${methods}. Take it out there first; nothing was deleted.`,
  },
  done: { made: 'Created.', saved: 'Saved.', deleted: 'Deleted.' },
}
