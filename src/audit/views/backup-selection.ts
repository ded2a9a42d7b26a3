import type { Attribute } from '../resource/attribute.ts'
import type { Configuration } from '../resource/configuration.ts'
import { equals, someItem, textOf } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { both, either, some, type Truth } from '../resource/truth.ts'

/** The service’s name in the ARNs of each type that a backup plan can select. */
const SERVICES: Readonly<Record<string, string>> = {
  aws_ebs_volume: 'ec2',
  aws_efs_file_system: 'elasticfilesystem',
  aws_rds_cluster: 'rds',
}

/** A selection of AWS Backup takes the resource: by its ARN, by a pattern of ARNs, or by one of its tags. */
export function isSelectedForBackup(store: Resource, configuration: Configuration): Truth {
  const link = { type: 'aws_backup_selection', path: 'resources', names: 'arn' }
  const { found, others } = configuration.pointingAt(store, link)
  const selections = configuration.ofType('aws_backup_selection')
  return either(
    found.length > 0 ? 'yes' : others,
    some(selections, selection => someItem(selection.get('resources'), arn => isPatternFor(arn, store))),
    some(selections, selection => someItem(selection.get('selection_tag'), tag => hasTag(store, tag))),
  )
}

/** `*`, `arn:aws:ec2:*:*:volume/*` */
function isPatternFor({ value }: Attribute, { type }: Resource): Truth {
  const text = textOf(value)
  if (text === null || !text.includes('*')) return 'no'
  return text === '*' || text.includes(`:${SERVICES[type] ?? ''}:`) ? 'yes' : 'no'
}

function hasTag(store: Resource, tag: Attribute): Truth {
  const key = textOf(tag.get('key').value)
  const value = textOf(tag.get('value').value)
  if (key === null || value === null) return 'unknown'
  const tags = store.get('tags').value
  if (tags?.kind !== 'object') return tags === null ? 'no' : 'unknown'
  if (!tags.entries.has(key)) return tags.isComplete ? 'no' : 'unknown'
  return both(equals(store.get('tags').get(key), value))
}
