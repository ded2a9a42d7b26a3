import type { Attribute } from '../../../resource/attribute.ts'
import type { Resource } from '../../../resource/resource.ts'

/** What names the database that a snapshot is made of. */
export function sourceOf(snapshot: Resource): Attribute {
  const instance = snapshot.get('db_instance_identifier')
  return instance.isWritten ? instance : snapshot.get('db_cluster_identifier')
}
