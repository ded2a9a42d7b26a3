import { type Outcome, requireThat } from '../../../outcome.ts'
import type { Configuration } from '../../../resource/configuration.ts'
import type { Resource } from '../../../resource/resource.ts'
import { either, not } from '../../../resource/truth.ts'
import { blocksAt } from './blocks-at.ts'
import type { Demand, Holder } from './demand.ts'
import { type Examples, examplesOf } from './examples-of.ts'

/** The part of a rule that follows from a table. */
export interface FromTable {
  readonly scope: 'resource'
  readonly resources: readonly string[]
  readonly aliases: readonly string[]
  readonly aliasesOf: Readonly<Record<string, readonly string[]>>
  evaluate(resource: Resource, configuration: Configuration): Outcome
  readonly examples: Examples
}

/** The part of a rule that follows from its table: which types, how each is judged, and examples of each line. */
export function demandsOf(table: readonly Demand[]): FromTable {
  const byType = Map.groupBy(table, ({ type }) => type)
  return {
    scope: 'resource',
    resources: [...byType.keys()],
    aliases: [],
    aliasesOf: aliasesIn(byType),
    evaluate: (resource, configuration) =>
      (byType.get(resource.type) ?? []).map(demand => judge(demand, resource, configuration)),
    examples: examplesOf(table),
  }
}

function aliasesIn(byType: ReadonlyMap<string, readonly Demand[]>): Record<string, readonly string[]> {
  const entries = [...byType].map(
    ([type, demands]) => [type, [...new Set(demands.flatMap(({ aliases = [] }) => aliases))]] as const,
  )
  return Object.fromEntries(entries.filter(([, aliases]) => aliases.length > 0))
}

function judge(demand: Demand, resource: Resource, configuration: Configuration): Outcome {
  if (demand.each === undefined) return judgeHolder(demand, resource, configuration)
  return blocksAt(resource, demand.each).map(block => judgeHolder(demand, block, configuration))
}

function judgeHolder(demand: Demand, holder: Holder, configuration: Configuration): Outcome {
  const attribute = holder.get(demand.at)
  const concerns = demand.only?.concerns(holder, configuration) ?? 'yes'
  if (concerns === 'no') return []
  const holds = demand.holds({ attribute, holder, configuration })
  const says = attribute.isWritten ? demand.says : demand.saysNothing
  return requireThat(either(not(concerns), holds), attribute, says)
}
