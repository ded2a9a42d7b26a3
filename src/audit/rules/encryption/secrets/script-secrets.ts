import { isSecretOf } from './secret-text.ts'
import { holdsToken } from './token-formats.ts'

/** More than AWS takes as user data, encoded. */
const MAX_LENGTH = 65_536

/** `NAME=value`, `name: value` and `"name": "value"`, then `--name value`; what is named, and its value. */
const ASSIGNMENTS: readonly RegExp[] = [
  /(?<![\w.${-])-{0,2}([A-Za-z][\w.-]{0,80})["']?[ \t]{0,20}[=:][ \t]{0,20}("[^"\n]{1,300}"|'[^'\n]{1,300}'|[^\s"';&|]{1,300})/g,
  /(?<![\w.${-])--([A-Za-z][\w.-]{0,80})[ \t]{1,20}("[^"\n]{1,300}"|'[^'\n]{1,300}'|[^\s"';&|-][^\s"';&|]{0,300})/g,
]

/** A script, or the settings for one, holds a secret: by its format, or as the value of something named so. */
export function scriptHoldsSecret(script: string): boolean {
  const text = script.slice(0, MAX_LENGTH).replaceAll(String.raw`\"`, '"')
  if (holdsToken(text)) return true
  return ASSIGNMENTS.some(form =>
    [...text.matchAll(form)].some(([, name = '', value = '']) => isSecretOf(name, unquoted(value))),
  )
}

function unquoted(value: string): string {
  return value.replaceAll(/^["'\\]+|["'\\]+$/g, '')
}

/** What a text encodes in base64, if it is that and encodes a text; else the text. */
export function decoded(text: string): string {
  const compact = text.trim()
  if (
    compact.length > MAX_LENGTH * 2 ||
    compact.length % 4 !== 0 ||
    !/^[A-Za-z0-9+/]{16,}={0,2}$/.test(compact)
  )
    return text
  const bytes = atob(compact)
  return /^[\t\n\r -~\u0080-\u00ff]*$/.test(bytes) ? bytes : text
}
