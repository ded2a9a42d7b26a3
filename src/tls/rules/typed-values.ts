import type { CodeView, Range, Setting } from '../syntax/view.ts'

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
