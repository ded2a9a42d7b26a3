import type { Only } from '../demand/demand.ts'
import { unlessImplied, unlessSet, where } from '../demand/where.ts'

/**
 * A cache that has to say itself whether it is encrypted: one that joins a global one has the encryption of that, and
 * Valkey is encrypted by default.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
 */
export function cacheOfItsOwn(path: string): Only {
  return where(unlessImplied(path, 'engine', 'valkey'), unlessSet('global_replication_group_id'))
}
