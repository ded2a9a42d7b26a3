import { both, type Truth } from '../../../resource/truth.ts'
import type { Holder } from '../demand/demand.ts'
import { unlessImplied, unlessSet } from '../demand/where.ts'

/**
 * A cache that has to say itself whether it is encrypted: one that joins a global one has the encryption of that, and
 * Valkey is encrypted by default.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
 */
export function isCacheOfItsOwn(path: string): (holder: Holder) => Truth {
  const isNotByDefault = unlessImplied(path, 'engine', 'valkey')
  const isAlone = unlessSet('global_replication_group_id')
  return holder => both(isNotByDefault(holder), isAlone(holder))
}
