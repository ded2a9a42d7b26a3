import type { Check } from '../checks/define-check.ts'
import { checks } from '../checks/index.ts'
import { checksInForce, type PolicySetup } from './checks-in-force.ts'
import { isMap } from './plain.ts'
import { readPolicyFile } from './policy-file.ts'
import type { PolicyLayer } from './resolved-policy.ts'
import type { Policy } from './schema.ts'

/** A check that has options in a file and stays off all the same: no mistake, and hardly what was meant. */
export interface IdleOptions {
  readonly source: string
  /** 1-based. */
  readonly line: number
  readonly column: number
  /** A sentence that says which key would switch the check on. */
  readonly message: string
}

/** The checks to which these layers give options, and which stay off since the policy does not set them up. */
export function idleOptions(
  layers: readonly PolicyLayer[],
  policy: Policy,
  setup: PolicySetup,
  known: readonly Check[] = checks,
): IdleOptions[] {
  const inForce = new Set(checksInForce(policy, setup, known).map(({ check }) => check.id))
  const byId: Readonly<Record<string, Options>> = policy.checks
  return known.flatMap(check => {
    const options = byId[check.id] ?? {}
    if (inForce.has(check.id) || options['level'] !== undefined) return []
    const place = placeOfOptions(layers, check)
    if (place === null) return []
    const key = switchingOn(check, options, policy, setup)
    return [
      { ...place, message: `\`checks.${check.id}\` has options and stays off: \`${key}\` switches it on.` },
    ]
  })
}

type Options = Readonly<Record<string, unknown>>

/** In the innermost layer that gives some. */
function placeOfOptions(
  layers: readonly PolicyLayer[],
  { id }: Check,
): Pick<IdleOptions, 'source' | 'line' | 'column'> | null {
  for (const { source, text } of layers.toReversed()) {
    const file = readPolicyFile(text)
    if ('problem' in file || !isMap(file.value['checks'])) continue
    const given = file.value['checks'][id]
    if (isMap(given) && Object.keys(given).length > 0) return { source, ...file.placeOfKey(['checks', id]) }
  }
  return null
}

/** The check itself is asked what would do: its role, one of its lists that is empty, or else only a level. */
function switchingOn(check: Check, options: Options, policy: Policy, { jira }: PolicySetup): string {
  const roles = Object.keys(policy.roles)
  const isOn = (more: Options, role: readonly string[] = []) =>
    check.isSetUp?.({ ...options, ...more }, { jira, roles: [...roles, ...role] }) ?? true
  const { by } = options
  if (typeof by === 'string' && isOn({}, [by])) return `roles.${by}`
  const list = Object.keys(options).find(key => isEmptyList(options[key]) && isOn({ [key]: ['something'] }))
  return `checks.${check.id}.${list ?? 'level'}`
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
