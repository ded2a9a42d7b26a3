import type { Value } from '../../resource/value.ts'
import { textsAnswer, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import { byCodePoint } from '../collections/order.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read } from '../simple-function.ts'
import { compileExpression } from '../strings/regular-expression.ts'
import { clean } from './path.ts'

const SPECIAL = /[*?[\]{}\\]/

/** `fileset(path, pattern)`: paths of files, seen from `path`. */
export function fileset(call: Call): Value {
  takes(call, 2)
  const path = read(call, 0, 'text')
  const pattern = read(call, 1, 'text')
  if (path === null || pattern === null) return unknownAnswer(call)
  const parts = clean(`${path}/${pattern}`).split('/')
  const first = parts.findIndex(part => SPECIAL.test(part))
  const fixed = parts.slice(0, first < 0 ? -1 : first)
  const expression = compileExpression(call, globExpression(parts.slice(fixed.length)))
  const files = path.startsWith('/') ? null : call.scope.files.list(fixed.join('/') || '.')
  if (files === null) return unknownAnswer(call, 'the files of the folder are not known')
  charge(call, files.length)
  const found = files.filter(file => expression.find(file, 1).length > 0)
  const from = clean(path)
  const paths = found.map(file => seenFrom(from, [...fixed, file].join('/')))
  return { ...textsAnswer(call, paths.sort(byCodePoint)), isSet: true }
}

/** A path from a folder, where both begin in the same one. */
function seenFrom(folder: string, path: string): string {
  const start = folder === '.' ? [] : folder.split('/')
  const goal = path.split('/')
  const common = start.findIndex((part, at) => part !== goal[at])
  const shared = common < 0 ? start.length : common
  return [...start.slice(shared).map(() => '..'), ...goal.slice(shared)].join('/')
}

/** The regular expression of a pattern (https://developer.hashicorp.com/terraform/language/functions/fileset). */
function globExpression(parts: readonly string[]): string {
  const written = parts.map((part, at) => {
    const isLast = at === parts.length - 1
    if (part === '**') return isLast ? '.*' : '(?:[^/]*/)*'
    return partExpression(part) + (isLast ? '' : '/')
  })
  return `(?s)^${written.join('')}$`
}

const GLOB = /\*+|\?|\\(.)|\[(\^?)((?:\\.|[^\]\\])+)\]|[[\]{},\\]|[^*?[\]{},\\]+/gsu

function partExpression(part: string): string {
  let depth = 0
  const written = part.replaceAll(GLOB, (piece, escaped?: string, not?: string, characters?: string) => {
    if (escaped !== undefined) return quoted(escaped)
    if (characters !== undefined) return `[${not}${characters.replaceAll(/[[&~]/g, '\\$&')}]`
    if (piece.startsWith('*')) return '[^/]*'
    if (piece === '?') return '[^/]'
    if (piece === '{') depth += 1
    if (piece === '}') depth -= 1
    if (piece === '[' || piece === ']' || piece === '\\' || depth < 0) return notAPattern()
    if (piece === '{') return '(?:'
    if (piece === '}') return ')'
    return piece === ',' && depth > 0 ? '|' : quoted(piece)
  })
  return depth === 0 ? written : notAPattern()
}

function quoted(text: string): string {
  return text.replaceAll(/[.+*?()|[\]{}^$\\]/g, '\\$&')
}

function notAPattern(): never {
  return refuse('the pattern is not valid')
}
