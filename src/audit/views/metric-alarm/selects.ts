import { not, type Truth, truth } from '../../resource/truth.ts'
import type { CloudTrailEvent } from './events.ts'
import type { Comparison, Path, Pattern, Terms } from './pattern.ts'

/** Whether a filter with this pattern selects the event. */
export function selects(pattern: Pattern, event: CloudTrailEvent): Truth {
  if (pattern.kind === 'compare') return compare(pattern, event)
  if (pattern.kind === 'terms') return truth(holds(pattern, JSON.stringify(event)))
  if (pattern.kind === 'is') return truth(isSo(pattern.what, event, pattern.path))
  const { kind, parts } = pattern
  const enough = kind === 'and' ? 'no' : 'yes'
  let isUnknown = false
  for (const part of parts) {
    const answer = selects(part, event)
    if (answer === enough) return answer
    isUnknown ||= answer === 'unknown'
  }
  return isUnknown ? 'unknown' : not(enough)
}

function isSo(what: 'NULL' | 'TRUE' | 'FALSE' | 'NOT EXISTS', event: CloudTrailEvent, path: Path): boolean {
  const value = fieldOf(event, path)
  if (what === 'NOT EXISTS') return value === undefined
  return value === what.toLowerCase()
}

/** What is asked of an object is the author’s to name: a group, a key, a bucket of theirs. */
function isChosen([first]: Path): boolean {
  return first === 'requestParameters' || first === 'resources'
}

function compare({ path, operator, value, isExpression }: Comparison, event: CloudTrailEvent): Truth {
  if (isChosen(path)) return 'yes'
  const actual = fieldOf(event, path)
  if (actual === undefined) return truth(operator === '!=')
  if (operator === '=' || operator === '!=') {
    const isSame = isExpression ? isMatch(actual, value) : truth(isLike(actual, value))
    return operator === '=' ? isSame : not(isSame)
  }
  return truth(isInOrder(Number(actual), operator, Number(value)))
}

function isInOrder(actual: number, operator: '<' | '>' | '<=' | '>=', value: number): boolean {
  if (operator === '<') return actual < value
  if (operator === '>') return actual > value
  return operator === '<=' ? actual <= value : actual >= value
}

function fieldOf(event: CloudTrailEvent, path: Path): string | undefined {
  let found: string | CloudTrailEvent | undefined = event
  for (const name of path) {
    if (typeof found !== 'object' || !Object.hasOwn(found, name)) return undefined
    found = found[name]
  }
  return typeof found === 'string' ? found : undefined
}

/** `AccessDenied*`: the pieces between the stars, in their order. */
function isLike(actual: string, pattern: string): boolean {
  if (!pattern.includes('*')) return actual === pattern
  const pieces = pattern.split('*')
  const [first = ''] = pieces
  const last = pieces.at(-1) ?? ''
  if (!actual.startsWith(first) || !actual.endsWith(last)) return false
  let from = first.length
  for (const piece of pieces.slice(1, -1)) {
    const at = actual.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  return from <= actual.length - last.length
}

/** More repetitions than anybody writes could take JavaScript’s expressions a very long time. */
const MOST_REPETITIONS = 3

/** CloudWatch’s expressions know no groups, and mean the same in JavaScript. */
function isMatch(actual: string, expression: string): Truth {
  const repetitions = expression.match(/[*+{]/g)?.length ?? 0
  if (repetitions > MOST_REPETITIONS || /[()]/.test(expression)) return 'unknown'
  try {
    return truth(new RegExp(expression).test(actual))
  } catch {
    return 'unknown'
  }
}

function holds({ all, any, none }: Terms, text: string): boolean {
  if (none.some(term => text.includes(term)) || !all.every(term => text.includes(term))) return false
  return any.length === 0 || any.some(term => text.includes(term))
}
