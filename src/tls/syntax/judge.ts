import { DECIDES } from './guarded.ts'
import { resolve } from './resolve.ts'
import type { Range, Source } from './source.ts'
import { truthOf, type Value } from './value.ts'

/** How sure it is that a value disables: it does; a flag decides; it does not. */
export type Judgement = 'bypass' | 'guarded' | null

/** Names of what switches a check off. */
const INSECURE =
  /insecure|unsafe|skip|no_?-?(?:verif|check|ssl|tls|cert|valid)|trust_?-?all|trust_?-?any|allow_?-?(?:invalid|self|untrusted|insecure|any|all|bad)|disable|ignore|accept|danger|bypass|self_?-?signed|without_?verif|not_?verif/i

/** Names of what switches a check on. */
const SECURE = /verif|valid|check|secure|strict|ssl|tls|cert|trust|hostname|reject/i

/**
 * Whether the expression is one of the accepted values: `true`, `false`, `null`, a number, `"text"` in quotes
 * (any case), `""`, `[]`, `{}`, or the end of a path such as `ssl.CERT_NONE`.
 * Also tells the definitions that were followed to find out.
 */
export function judge(
  source: Source,
  range: Range,
  accepted: readonly string[],
): { judgement: Judgement; value: Value; via: readonly Range[] } {
  const { value, via } = resolve(source, range)
  return { judgement: judgeValue(value, accepted), value, via }
}

/** As `judge`, for a value that was resolved already. */
export function judgeValue(value: Value, accepted: readonly string[]): Judgement {
  if (isOneOf(value, accepted)) return 'bypass'
  if (value.kind === 'choice') return judgeChoice(value, accepted)
  if (value.kind === 'flags') return value.parts.some(part => isOneOf(part, accepted)) ? 'bypass' : null
  if (value.kind === 'not') return judgeNot(value.of, accepted)
  if (accepted.includes('true') && INSECURE.test(describe(value))) return 'guarded'
  return isByEnvironment(value, accepted) ? 'guarded' : null
}

/** Tests of the environment, of which one outcome disables: `Rails.env.production?`, `app.isProduction()`. */
const ENVIRONMENT =
  /(?:\benv\.|(?:^|\.)is_?)(?:prod(?:uction)?|dev(?:elopment)?|local|test(?:ing)?|staging)\??(?:\(\))?$|(?:^|\.)environment\(\)$|(?:^|\.)(?:is_?)?debug(?:_?mode)?\??(?:\(\))?$/i

function isByEnvironment(value: Value, accepted: readonly string[]): boolean {
  const isFlag = accepted.includes('true') || accepted.includes('false')
  return isFlag && (value.kind === 'name' || value.kind === 'call') && ENVIRONMENT.test(describe(value))
}

/** `check() || true`, whatever the check says. */
const OR_TRUE = /(?:\|\||\bor\b|\bOrElse\b)\s*true\s*$|^\s*true\s*(?:\|\||\bor\b|\bOrElse\b)/i

function judgeChoice(value: Extract<Value, { kind: 'choice' }>, accepted: readonly string[]): Judgement {
  if (accepted.includes('true') && OR_TRUE.test(value.condition)) return 'bypass'
  const judgements = value.options.map(option => judgeValue(option, accepted))
  if (judgements.length > 1 && judgements.every(each => each === 'bypass')) return 'bypass'
  if (judgements.every(each => each === null)) return null
  return DECIDES.test(value.condition) || judgements.includes('guarded') ? 'guarded' : null
}

/** `verify=not insecure`, `InsecureSkipVerify: !cfg.Verify`. */
function judgeNot(of: Value, accepted: readonly string[]): Judgement {
  if (of.kind === 'choice') return judgeChoice({ ...of, options: of.options.map(negated) }, accepted)
  if (isByEnvironment(of, accepted)) return 'guarded'
  const text = describe(of)
  if (accepted.includes('false') && INSECURE.test(text)) return 'guarded'
  if (accepted.includes('true') && SECURE.test(text) && !INSECURE.test(text)) return 'guarded'
  return null
}

function negated(value: Value): Value {
  const truth = truthOf(value)
  return truth === null ? { kind: 'not', of: value } : { kind: 'boolean', value: !truth }
}

function describe(value: Value): string {
  if (value.kind === 'name') return value.path
  if (value.kind === 'call') return `${value.call.path}()`
  return value.kind === 'unknown' ? value.text : ''
}

/** Whether a value is one of those that a rule names. */
export function isOneOf(value: Value, accepted: readonly string[]): boolean {
  return accepted.some(each => isValue(value, each))
}

function isValue(value: Value, wanted: string): boolean {
  if (value.kind === 'boolean' || value.kind === 'number') return wanted === String(value.value)
  if (value.kind === 'null' || value.kind === 'nothing') return wanted === value.kind
  if (value.kind === 'string') return isText(value.value, wanted)
  if (value.kind === 'list') return wanted === '[]' && value.items.length === 0
  if (value.kind === 'map') return wanted === '{}' && value.entries.length === 0
  if (value.kind === 'name') return isPath(value.path, wanted)
  return value.kind === 'call' && wanted.endsWith('()') && isPath(value.call.path, wanted.slice(0, -2))
}

function isText(text: string, wanted: string): boolean {
  return wanted.startsWith('"') && wanted.slice(1, -1).toLowerCase() === text.trim().toLowerCase()
}

/** Whether `path` is `wanted` or ends with it at a dot. */
export function isPath(path: string, wanted: string): boolean {
  return path === wanted || path.endsWith(`.${wanted}`)
}
