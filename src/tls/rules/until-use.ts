import type { CodeView, Range } from '../syntax/view.ts'

/** How far behind a value, in tokens, the use of its variable still belongs to it. */
const FARTHEST = 40

/** Where a value ends with the first use of the variable that it is given to, when that follows at once: `f = X; set(&f)`. */
export function untilUse(view: CodeView, { from, to }: Range): number {
  const name = /^([A-Za-z_]\w*)\s*\|?=$/.exec(view.textOf({ from: Math.max(0, from - 2), to: from }))?.[1]
  if (name === undefined) return to
  for (let at = to; at < to + FARTHEST; at += 1) {
    const text = view.textOf({ from: at, to: at + 1 })
    if (text === name) return at + 1
    if (text === 'func' || text === '}') return to
  }
  return to
}
