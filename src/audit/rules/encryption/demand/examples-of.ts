import type { Example } from '../../../define-rule.ts'
import type { Demand } from './demand.ts'
import { exampleOf, type Settings } from './example.ts'

/** The examples of a rule that follow from its table: each line right, wrong, missing, and not known. */
export interface Examples {
  readonly passes: readonly Example[]
  readonly fails: readonly Example[]
  readonly undecided: readonly Example[]
}

export function examplesOf(table: readonly Demand[]): Examples {
  const shown = table.map(demand => ({ demand, around: aroundOf(demand, table) }))
  return {
    passes: shown.flatMap(passing),
    fails: shown.flatMap(failing),
    undecided: shown.map(each => exampleWith(each, 'var.unknown', null)),
  }
}

/** A line of the table, and what its examples say so that no other line of it is broken. */
interface Shown {
  readonly demand: Demand
  readonly around: Settings
}

function aroundOf(demand: Demand, table: readonly Demand[]): Settings {
  const others = table.filter(({ type, each, isOptional }) => type === demand.type && !each && !isOptional)
  const right = others
    .filter(other => other !== demand)
    .map(other => settingsOf(other, other.right[0] ?? null))
  return Object.assign({}, ...right, settingsOf(demand, null))
}

function settingsOf(demand: Demand, expression: string | null): Settings {
  const { each, beside = {} } = demand
  const others = Object.entries(beside).map(([path, value]) => [within(each, path), value] as const)
  const own = expression === null ? [] : [[pathOf(demand), expression] as const]
  return Object.fromEntries([...others, ...own])
}

function passing(shown: Shown): readonly Example[] {
  const { right, only, isOptional = false } = shown.demand
  return [
    ...right.map(each => exampleWith(shown, each, null)),
    ...(only?.except ?? []).map(each => exampleWith(beside(shown, each), null, null)),
    ...(isOptional ? [exampleWith(shown, null, null)] : []),
  ]
}

function failing(shown: Shown): readonly Example[] {
  const { right, wrong, spoiled = [], isOptional = false } = shown.demand
  const at = pathOf(shown.demand)
  return [
    ...wrong.map(each => exampleWith(shown, each, at)),
    ...spoiled.map(each => exampleWith(beside(shown, each), right[0] ?? null, at)),
    ...(isOptional ? [] : [exampleWith(shown, null, outerOf(shown))]),
  ]
}

/** The same with other settings beside it. */
function beside({ demand, around }: Shown, other: Settings): Shown {
  const changed = { ...demand, beside: { ...demand.beside, ...other } }
  return { demand: changed, around: { ...around, ...settingsOf(changed, null) } }
}

/** What expressions of the tables refer to. */
const REFERRED: readonly (readonly [reference: string, block: string])[] = [
  ['var.unknown', 'variable "unknown" {}'],
  ['aws_kms_key.k.', 'resource "aws_kms_key" "k" {}'],
]

function exampleWith({ demand, around }: Shown, expression: string | null, marked: string | null): string {
  const settings = { ...around, ...settingsOf(demand, expression) }
  const text = exampleOf(demand.type, settings, marked)
  const referred = REFERRED.filter(([reference]) => text.includes(reference)).map(([, block]) => block)
  return [...referred, text].join('\n')
}

function pathOf({ each, at }: Demand): string {
  return within(each, at)
}

function within(each: string | undefined, path: string): string {
  return each === undefined ? path : `${each}.${path}`
}

/** The innermost block of the example in which something is missing. */
function outerOf({ demand, around }: Shown): string {
  const written = Object.keys(around)
  const names = pathOf(demand).split('.').slice(0, -1)
  while (names.length > 0 && !written.some(path => path.startsWith(`${names.join('.')}.`))) names.pop()
  return names.join('.')
}
