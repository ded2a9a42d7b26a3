import type { Profile, SpecialForm } from '../languages/profile.ts'

/** What may begin with a character, as bits of one number. */
export const MAY_BE = { comment: 1, special: 2, string: 4, word: 8, loneMark: 16 } as const

/** Characters that each special form begins with. */
const SPECIAL_STARTS: Record<SpecialForm, string> = {
  'bash-heredoc': '<',
  'ruby-heredoc': '<',
  'php-heredoc': '<',
  'perl-quotes': 'q',
  'ruby-quotes': '%',
  'rust-raw': 'bcr',
  'swift-raw': '#',
  'cpp-raw': 'uULR',
  'r-raw': 'rR',
  'lua-long': '[',
  'elixir-sigil': '~',
  regex: '/',
  character: "'?$",
  'dollar-quote': '',
}

/** Marks that no longer mark begins with. */
const LONE_MARKS = '()[]{},;'

const tables = new WeakMap<Profile, Uint8Array>()

/** For each ASCII character what may begin with it in the language, so that nothing else is tried there. */
export function firstCharacters(profile: Profile): Uint8Array {
  const known = tables.get(profile) ?? tableOf(profile)
  tables.set(profile, known)
  return known
}

function tableOf(profile: Profile): Uint8Array {
  const table = new Uint8Array(128)
  const mark = (characters: string, bit: number) => {
    for (const character of characters)
      table[character.charCodeAt(0)] = (table[character.charCodeAt(0)] ?? 0) | bit
  }
  for (const sign of profile.lineComments) mark(sign[0] ?? '', MAY_BE.comment)
  for (const [opener] of profile.blockComments ?? []) mark(opener.trimStart()[0] ?? '', MAY_BE.comment)
  for (const form of profile.strings) mark(form.open[0] ?? '', MAY_BE.string)
  for (const form of profile.special ?? []) mark(SPECIAL_STARTS[form], MAY_BE.special)
  for (let code = 33; code < 127; code += 1) {
    const character = String.fromCharCode(code)
    if (begins(profile.stringPrefix, `${character}"`) || begins(profile.stringPrefix, `${character}8"`))
      mark(character, MAY_BE.string)
    if (/[A-Za-z]/.test(character) && profile.stringPrefix !== undefined) mark(character, MAY_BE.string)
    if (/[A-Za-z_$@#%&.:{-]/.test(character)) mark(character, MAY_BE.word)
  }
  mark(LONE_MARKS, MAY_BE.loneMark)
  return table
}

function begins(form: RegExp | undefined, text: string): boolean {
  if (form === undefined) return false
  form.lastIndex = 0
  return form.test(text)
}
