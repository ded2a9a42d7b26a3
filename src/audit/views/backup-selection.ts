import type { Attribute } from '../resource/attribute.ts'
import type { Configuration } from '../resource/configuration.ts'
import { equals, textOf } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { either, every, not, some, type Truth, truth } from '../resource/truth.ts'
import { oncePer } from './once-per.ts'
import { isPointedAt } from './pointed-at.ts'

/** The service’s name in the ARNs of each type that a backup plan can select. */
const SERVICES: Readonly<Record<string, string>> = {
  aws_ebs_volume: 'ec2',
  aws_efs_file_system: 'elasticfilesystem',
  aws_rds_cluster: 'rds',
}

/** What every selection of a configuration takes, beside ARNs that are named: patterns of ARNs, and tags. */
const selectors = oncePer(configuration => {
  const selections = configuration.ofType('aws_backup_selection')
  const arns = selections.flatMap(selection => selection.each('resources'))
  return {
    patterns: new Set(arns.map(({ value }) => textOf(value) ?? '').filter(text => text.includes('*'))),
    tags: eachOnce(selections.flatMap(selection => selection.each('selection_tag'))),
    isAllSeen: every(selections, selection => isSeen(selection.get('selection_tag'))),
  }
})

function eachOnce(tags: readonly Attribute[]): readonly Attribute[] {
  const byText = new Map(
    tags.map(tag => [JSON.stringify([textOf(tag.get('key').value), textOf(tag.get('value').value)]), tag]),
  )
  return [...byText.values()]
}

/** A selection of AWS Backup takes the resource: by its ARN, by a pattern of ARNs, or by one of its tags. */
export function isSelectedForBackup(store: Resource, configuration: Configuration): Truth {
  const link = { type: 'aws_backup_selection', path: 'resources', names: 'arn' }
  const { patterns, tags, isAllSeen } = selectors(configuration)
  return either(
    isPointedAt(store, link, configuration),
    some(patterns, pattern => truth(isFor(pattern, store))),
    some(tags, tag => hasTag(store, tag)),
    not(isAllSeen),
  )
}

/** Nothing of a list of blocks is hidden. */
function isSeen({ value }: Attribute): Truth {
  const isHidden = value?.kind === 'unknown' || (value?.kind === 'list' && !value.isComplete)
  return isHidden ? 'unknown' : 'yes'
}

/** `*`, `arn:aws:ec2:*:*:volume/*` */
function isFor(pattern: string, { type }: Resource): boolean {
  return pattern === '*' || pattern.includes(`:${SERVICES[type] ?? ''}:`)
}

function hasTag(store: Resource, tag: Attribute): Truth {
  const key = textOf(tag.get('key').value)
  const value = textOf(tag.get('value').value)
  if (key === null || value === null) return 'unknown'
  const tags = store.get('tags').value
  if (tags?.kind !== 'object') return tags === null ? 'no' : 'unknown'
  if (!tags.entries.has(key)) return tags.isComplete ? 'no' : 'unknown'
  return equals(store.get('tags').get(key), value)
}
