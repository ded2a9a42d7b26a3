import { addresses } from './network/addresses.ts'
import { exposure } from './network/exposure.ts'
import { front } from './network/front.ts'
import { tls } from './network/tls.ts'
import { traffic } from './network/traffic.ts'
import { vpc } from './network/vpc.ts'

/** The lines of this topic, in the order of `docs/coverage.md`. */
export const network = { ...vpc, ...traffic, ...addresses, ...front, ...exposure, ...tls }
