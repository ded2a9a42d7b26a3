import type { CodeView, Range } from '../syntax/view.ts'

/** Variables and fields of a type with their values: `Type name = …`, `val name: Type = …`, `Dim name As Type = …`. */
export function typedValues(view: CodeView, ...types: readonly string[]): { at: Range; value: Range }[] {
  return view.uses(...types).flatMap(use => {
    const after = use.to
    const before = use.from - 2
    const isAfter = /^\w+$/.test(view.textOf({ from: after, to: after + 1 }))
    const isBefore = /^(?::|As)$/.test(view.textOf({ from: use.from - 1, to: use.from }))
    const at = isBefore ? before : isAfter ? after : -1
    if (at < 0) return []
    const name = view.textOf({ from: at, to: at + 1 })
    return view
      .settings(name)
      .filter(setting => setting.at === at && setting.form !== 'setter')
      .map(setting => ({ at: setting, value: setting.value }))
  })
}
