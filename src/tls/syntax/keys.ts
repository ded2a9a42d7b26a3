import { tokenAt } from '../lexer/tokens.ts'
import { type Source, isAt, kindAt, textAt } from './source.ts'

/** Whether `name:` or `name =>` is a key, and not a ternary's second half, a label, or a lambda's parameter. */
export function isKey(source: Source, at: number, sign: number): boolean {
  const text = textAt(source, sign)
  if (text === 'to' || text === '->') return true
  if (
    source.profile.id === 'objective-c' &&
    kindAt(source, at) === 'word' &&
    isAt(source, source.parent[at] ?? -1, '[')
  )
    return false
  if (text === '=>') {
    const isLambda = ['javascript', 'typescript', 'csharp', 'dart'].includes(source.profile.id)
    return !isLambda && !(source.profile.id === 'scala' && kindAt(source, at) === 'word')
  }
  const before = textAt(source, at - 1)
  if (before === '?' || before === 'case' || before === '::') return false
  if (kindAt(source, at) === 'string' || source.parent[at] !== -1) return !isTernary(source, at)
  return [
    'ruby',
    'groovy',
    'elixir',
    'python',
    'kotlin',
    'swift',
    'rust',
    'typescript',
    'fsharp',
    'scala',
    'dart',
    'javascript',
    'crystal',
    'julia',
    'objective-c',
  ].includes(source.profile.id)
}

function isTernary(source: Source, at: number): boolean {
  for (let back = at - 1; back > Math.max(0, at - 30); back -= 1) {
    const token = tokenAt(source.tokens, back)
    if (token === undefined || token.kind === 'newline' || /^[,;({[]$/.test(token.text)) return false
    const partner = source.pair[back] ?? -1
    if (partner >= 0 && partner < back) back = partner
    if (token.kind === 'mark' && token.text === '?') return true
  }
  return false
}

export function equalsIn(source: Source, from: number, to: number): number {
  for (let at = from; at < Math.min(to, from + 24); at += 1) {
    if (isAt(source, at, '=')) return at
    if (/^(?:\?|=>|->|\{)$/.test(textAt(source, at))) return -1
    const partner = source.pair[at] ?? -1
    if (partner > at) at = partner
  }
  return -1
}
