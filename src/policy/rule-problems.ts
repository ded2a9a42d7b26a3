import * as z from 'zod'
import type { Rule } from '../audit/define-rule.ts'
import { didYouMean } from './closest.ts'
import { knownRules } from './known-rules.ts'
import { type Path, shortened } from './path.ts'
import type { Policy } from './schema.ts'
import { type PathProblem, schemaProblems } from './schema-problems.ts'

const PATH = ['checks', 'infra-audit', 'rules'] as const

/** What is wrong with the settings of the infrastructure audit’s rules: names of none, and options that they do not have. */
export function ruleProblems({ checks }: Policy, known = knownRules): PathProblem[] {
  // A check that is not among those in question has no options either.
  const settings = Object.entries(checks['infra-audit']?.rules ?? {})
  if (settings.length === 0) return []
  const byId = new Map(known().map(rule => [rule.id, rule]))
  return settings.flatMap(([id, { options }]) => {
    const rule = byId.get(id)
    if (rule === undefined) return [unknownRule(id, [...byId.keys()])]
    return options === undefined ? [] : optionProblems(rule, options)
  })
}

function unknownRule(id: string, ids: readonly string[]): PathProblem {
  const message = `\`${shortened(id)}\` is no rule of the infrastructure audit.${didYouMean(id, ids)} \`compliance-patrol rules\` lists them.`
  return { path: [...PATH, id], atKey: true, message }
}

function optionProblems({ id, options: schema }: Rule, options: unknown): PathProblem[] {
  const path: Path = [...PATH, id, 'options']
  if (schema === undefined)
    return [{ path, atKey: true, message: `The rule \`${id}\` has no options. Remove \`options\`.` }]
  const within = path.toReversed().reduce<z.ZodType>((inner, key) => z.strictObject({ [key]: inner }), schema)
  const given = path.toReversed().reduce<unknown>((inner, key) => ({ [key]: inner }), options)
  const parsed = within.safeParse(given, { reportInput: true })
  return parsed.success ? [] : schemaProblems(parsed.error, within)
}
