import { atRest } from './encryption/at-rest.ts'
import { customerKey } from './encryption/customer-key.ts'
import { inTransit } from './encryption/in-transit.ts'
import { keys } from './encryption/keys.ts'
import { secrets } from './encryption/secrets.ts'

/** The lines of this topic, in the order of `docs/coverage.md`. */
export const encryption = { ...atRest, ...customerKey, ...inTransit, ...keys, ...secrets }
