import { tokenAt } from '../lexer/tokens.ts'
import type { Source } from './source.ts'

/** First token of the statement that holds `at`; followed back over brackets, at most some hundred tokens. */
export function statementStart(source: Source, at: number): number {
  const partner = source.pair[at] ?? -1
  let start = partner >= 0 && partner < at ? partner : at
  for (let steps = 0; steps < 200 && start > 0; steps += 1) {
    const token = tokenAt(source.tokens, start - 1)
    if (token === undefined || token.kind === 'newline') return start
    const partner = source.pair[start - 1] ?? -1
    if (partner >= start) return start
    if (partner >= 0) {
      if (token.text === '}' && !isInline(source, start)) return start
      start = partner
      continue
    }
    if (token.kind === 'mark' && /^[;{]$/.test(token.text)) return start
    start -= 1
  }
  return start
}

const CARRIES_ON = new Set([
  '.',
  '?.',
  '!.',
  '!!.',
  ')',
  ']',
  ',',
  '||',
  '&&',
  '??',
  '?:',
  '->',
  '=',
  '::',
  '!!',
  '?',
  '=>',
  ':',
])

/** Whether what follows a `}` carries its statement on, as `.x()` or `)` does. */
function isInline(source: Source, at: number): boolean {
  const token = tokenAt(source.tokens, at)
  return token?.kind === 'mark' && CARRIES_ON.has(token.text)
}
