import type { Facts } from '../model/facts.ts'
import type { Finding, InfrastructureFindings, SwitchedOff } from '../model/finding.ts'
import type { Policy } from '../policy/schema.ts'

type Settings = NonNullable<Policy['checks']['infra-audit']>['rules']

/**
 * The facts with the severities that the policy gives the rules of the infrastructure audit: the only place where a
 * rule is switched off, so that every check that asks for findings sees the same ones.
 */
export function withRuleSettings(facts: Facts, policy: Policy): Facts {
  const { infrastructure } = facts.parts
  const settings = policy.checks['infra-audit']?.rules ?? {}
  if (!infrastructure?.known || Object.keys(settings).length === 0) return facts
  const value = withSettings(infrastructure.value, settings)
  return { ...facts, parts: { ...facts.parts, infrastructure: { known: true, value } } }
}

function withSettings(infrastructure: InfrastructureFindings, settings: Settings): InfrastructureFindings {
  const settingOf = ({ rule }: Finding) => (Object.hasOwn(settings, rule) ? settings[rule] : undefined)
  const off = infrastructure.introduced.filter(finding => settingOf(finding)?.severity === 'off')
  const left = infrastructure.introduced.flatMap((finding): Finding[] => {
    const severity = settingOf(finding)?.severity
    if (severity === 'off') return []
    return [severity === undefined ? finding : { ...finding, severity }]
  })
  const switchedOff = [...Map.groupBy(off, ({ rule }) => rule)].map(
    ([rule, findings]): SwitchedOff => ({
      rule,
      count: findings.length,
      reason: settings[rule]?.reason ?? '',
    }),
  )
  return { ...infrastructure, introduced: left, ...(switchedOff.length > 0 && { switchedOff }) }
}
