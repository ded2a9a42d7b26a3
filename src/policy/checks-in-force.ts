import type { Check } from '../checks/define-check.ts'
import { checks } from '../checks/index.ts'
import type { Policy } from './schema.ts'

/** What is known outside the policy's files. */
export interface PolicySetup {
  /** Whether a JIRA is set up for the organisation. */
  readonly jira: boolean
}

/** A check that the policy asks for, with its options. */
export interface CheckInForce {
  readonly check: Check
  readonly level: 'required' | 'advisory'
  /** As the check's own schema gave them out, defaults filled in. */
  readonly options: Readonly<Record<string, unknown>>
}

/**
 * The checks that the policy asks for, in the report's order. One without a level is required where
 * what it rests on is set up, and else left out, as is one that is `off`.
 */
export function checksInForce(
  policy: Policy,
  setup: PolicySetup,
  known: readonly Check[] = checks,
): readonly CheckInForce[] {
  return known.flatMap(check => {
    const { level: given, ...options } = optionsOf(policy, check)
    const level = given ?? levelBySetup(check, options, policy, setup)
    return level === 'off' ? [] : [{ check, level, options }]
  })
}

function levelBySetup(
  check: Check,
  options: Readonly<Record<string, unknown>>,
  policy: Policy,
  { jira }: PolicySetup,
): 'required' | 'off' {
  const isSetUp = check.isSetUp?.(options, { jira, roles: Object.keys(policy.roles) }) ?? true
  return isSetUp ? 'required' : 'off'
}

interface GivenOptions {
  readonly level?: CheckInForce['level'] | 'off' | undefined
  readonly [option: string]: unknown
}

/** The policy's type is made of the very list of checks, which the compiler cannot see for one of them. */
function optionsOf(policy: Policy, { id }: Check): GivenOptions {
  const byId: Readonly<Record<string, GivenOptions>> = policy.checks
  return byId[id] ?? {}
}
