import type { Assignment } from './assignments.ts'
import { blocksAround } from './blocks.ts'
import { bare } from './expression.ts'
import { kindAt, type Range, type Source } from './source.ts'

/** The definitions that a use can see: those of its own function before it, else those outside of functions. */
export function visibleFrom(
  source: Source,
  at: number,
  all: readonly Assignment[],
  isOwn: boolean,
): readonly Assignment[] {
  if (isOwn) return all
  const scope = functionAround(source, at)
  const own = all.filter(
    each =>
      each.range.to <= at && scope !== null && each.range.from >= scope.from && each.range.from < scope.to,
  )
  if (own.length > 0) return own
  if (scope?.params.includes(bare(source, at))) return []
  const outer = all.filter(
    each =>
      functionAround(source, each.range.from) === null ||
      contains(functionAround(source, each.range.from), at),
  )
  const before = outer.filter(each => each.range.to <= at)
  return before.length > 0 ? before : outer
}

function contains(range: Range | null, at: number): boolean {
  return range !== null && range.from <= at && at < range.to
}

const CONTROL =
  /^(?:\}?\s*)?(?:if|else|elif|elsif|elseif|for|foreach|while|switch|case|try|catch|except|finally|with|using|lock|do|unless|until|when|match|select|class|object|struct|interface|namespace|module|package|extension|impl|trait|enum|begin|synchronized|return\s*$)\b/

/** The function around a token: its range, and the names of its parameters. */
export function functionAround(
  source: Source,
  at: number,
): { from: number; to: number; params: readonly string[] } | null {
  for (const { head, headText, body } of blocksAround(source, at)) {
    if (
      headText.trim() === '' ||
      CONTROL.test(
        headText.replace(
          /^(?:(?:public|private|protected|internal|static|final|abstract|export|default|pub|open|sealed|data|inline|partial|case)\s+)+/,
          '',
        ),
      )
    )
      continue
    if (!/[()]|->|=>|\bdef\b|\bsub\b|\bfunction\b|\bfun\b|\bmethod\b/.test(headText)) continue
    if (/=\s*(?:new\s+[\w.<>]+\s*(?:\(\))?|[\w.]*)\s*$/.test(headText)) continue
    return { from: head.from, to: body.to, params: paramWords(source, head) }
  }
  return null
}

function paramWords(source: Source, head: Range): string[] {
  const words: string[] = []
  for (let at = head.from; at < Math.min(head.to, head.from + 200); at += 1) {
    if (kindAt(source, at) === 'word' && source.parent[at] !== source.parent[head.from])
      words.push(bare(source, at))
  }
  return words
}

/** The condition under which a definition holds that its use is not under; `null`: none. */
export function conditionOf(source: Source, definition: number, use: number): string | null {
  for (const { headText, body } of blocksAround(source, definition)) {
    if (body.from <= use && use < body.to) return null
    const found = /^\W*(?:if|unless|else|elif|elsif|elseif|switch|case|when|guard)\b/.test(headText)
    if (found) return headText
    if (/\b(?:if|unless)\b[^]*\belse\b/.test(headText)) return headText
  }
  return null
}
