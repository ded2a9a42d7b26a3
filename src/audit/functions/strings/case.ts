import type { Value } from '../../resource/value.ts'
import { textAnswer, unknownAnswer } from '../answer.ts'
import { present, takes } from '../arguments.ts'
import type { Call, TerraformFunction } from '../define-function.ts'
import { read, simpleFunction } from '../simple-function.ts'

export const lower = characterwise(lowerCase)
export const upper = characterwise(upperCase)

/** Go gives every character the case of its own; JavaScript’s `ß` becomes two characters. */
function upperCase(text: string): string {
  return eachCharacter(text, character => character.toUpperCase())
}

function lowerCase(text: string): string {
  return eachCharacter(text, character => (character === 'İ' ? 'i' : character.toLowerCase()))
}

function eachCharacter(text: string, change: (character: string) => string): string {
  return Array.from(text, character => single(character, change(character))).join('')
}

function single(character: string, changed: string): string {
  return Array.from(changed).length === 1 ? changed : character
}

/** A function that changes each character for itself, and so what is known of a text. */
function characterwise(change: (text: string) => string): TerraformFunction {
  return (call: Call): Value => {
    takes(call, 1)
    const value = present(call, 0)
    const text = read(call, 0, 'text')
    if (text !== null) return textAnswer(call, change(text))
    if (value.kind !== 'unknown' || value.pieces === undefined) return unknownAnswer(call)
    const pieces = value.pieces.map(piece => (piece === null ? null : change(piece)))
    return { ...unknownAnswer(call), pieces }
  }
}

/** `title`: the first letter of each word is a capital one, as Go’s `strings.Title` takes words. */
export const title = simpleFunction(['text'], ([text]) => {
  let before = ' '
  return Array.from(text, character => {
    const changed = isSeparator(before) ? titleCase(character) : character
    before = character
    return changed
  }).join('')
})

function titleCase(character: string): string {
  // Three characters are two letters in one, of which only the first one becomes a capital.
  if (/^[ǄǅǆǇǈǉǊǋǌǱǲǳ]$/u.test(character))
    return character.toLowerCase().normalize('NFC').replace(/./u, digraph)
  return single(character, character.toUpperCase())
}

const DIGRAPHS: Readonly<Record<string, string>> = { ǆ: 'ǅ', ǉ: 'ǈ', ǌ: 'ǋ', ǳ: 'ǲ' }

function digraph(character: string): string {
  return DIGRAPHS[character] ?? character
}

function isSeparator(character: string): boolean {
  return /^[!-/:-@[-^`{-~\s\u0085]$/u.test(character)
}
