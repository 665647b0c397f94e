/**
 * For where a policy forbids code made at run time: schemas of modules that come after this one are interpreted.
 * @module
 */
import { config } from 'zod/mini'

config({ jitless: true })
