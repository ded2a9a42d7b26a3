import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { startsWith } from '../../resource/predicates.ts'
import { oncePerResource } from '../once-per.ts'
import type { Source } from './source.ts'

const LIST = 'aws_ec2_managed_prefix_list'
const OF_AWS = ['data.aws_prefix_list', 'aws_vpc_endpoint', 'data.aws_vpc_endpoint']

/**
 * What the prefix lists hold that a rule names. Lists of AWS’s own (`com.amazonaws.…`) hold the addresses of one
 * service, so they are none of anybody.
 */
export function prefixListSources(named: Attribute, configuration: Configuration): readonly Source[] {
  return named.each().flatMap(each => sourcesOf(each, configuration))
}

function sourcesOf(named: Attribute, configuration: Configuration): readonly Source[] {
  const lists = configuration.referredTo(named, LIST)
  if (lists.length > 0)
    return lists.map(list => ({ ranges: null, at: named, inside: entriesOf(list, configuration) }))
  if (configuration.referredTo(named, ...OF_AWS).length > 0) return []
  const [read] = configuration.referredTo(named, `data.${LIST}`)
  if (read !== undefined && startsWith(read.get('name'), 'com.amazonaws.') === 'yes') return []
  return [{ ranges: null, at: named }]
}

/** In the list’s own blocks, and in resources of their own. Read once: thousands of rules may name one list. */
const entriesOf = oncePerResource((list, configuration): readonly Source[] => {
  const entries = configuration.pointingAt(list, { type: `${LIST}_entry`, path: 'prefix_list_id' })
  const blocks = list.get('entry')
  const isOpen = blocks.value?.kind === 'list' && !blocks.value.isComplete
  const hidden = isOpen || entries.others === 'unknown' ? [{ ranges: null, at: blocks }] : []
  const ranges = [
    ...list.each('entry').map(entry => entry.get('cidr')),
    ...entries.found.map(entry => entry.get('cidr')),
  ]
  return [...ranges.map(range => ({ ranges: range })), ...hidden]
})
