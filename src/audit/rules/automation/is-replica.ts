import { isSet } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { either, type Truth } from '../../resource/truth.ts'

/** A database, or a cluster of them, is a copy of what is backed up itself. */
export function isReplica(database: Resource): Truth {
  return either(
    isSet(database.get('replicate_source_db')),
    isSet(database.get('replication_source_identifier')),
  )
}
