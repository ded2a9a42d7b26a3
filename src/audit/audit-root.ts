import { contentOf, fingerprintOf, secretOf } from './fingerprint.ts'
import type { Rule, Severity } from './define-rule.ts'
import type { Evaluated, SourceTree } from './evaluate/evaluate-root.ts'
import type { AuditFinding, UndecidedFinding } from './finding.ts'
import type { Flagged, Outcome, Subject, Undecided } from './outcome.ts'
import type { Attribute } from './resource/attribute.ts'
import type { Configuration } from './resource/configuration.ts'
import { type Place, startOf } from './resource/place.ts'
import type { Resource } from './resource/resource.ts'

/** What is asked of a root module. */
export interface Asked {
  readonly rules: readonly Rule[]
  /** True where the policy says that this root is the account’s; one that defines a trail is in any case. */
  readonly isAccount: boolean
  /** What a policy sets for rules with options, validated, by the rule’s id; left out: their defaults. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** What the rules say of a root module. */
export interface RootAudit {
  readonly findings: readonly AuditFinding[]
  readonly undecided: readonly UndecidedFinding[]
  /** How many resources there are, by type. */
  readonly resources: Readonly<Record<string, number>>
  /** How many resources each rule looked at, and how many of them it flags. */
  readonly looked: Readonly<Record<string, { readonly checked: number; readonly flagged: number }>>
}

/** Runs rules over an evaluated root module. Pure. `tree` gives the texts of blocks, for what a rename leaves as it is. */
export function auditRoot({ configuration }: Evaluated, tree: SourceTree, asked: Asked): RootAudit {
  const isAccount = asked.isAccount || configuration.ofType('aws_cloudtrail').length > 0
  const told = asked.rules
    .filter(({ scope }) => scope !== 'account' || isAccount)
    .map(rule => tell(rule, configuration, optionsOf(rule, asked)))
  const findings = told.flatMap(({ rule, outcomes }) =>
    outcomes.filter(isFlagged).map(outcome => toFinding(rule, outcome, configuration, tree)),
  )
  return {
    findings: inOrder(eachOnce(findings)),
    undecided: told.flatMap(({ rule, outcomes }) =>
      outcomes.filter(isUndecided).map(outcome => toUndecided(rule, outcome, configuration)),
    ),
    resources: countByType(configuration.resources),
    looked: Object.fromEntries(told.map(({ rule, checked, flagged }) => [rule.id, { checked, flagged }])),
  }
}

function optionsOf(rule: Rule, { options }: Asked): Readonly<Record<string, unknown>> {
  return options?.[rule.id] ?? rule.options?.parse({}) ?? {}
}

interface Told {
  readonly rule: Rule
  readonly outcomes: readonly (Flagged | Undecided)[]
  readonly checked: number
  readonly flagged: number
}

function tell(rule: Rule, configuration: Configuration, options: Readonly<Record<string, unknown>>): Told {
  const looked = configuration.ofType(...rule.resources)
  if (rule.scope !== 'resource') {
    const outcomes = flat(rule.evaluate(configuration, options))
    return { rule, outcomes, checked: looked.length, flagged: outcomes.filter(isFlagged).length }
  }
  const each = looked.map(resource => flat(rule.evaluate(resource, configuration, options)))
  const flagged = each.filter(outcomes => outcomes.some(isFlagged)).length
  return { rule, outcomes: each.flat(), checked: looked.length, flagged }
}

function flat(outcome: Outcome): readonly (Flagged | Undecided)[] {
  return 'outcome' in outcome ? [outcome] : outcome.flatMap(flat)
}

function isFlagged(outcome: Flagged | Undecided): outcome is Flagged {
  return outcome.outcome === 'flagged'
}

function isUndecided(outcome: Flagged | Undecided): outcome is Undecided {
  return outcome.outcome === 'undecided'
}

function toFinding(
  rule: Rule,
  { at, says }: Flagged,
  { root }: Configuration,
  tree: SourceTree,
): AuditFinding {
  const { resource, attribute, places } = subjectOf(at)
  const [place = startOf(root), ...origins] = places
  const { id, topic, severity, title, fix, isAboutSecrets = false } = rule
  return {
    rule: id,
    topic,
    severity,
    title,
    message: says,
    fix,
    resource: resource?.address ?? root,
    resourceType: resource?.type ?? '',
    resourceWithoutIndexes: resource?.addressWithoutIndexes ?? '',
    root,
    instances: [resource?.address ?? root],
    attribute,
    place,
    origins,
    calls: resource?.calls ?? [],
    isAboutSecrets,
    secret: isAboutSecrets ? secretOf(place, tree) : '',
    fingerprint: fingerprintOf(id, root, resource?.addressWithoutIndexes ?? '', attribute),
    content: contentOf(id, attribute, resource, tree),
  }
}

function toUndecided(rule: Rule, { at, why }: Undecided, { root }: Configuration): UndecidedFinding {
  const { resource, attribute, places } = subjectOf(at)
  const place = places[0] ?? startOf(root)
  return { rule: rule.id, resource: resource?.address ?? root, attribute, place, why }
}

interface SubjectPlaces {
  readonly resource: Resource | null
  readonly attribute: string
  readonly places: readonly Place[]
}

function subjectOf(at: Subject): SubjectPlaces {
  if ('isWritten' in at) return { resource: at.resource, attribute: at.path, places: placesOf(at) }
  if ('address' in at) return { resource: at, attribute: '', places: [at.place] }
  return { resource: null, attribute: '', places: [at] }
}

/** Where the resource says it comes first; then the way down to the literal. */
function placesOf({ value, isWritten, place, resource }: Attribute): Place[] {
  const through = isWritten ? (value?.through ?? []) : []
  return [...through, place, resource.place]
}

/** Instances of one resource break a rule together: it is told once. */
function eachOnce(findings: readonly AuditFinding[]): AuditFinding[] {
  const known = Map.groupBy(
    findings,
    ({ fingerprint, place, message }) => `${fingerprint} ${place.path}:${place.start.offset} ${message}`,
  )
  return [...known.values()].flatMap(alike => {
    const [first] = alike
    if (first === undefined) return []
    return alike.length === 1 ? [first] : [{ ...first, instances: alike.flatMap(each => each.instances) }]
  })
}

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low']

/** The worst first, then by place. */
function inOrder(findings: readonly AuditFinding[]): AuditFinding[] {
  return findings.toSorted(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compare(a.place.path, b.place.path) ||
      a.place.start.offset - b.place.start.offset ||
      compare(a.rule, b.rule),
  )
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function countByType(resources: readonly Resource[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { type } of resources) counts[type] = (counts[type] ?? 0) + 1
  return counts
}

/** What several audits looked at, together. */
export function totalOf(
  audits: readonly Pick<RootAudit, 'resources' | 'looked'>[],
): Pick<RootAudit, 'resources' | 'looked'> {
  const resources: Record<string, number> = {}
  const looked: Record<string, { checked: number; flagged: number }> = {}
  for (const audit of audits) {
    for (const [type, count] of Object.entries(audit.resources))
      resources[type] = (resources[type] ?? 0) + count
    for (const [rule, { checked, flagged }] of Object.entries(audit.looked)) {
      const sum = looked[rule] ?? { checked: 0, flagged: 0 }
      looked[rule] = { checked: sum.checked + checked, flagged: sum.flagged + flagged }
    }
  }
  return { resources, looked }
}
