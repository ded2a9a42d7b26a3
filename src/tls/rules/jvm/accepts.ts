import { within } from '../ranges.ts'
import type { ClassBlock, CodeView, Fn, Range } from '../../syntax/view.ts'
import type { Match } from '../../match.ts'

/** The languages of the JVM. */
export const JVM = ['java', 'kotlin', 'scala', 'groovy'] as const

/** The classes and anonymous objects that define a method and are, or extend, one of the types. */
export function classesWith(view: CodeView, method: string, type: RegExp): Map<ClassBlock, Fn[]> {
  const found = new Map<number, { cls: ClassBlock; methods: Fn[] }>()
  for (const fn of view.functions(method)) {
    const cls = view.classAround(fn.from) ?? fragment(view, fn)
    if (cls === null || !cls.supertypes.some(name => type.test(name))) continue
    const known = found.get(cls.body.from) ?? { cls, methods: [] }
    known.methods.push(fn)
    found.set(cls.body.from, known)
  }
  return new Map([...found.values()].map(({ cls, methods }) => [cls, methods]))
}

/** Methods that make a trust manager or verifier; what else a class holds is its own business. */
const PARTS = [
  'checkServerTrusted',
  'checkClientTrusted',
  'getAcceptedIssuers',
  'verify',
  'isServerTrusted',
  'isClientTrusted',
] as const

/** Most tokens of a class beside those methods with which it is nothing but a trust manager or verifier. */
const MOST_BESIDE = 80

/**
 * Where a class is shown that accepts everything: the whole of it, or, where it holds other things too or some of its
 * methods do check, its head and the methods that accept.
 */
export function placesOf(view: CodeView, cls: ClassBlock, accepting: readonly Fn[]): Match[] {
  const parts = view
    .methods(cls.body, ...PARTS)
    .filter(fn => innermost(view, fn)?.body.from === cls.body.from)
  const beside = cls.body.to - cls.body.from - parts.reduce((sum, fn) => sum + fn.to - fn.from, 0)
  const isMixed = parts.some(
    fn =>
      fn.name.startsWith('check') &&
      !accepting.some(each => each.from === fn.from) &&
      view.behaviour(fn).canFail,
  )
  if (beside <= MOST_BESIDE && !isMixed) return [{ from: cls.from, to: cls.to }]
  const methods = accepting.map(fn => ({ from: fn.from, to: fn.to }))
  return cls.from < cls.body.from - 1
    ? [{ from: cls.from, to: cls.body.from, also: methods }, ...methods]
    : methods
}

function innermost(view: CodeView, fn: Fn): ClassBlock | null {
  return view.classAround(fn.from)
}

/** A method of a trust manager or verifier by its parameters, in a text that shows no class around it. */
function fragment(view: CodeView, fn: Fn): ClassBlock | null {
  const head = view.textOf({ from: fn.from, to: fn.body.from })
  const isMethod = view.language === 'java' || /\boverride\b/.test(head)
  const type = /\bSSLSession\b/.test(head)
    ? 'HostnameVerifier'
    : /\bX509Certificate\b/.test(head)
      ? 'X509TrustManager'
      : ''
  if (type === '' || !isMethod) return null
  return { name: '', supertypes: [type], body: fn.body, from: fn.from, to: fn.to }
}

/** Groovy's `{ a, b -> true } as Type`: the closures. */
export function castClosures(view: CodeView, ...types: readonly string[]): Fn[] {
  if (view.language !== 'groovy') return []
  return view.uses(...types).flatMap(use => {
    if (view.textOf({ from: use.from - 1, to: use.from }) !== 'as') return []
    for (let at = use.from - 2; at > Math.max(0, use.from - 80); at -= 1) {
      if (view.textOf({ from: at, to: at + 1 }) !== '{') continue
      const fn = view.functionOf({ from: at, to: at + 1 })
      if (fn !== null && fn.to === use.from - 1) return [fn]
    }
    return []
  })
}

const defined = new WeakMap<CodeView, Map<string, boolean>>()

/** Whether the file defines a class or object of that name. */
export function definesClass(view: CodeView, name: string): boolean {
  const known = defined.get(view) ?? new Map<string, boolean>()
  defined.set(view, known)
  const found =
    known.get(name) ?? (view.text.includes(`class ${name}`) || view.text.includes(`object ${name}`))
  known.set(name, found)
  return found
}

/** A match at the construct when the expression is a function or an object of one of the classes that always agrees. */
export function whenAgrees(
  view: CodeView,
  construct: Range,
  expression: Range,
  agreeing: ReadonlySet<string>,
): Match[] {
  const lambda = view.whenAlways(construct, expression, 'true')
  if (lambda.length > 0) return lambda
  const value = view.value(expression)
  const name = value.kind === 'call' ? value.call.name : value.kind === 'name' ? value.path : ''
  const own = name.replace(/\.(?:INSTANCE|class|java)$/, '').replace(/^.*\./, '')
  return agreeing.has(own) ? [{ from: construct.from, to: construct.to, also: [expression] }] : []
}

/** The names of the classes. */
export function namesOf(classes: Iterable<ClassBlock>): Set<string> {
  return new Set([...classes].map(cls => cls.name).filter(name => name !== ''))
}

/** Places where a property is given a value: its name as a text, as a constant of a library, or as one of the file. */
export function keyed(view: CodeView, names: readonly string[]): { construct: Range; value: Range }[] {
  const isName = (text: string) => names.includes(text)
  const direct = view
    .settings(...names)
    .filter(({ form, name }) => form !== 'default' && form !== 'setter' && isName(name))
    .map(setting => ({ construct: setting, value: setting.value, at: setting.at }))
  const texts = view.strings().some(({ value }) => isName(value))
  if (!texts) return direct
  const calls = view.calls(
    'setProperty',
    'put',
    'set',
    'systemProperty',
    'addEnvironmentProperty',
    'property',
    'config',
  )
  const isKnown = within(direct.map(({ construct }) => construct))
  const byConstant = calls.flatMap(call => {
    const [key, value] = call.args
    if (key === undefined || value === undefined || isKnown(key.value)) return []
    const name = view.value(key.value)
    return name.kind === 'string' && isName(name.value) ? [{ construct: call, value: value.value }] : []
  })
  return [...direct, ...byConstant]
}

/** A line's worth of uses of one name: the type and the value of `T x = T.INSTANCE` count once. */
export function usedOnce(view: CodeView, ...names: readonly string[]): Match[] {
  return view.uses(...names).filter(use => {
    const before = view.textOf({ from: use.from - 1, to: use.from })
    const after = view.textOf({ from: use.to, to: use.to + 1 })
    if (
      /^(?:class|object|interface|instanceof|is|extends|implements|with|import|typealias|type|fun|def|enum)$/.test(
        before,
      )
    )
      return false
    const isType = /^[A-Za-z_]\w*$/.test(after) && !/^(?:as|in|to|and|or|instanceof|is|if|else)$/.test(after)
    if (isType && before !== 'new') return false
    if (before === ':' && /^(?:=|\)|,|\{|)$/.test(after)) return false
    if (/^[!=]==?$/.test(before) || /^[!=]==?$/.test(after)) return false
    return !(
      before === '(' &&
      after === ')' &&
      /^\w|^\(/.test(view.textOf({ from: use.to + 1, to: use.to + 2 })) &&
      !isArgument(view, use)
    )
  })
}

/** Whether brackets around a name are those of a call, and no cast. */
function isArgument(view: CodeView, use: Range): boolean {
  return /^\w+$/.test(view.textOf({ from: use.from - 2, to: use.from - 1 }))
}
