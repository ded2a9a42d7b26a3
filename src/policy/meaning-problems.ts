import type { Check } from '../checks/define-check.ts'
import type { PolicySetup } from './checks-in-force.ts'
import { didYouMean } from './closest.ts'
import { type Path, pathInWords } from './path.ts'
import { ruleProblems } from './rule-problems.ts'
import type { Policy } from './schema.ts'
import type { PathProblem } from './schema-problems.ts'
import { keysOf, schemaAt } from './schema-words.ts'
import type * as z from 'zod'

/** A merged policy of the right form, and what it is held against. */
export interface Meaning {
  readonly policy: Policy
  readonly schema: z.ZodType
  readonly checks: readonly Check[]
  readonly setup: PolicySetup
  /** Whether the file that was just merged says something there. */
  saysSo(path: Path): boolean
}

/** What is wrong with a policy although its form is right: names of nothing, and checks that could never hold. */
export function meaningProblems(meaning: Meaning): PathProblem[] {
  return [
    ...meaning.checks.flatMap(check => [...unknownRole(check, meaning), ...missingJira(check, meaning)]),
    ...unknownWaiverRole(meaning),
    ...unknownSkips(meaning),
    ...unknownLocks(meaning),
    ...ruleProblems(meaning.policy),
  ]
}

interface Options {
  readonly level?: 'required' | 'advisory' | 'off' | undefined
  readonly [option: string]: unknown
}

function optionsOf({ policy }: Meaning, { id }: Check): Options {
  const byId: Readonly<Record<string, Options>> = policy.checks
  return byId[id] ?? {}
}

/** A check that is on, or whose role is named, needs that role; one that nobody mentions is off without it. */
function unknownRole(check: Check, meaning: Meaning): PathProblem[] {
  const { level, by } = optionsOf(meaning, check)
  const roles = Object.keys(meaning.policy.roles)
  if (typeof by !== 'string' || roles.includes(by) || level === 'off') return []
  const path: Path = ['checks', check.id, 'by']
  if (level === undefined && !meaning.saysSo(path)) return []
  return [{ path, message: noSuchRole(path, by, roles) }]
}

function unknownWaiverRole({ policy: { waivers, roles } }: Meaning): PathProblem[] {
  if (waivers === undefined || Object.hasOwn(roles, waivers.by)) return []
  const path: Path = ['waivers', 'by']
  return [{ path, message: noSuchRole(path, waivers.by, Object.keys(roles)) }]
}

function noSuchRole(path: Path, by: string, roles: readonly string[]): string {
  const define = roles.length === 0 ? '' : ` Defined: ${roles.join(', ')}.`
  return (
    `\`${pathInWords(path)}\` is the role \`${by}\`, which is not defined here or above.` +
    `${didYouMean(by, roles)}${define} To define it: \`roles: { ${by}: { teams: [its-team] } }\`.`
  )
}

/** A check that reads tickets could only ever say that it cannot. */
function missingJira(check: Check, meaning: Meaning): PathProblem[] {
  const { level } = optionsOf(meaning, check)
  const isAskedFor = level !== undefined && level !== 'off'
  if (!isAskedFor || meaning.setup.jira || !check.needs.includes('tickets')) return []
  const message =
    `\`checks.${check.id}\` is \`${level}\`, but no JIRA is set up for this organisation. ` +
    'Make it `off`, or ask the operator of compliance-patrol to set `JIRA_URL` and `JIRA_ORGANISATIONS`.'
  return [{ path: ['checks', check.id, 'level'], message }]
}

function unknownSkips({ policy, checks }: Meaning): PathProblem[] {
  const ids = checks.map(check => check.id)
  return policy.exemptions.flatMap(({ skip }, i) =>
    skip.flatMap((id, j): PathProblem[] => {
      if (ids.includes(id)) return []
      const message = `\`${id}\` is no check.${didYouMean(id, ids)} Checks: ${ids.join(', ')}.`
      return [{ path: ['exemptions', i, 'skip', j], message }]
    }),
  )
}

function unknownLocks({ policy, schema }: Meaning): PathProblem[] {
  return policy.locked.flatMap((written, i) => {
    const path = written.split('.')
    const known = path.findIndex((_, end) => schemaAt(schema, path.slice(0, end + 1)) === null)
    if (known === -1) return []
    const allowed = keysOf(schemaAt(schema, path.slice(0, known)))
    const parent = known === 0 ? 'the policy' : `\`${pathInWords(path.slice(0, known))}\``
    const message = `\`${written}\` cannot be locked: \`${path[known]}\` is not a key of ${parent}.${didYouMean(path[known] ?? '', allowed)}`
    return [{ path: ['locked', i], message }]
  })
}
