import { blocksAround, classAround } from './blocks.ts'
import { endOfExpression, statementStart } from './expression.ts'
import { type Range, type Source, textAt, textOf } from './source.ts'
import { resolve } from './resolve.ts'
import { functionAround } from './scope.ts'
import { truthOf, type Value } from './value.ts'

/** How sure it is that a value disables: it does; a flag decides; it does not. */
export type Judgement = 'bypass' | 'guarded' | null

/** Names of what switches a check off. */
const INSECURE =
  /insecure|unsafe|skip|no_?-?(?:verif|check|ssl|tls|cert|valid)|trust_?-?all|trust_?-?any|allow_?-?(?:invalid|self|untrusted|insecure|any|all|bad)|disable|ignore|accept|danger|bypass|self_?-?signed|without_?verif|not_?verif/i
/** Names of what switches a check on. */
const SECURE = /verif|valid|check|secure|strict|ssl|tls|cert|trust|hostname|reject/i
/** Names of what decides: flags, options, environments. */
const DECIDES =
  /insecure|unsafe|skip|verif|valid|trust|check|ssl|tls|cert|debug|dev|test|local|env|flag|option|opts|args?\b|argv|config|cfg|conf\b|setting|param|allow|ignore|disable|enable|strict|prod|staging|mode|self_?signed|feature|toggle|secure|force|danger/i

/** Names of functions, classes and files in which a bypass is announced. */
const ANNOUNCED =
  /insecure|unsafe|skip[_-]?(?:ssl|tls|cert|verif|valid|hostname)|no[_-]?verif|(?:disable|ignore|without|bypass)[_-]?(?:ssl|tls|cert|verif|valid|hostname)/i

/**
 * Whether the expression is one of the accepted values: `true`, `false`, `null`, a number, `"text"` in quotes
 * (any case), `""`, `[]`, `{}`, or the end of a path such as `ssl.CERT_NONE`.
 * Also tells the definitions that were followed to find out.
 */
export function judge(
  source: Source,
  range: Range,
  accepted: readonly string[],
): { judgement: Judgement; via: readonly Range[] } {
  const { value, via } = resolve(source, range)
  return { judgement: judgeValue(value, accepted), via }
}

/** As `judge`, for a value that was resolved already. */
export function judgeValue(value: Value, accepted: readonly string[]): Judgement {
  if (isOneOf(value, accepted)) return 'bypass'
  switch (value.kind) {
    case 'choice':
      return judgeChoice(value, accepted)
    case 'flags':
      return value.parts.some(part => isOneOf(part, accepted)) ? 'bypass' : null
    case 'not':
      return judgeNot(value.of, accepted)
    case 'name':
    case 'call':
    case 'unknown':
      return accepted.includes('true') && INSECURE.test(describe(value)) ? 'guarded' : null
    default:
      return null
  }
}

function judgeChoice(value: Extract<Value, { kind: 'choice' }>, accepted: readonly string[]): Judgement {
  const judgements = value.options.map(option => judgeValue(option, accepted))
  if (judgements.length > 1 && judgements.every(each => each === 'bypass')) return 'bypass'
  if (judgements.every(each => each === null)) return null
  return DECIDES.test(value.condition) || judgements.includes('guarded') ? 'guarded' : null
}

/** `verify=not insecure`, `InsecureSkipVerify: !cfg.Verify`. */
function judgeNot(of: Value, accepted: readonly string[]): Judgement {
  const text = describe(of)
  if (accepted.includes('false') && INSECURE.test(text)) return 'guarded'
  if (accepted.includes('true') && SECURE.test(text) && !INSECURE.test(text)) return 'guarded'
  return null
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
  switch (value.kind) {
    case 'boolean':
      return wanted === String(value.value)
    case 'number':
      return wanted === String(value.value)
    case 'null':
      return wanted === 'null'
    case 'nothing':
      return wanted === 'nothing'
    case 'string':
      return wanted.startsWith('"') && wanted.slice(1, -1).toLowerCase() === value.value.trim().toLowerCase()
    case 'list':
      return wanted === '[]' && value.items.length === 0
    case 'map':
      return wanted === '{}' && value.entries.length === 0
    case 'name':
      return isPath(value.path, wanted)
    case 'call':
      return wanted.endsWith('()') && isPath(value.call.path, wanted.slice(0, -2))
    default:
      return false
  }
}

/** Whether `path` is `wanted` or ends with it at a dot. */
export function isPath(path: string, wanted: string): boolean {
  return path === wanted || path.endsWith(`.${wanted}`)
}

/** Whether what stands at `at` is reached only when a flag or the environment says so, or lies in something named insecure. */
export function isGuarded(source: Source, at: number): boolean {
  if (/(?:^|\/)[^/]*(?:insecure|unsafe|skip[_-]?(?:verif|tls|ssl))[^/]*$/i.test(source.path)) return true
  if (hasModifier(source, at)) return true
  const name = functionName(source, at)
  if (ANNOUNCED.test(name)) return true
  if (blocksAround(source, at).some(({ headText }) => decides(headText))) return true
  const cls = classAround(source, at)
  return cls !== null && cls.from < at && ANNOUNCED.test(cls.name) && name !== ''
}

function decides(headText: string): boolean {
  const isConditional = /^\W*(?:if|unless|else|elif|elsif|elseif|when|switch|case|guard|match)\b/i.test(
    headText,
  )
  return (
    isConditional &&
    DECIDES.test(headText.replace(/^\W*\w+/, '')) &&
    !/==\s*nil|!=\s*nil|is (?:not )?None/.test(headText)
  )
}

/** `x = y if insecure`, `insecure and f()`, `insecure && f()`. */
function hasModifier(source: Source, at: number): boolean {
  const { id } = source.profile
  const start = statementStart(source, at)
  if (id === 'ruby' || id === 'perl') {
    const end = endOfExpression(source, Math.max(start, at))
    for (let next = at; next < Math.min(end + 2, at + 200); next += 1) {
      if (!/^(?:if|unless)$/.test(textAt(source, next)) || source.parent[next] !== source.parent[start])
        continue
      return DECIDES.test(textOf(source, { from: next + 1, to: endOfExpression(source, next + 1) }))
    }
  }
  for (let back = at - 1; back > Math.max(start - 1, at - 40); back -= 1) {
    if (textAt(source, back) !== '&&' || source.parent[back] !== source.parent[start]) continue
    return DECIDES.test(textOf(source, { from: start, to: back }))
  }
  return false
}

function functionName(source: Source, at: number): string {
  const fn = functionAround(source, at)
  if (fn === null) return ''
  for (let next = fn.from; next < fn.from + 40 && next < at; next += 1) {
    if (textAt(source, next) === '(') return textAt(source, next - 1)
    if (
      /^(?:def|function|fun|func|fn|sub|let)$/.test(textAt(source, next)) &&
      source.tokens[next + 1]?.kind === 'word'
    )
      return textAt(source, next + 1)
  }
  return ''
}

export { truthOf }
