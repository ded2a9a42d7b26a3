import type { CodeView, Setting } from '../../syntax/view.ts'

/** A variable, constant or property that is declared. */
export function isLocal(view: CodeView, { form, target, at, value }: Setting): boolean {
  const before = view.textOf({ from: Math.max(0, at - 1), to: at })
  if (/^(?:var|let|BOOL|bool|Bool)$/.test(before)) return true
  const isType = /^(?:Bool|BOOL|Boolean)\b/.test(view.textOf(value))
  if (form === 'entry') return isType || (/^(?:c|cpp)$/.test(view.language) && /^\w/.test(before))
  const isName = view.textOf({ from: at, to: at + 1 })
  return form === 'assignment' && target === '' && before !== '.' && !/^(?:["@]|kCF|GCD|SR)/.test(isName)
}
