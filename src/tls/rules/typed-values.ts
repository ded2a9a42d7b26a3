import type { CodeView, Fn, Range, Setting } from '../syntax/view.ts'

/** Variables and fields of a type with their values: `Type name = …`, `val name: Type = …`, `Dim name As Type = …`. */
export function typedValues(view: CodeView, ...types: readonly string[]): { at: Range; value: Range }[] {
  const byName = new Map<string, ReadonlyMap<number, Setting>>()
  return view.uses(...types).flatMap(use => {
    const after = use.to
    const before = use.from - 2
    const isAfter = /^\w+$/.test(view.textOf({ from: after, to: after + 1 }))
    const isBefore = /^(?::|As)$/.test(view.textOf({ from: use.from - 1, to: use.from }))
    const at = isBefore ? before : isAfter ? after : -1
    if (at < 0) return []
    const name = view.textOf({ from: at, to: at + 1 })
    const settings = byName.get(name) ?? new Map(view.settings(name).map(each => [each.at, each]))
    byName.set(name, settings)
    const setting = settings.get(at)
    return setting === undefined || setting.form === 'setter' ? [] : [{ at: setting, value: setting.value }]
  })
}

/** Longest head of a function, in tokens, in which the type that it gives back is looked for. */
const LONGEST_HEAD = 80

/** Functions that give back nothing but functions which always agree: `Type name() { return (a, b) -> true; }`. */
export function makersOf(view: CodeView, ...types: readonly string[]): Fn[] {
  const places = new Set<number>()
  const names = new Set<string>()
  for (const use of view.uses(...types)) {
    if (view.textOf({ from: use.to + 1, to: use.to + 2 }) !== '(') continue
    places.add(use.at)
    names.add(view.textOf({ from: use.to, to: use.to + 1 }))
  }
  return [...names].flatMap(name =>
    view.functions(name).filter(fn => isTyped(fn, places) && makesAgreement(view, fn)),
  )
}

function isTyped(fn: Fn, places: ReadonlySet<number>): boolean {
  for (let at = fn.from; at < Math.min(fn.body.from, fn.from + LONGEST_HEAD); at += 1)
    if (places.has(at)) return true
  return false
}

function makesAgreement(view: CodeView, fn: Fn): boolean {
  const { returns, throws } = view.behaviour(fn)
  return (
    !throws &&
    returns.length > 0 &&
    returns.every(value => value.kind === 'function' && view.alwaysReturns(value.fn, 'true'))
  )
}
