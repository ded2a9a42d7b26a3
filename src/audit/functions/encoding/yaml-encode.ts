import { TooMuch } from '../../evaluate/scope.ts'
import type { ObjectValue, Value } from '../../resource/value.ts'
import { textAnswer, unknownAnswer } from '../answer.ts'
import { argument, takes } from '../arguments.ts'
import { sortedKeys } from '../collections/order.ts'
import { numberText } from '../conversion/number-text.ts'
import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { DEEPEST, surveyOf } from '../survey.ts'
import { foldedText, isLiteral, literalText } from './yaml-text.ts'

/** `yamlencode`, as Terraform’s emitter writes it: texts in quotation marks, or line by line where they have lines. */
export function yamlencode(call: Call): Value {
  takes(call, 1)
  const value = argument(call, 0)
  if (surveyOf(call.args, call.scope.budget).unknown !== null) return unknownAnswer(call)
  const text = written(call, value, { indentation: 0, column: 0, scalar: 2 }, 0)
  if (text === null) return unknownAnswer(call, 'a key is written in a form that is not looked into')
  const isBare = value.kind === 'number' || value.kind === 'boolean' || value.kind === 'null'
  return textAnswer(call, isBare ? `${text}\n...\n` : `${text}\n`)
}

/** Where a value is written. */
interface Spot {
  /** Blanks before further lines of a list or map. */
  readonly indentation: number
  /** Characters before it in its line. */
  readonly column: number
  /** Blanks before further lines of a text. */
  readonly scalar: number
}

/** `null`: the emitter would write it in a form that is not known here. */
function written(call: Call, value: Value, spot: Spot, depth: number): string | null {
  if (depth > DEEPEST) throw new TooMuch(`A value is nested more than ${DEEPEST} levels deep`)
  charge(call, 1 + spot.indentation)
  if (value.kind === 'list') return value.items.length === 0 ? '[]' : listIn(call, value.items, spot, depth)
  if (value.kind === 'object') return value.entries.size === 0 ? '{}' : mapIn(call, value, spot, depth)
  if (value.kind === 'string') return textIn(call, value.value, spot)
  if (value.kind === 'number') return numberText(value.value)
  return value.kind === 'boolean' ? String(value.value) : 'null'
}

function textIn(call: Call, text: string, { scalar, column }: Spot): string {
  if (!isLiteral(text)) {
    charge(call, text.length)
    return foldedText(text, column, scalar)
  }
  charge(call, text.length + text.split('\n').length * scalar)
  return literalText(text, scalar)
}

/** Items stand below each other; the first one follows what stands before the list. */
function listIn(call: Call, items: readonly Value[], { indentation }: Spot, depth: number): string | null {
  const inner = indentation + 2
  const lines = items.map(item => {
    const text = written(call, item, { indentation: inner, column: inner, scalar: inner }, depth + 1)
    return text === null ? null : `- ${text}`
  })
  return joined(lines, indentation)
}

function joined(lines: readonly (string | null)[], indentation: number): string | null {
  return lines.includes(null) ? null : lines.join(`\n${' '.repeat(indentation)}`)
}

function mapIn(call: Call, { entries }: ObjectValue, { indentation }: Spot, depth: number): string | null {
  const lines = sortedKeys(entries).map(key => {
    const value = entries.get(key)
    return value === undefined ? null : entryIn(call, key, value, indentation, depth)
  })
  return joined(lines, indentation)
}

/** Longer keys, and keys with line breaks, are written with a question mark. */
const LONGEST_KEY = 100

function entryIn(call: Call, key: string, value: Value, indentation: number, depth: number): string | null {
  if (key.length > LONGEST_KEY || key.includes('\n')) return null
  charge(call, key.length)
  const name = `${foldedText(key, 0, null)}:`
  const inner = indentation + 2
  const isNested =
    (value.kind === 'list' && value.items.length > 0) || (value.kind === 'object' && value.entries.size > 0)
  if (!isNested) {
    const spot = { indentation: inner, column: indentation + name.length + 1, scalar: inner }
    const text = written(call, value, spot, depth + 1)
    return text === null ? null : `${name} ${text}`
  }
  const below = value.kind === 'list' ? indentation : inner
  const text = written(call, value, { indentation: below, column: below, scalar: below + 2 }, depth + 1)
  return text === null ? null : `${name}\n${' '.repeat(below)}${text}`
}
