import { charge } from '../cost.ts'
import type { Call } from '../define-function.ts'
import { simpleFunction } from '../simple-function.ts'
import { compileExpression, type Found } from './regular-expression.ts'

/** `replace(text, part, by)`; a part between slashes is a regular expression. */
export const replace = simpleFunction(['text', 'text', 'text'], ([text, part, by], call) => {
  if (part.length > 1 && part.startsWith('/') && part.endsWith('/')) {
    return replaceExpression(call, text, part.slice(1, -1), by)
  }
  if (part === '') return replaceGaps(call, text, by)
  const pieces = text.split(part)
  charge(call, text.length + (pieces.length - 1) * by.length)
  return pieces.join(by)
})

/** Nothing stands before each character, and behind the last one. */
function replaceGaps(call: Call, text: string, by: string): string {
  const characters = Array.from(text)
  charge(call, text.length + (characters.length + 1) * by.length)
  return by + characters.map(character => character + by).join('')
}

function replaceExpression(call: Call, text: string, pattern: string, template: string): string {
  const expression = compileExpression(call, pattern)
  const parts: string[] = []
  let from = 0
  for (const found of expression.find(text)) {
    const replaced = expand(template, found, expression.groupNames)
    charge(call, found.start - from + replaced.length + template.length)
    parts.push(text.slice(from, found.start), replaced)
    from = found.end
  }
  return parts.join('') + text.slice(from)
}

const VARIABLE = /\$(?:\$|(\w+)|\{(\w+)\})/gu

/** Puts groups in the place of `$1`, `${1}`, `$name` and `${name}` (https://pkg.go.dev/regexp#Regexp.Expand). */
function expand(template: string, { groups }: Found, names: ReadonlyMap<string, number>): string {
  if (!template.includes('$')) return template
  return template.replaceAll(VARIABLE, (written, bare: string | undefined, braced: string | undefined) => {
    if (written === '$$') return '$'
    const name = bare ?? braced ?? ''
    const group = /^\d+$/.test(name) ? Number(name) : names.get(name)
    return (group === undefined ? null : groups[group]) ?? ''
  })
}
