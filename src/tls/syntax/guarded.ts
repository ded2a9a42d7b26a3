import { blocksAround } from './blocks.ts'
import { classAround } from './classes.ts'
import { endOfExpression } from './expression.ts'
import { functionAround } from './scope.ts'
import { kindAt, type Source, textAt, textOf } from './source.ts'
import { statementStart } from './statement-start.ts'

/** Names of what decides: flags, options, environments. */
export const DECIDES =
  /insecure|unsafe|skip|verif|valid|trust|check|ssl|tls|cert|debug|dev|test|local|env|flag|option|opts|args?\b|argv|config|cfg|conf\b|setting|param|allow|ignore|disable|enable|strict|prod|staging|mode|self_?signed|feature|toggle|secure|force|danger/i

/** Names of functions, classes and files in which a bypass is announced. */
const ANNOUNCED =
  /insecure|unsafe|skip[_-]?(?:ssl|tls|cert|verif|valid|hostname)|no[_-]?verif|(?:disable|ignore|without|bypass)[_-]?(?:ssl|tls|cert|verif|valid|hostname)/i

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
    !/[!=]==?\s*(?:nil|null|undefined|None|Nothing)\b|-eq \$null|is (?:not )?None/.test(headText)
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
      kindAt(source, next + 1) === 'word'
    )
      return textAt(source, next + 1)
  }
  return ''
}
