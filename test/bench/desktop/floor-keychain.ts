/** The floor of the keychain's process: keytar loaded. @module */
import keytar from 'keytar'
import { tellParent } from './tell-parent.ts'

tellParent({ ready: typeof keytar.findPassword })
