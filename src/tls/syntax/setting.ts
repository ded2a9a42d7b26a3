import { tokenAt } from '../lexer/tokens.ts'
import { bare, pathEndingAt } from './expression.ts'
import type { Range, Source } from './source.ts'

/**
 * How a setting is written: `assignment` (`x.verify = v`, `x['verify'] = v`), `entry` (a named argument, or the entry
 * of a map: `verify=v`, `verify: v`, `'verify' => v`), `setter` (`setVerify(v)`, `.verify(v)`, `withVerify(v)`),
 * `pair` (a name and its value side by side: `set('verify', v)`, `curl_setopt(ch, VERIFY, v)`, `{verify, v}`),
 * `default` (a parameter's default value).
 */
export type SettingForm = 'assignment' | 'entry' | 'setter' | 'pair' | 'default'

/** One place where a name is given a value, in whatever way the language writes it. */
export interface Setting extends Range {
  /** Position of the name. */
  readonly at: number
  /** The name as it is written, without signs: `verify_ssl`, `setVerify`. */
  readonly name: string
  /** What the name belongs to: `session` of `session.verify = …`; empty where nothing stands before it. */
  readonly target: string
  readonly value: Range
  readonly form: SettingForm
}

/** The setting of the name at `at`. */
export function makeSetting(
  source: Source,
  at: number,
  form: SettingForm,
  value: Range,
  from: number,
  to: number,
): Setting {
  const token = tokenAt(source.tokens, at)
  const name = token?.kind === 'string' ? token.value : bare(source, at)
  const path = token?.kind === 'word' ? pathEndingAt(source, at).text : ''
  return {
    at,
    name,
    target: path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '',
    value,
    form,
    from,
    to,
  }
}
