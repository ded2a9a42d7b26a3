import type { Match } from '../../match.ts'
import type { ClassBlock, CodeView, Fn, Range } from '../../syntax/view.ts'
import { classesWith, namesOf, placesOf } from './accepts.ts'
import { notWithin } from '../ranges.ts'

/** Calls that look at a certificate's dates alone, or keep it: whoever made it is accepted. */
const HARMLESS =
  /^(?:checkValidity|checkNotNull|requireNonNull|forEach|let|also|apply|firstOrNull|first|head|next|iterator|hasNext|asList|stream|add|addAll|addFirst|addLast|put|offer|push|increment\w*|getAndIncrement|countDown|set[A-Z]\w*)$/

/** Whether a method of a trust manager lets every certificate through that has not run out. */
function acceptsAny(view: CodeView, method: Fn): boolean {
  if (view.doesNothing(method)) return true
  const { calls } = view.behaviour(method)
  if (calls.some(call => !HARMLESS.test(call.name) && !call.name.endsWith('Exception'))) return false
  const text = view.textOf(method.body)
  const thrown = [...text.matchAll(/\bthrow\s+(?:new\s+)?([\w.]+)/g)].map(found => found[1] ?? '')
  // Kotlin's `TODO()` and `error()` throw, too.
  if (thrown.length === 0 && view.behaviour(method).throws) return false
  const isOnlyForm = thrown.every(name => /(?:IllegalArgument|NullPointer)Exception$/.test(name))
  return isOnlyForm
}

/** What accepts any client in a class that accepts any server. */
function emptyBeside(view: CodeView, cls: ClassBlock): Fn[] {
  return view.methods(cls.body, 'checkClientTrusted').filter(method => acceptsAny(view, method))
}

/** The classes that accept every server, and where a context is initialised with one of them. */
export function acceptingClasses(view: CodeView): Match[] {
  const classes = [...classesWith(view, 'checkServerTrusted', TRUST_MANAGER)].map(([cls, methods]) => ({
    cls,
    methods,
    accepting: methods.filter(method => acceptsAny(view, method)),
  }))
  const found = classes.flatMap(({ cls, methods, accepting }) =>
    accepting.length > 0
      ? placesOf(view, cls, [...accepting, ...emptyBeside(view, cls)])
      : methods.flatMap(method => underFlag(view, method)),
  )
  const accepted = classes.filter(({ accepting }) => accepting.length > 0).map(({ cls }) => cls)
  return [...found, ...notWithin(initialised(view, accepted), found)]
}

/** `context.init(null, trustManagers, null)`, where the trust managers are, or hold, one of the classes. */
function initialised(view: CodeView, classes: readonly ClassBlock[]): Match[] {
  if (classes.length === 0) return []
  const names = namesOf(classes)
  return view.calls('init').flatMap(call => {
    const managers = call.args.length === 3 ? (call.args[1]?.value ?? null) : null
    if (managers === null || classes.some(cls => call.from <= cls.from && cls.to <= call.to + 1)) return []
    return holdsOne(view, managers, classes, names, 0) ? [{ from: call.from, to: call.to }] : []
  })
}

function holdsOne(
  view: CodeView,
  range: Range,
  classes: readonly ClassBlock[],
  names: ReadonlySet<string>,
  depth: number,
): boolean {
  if (range.to - range.from > MOST_OF_MANAGERS) return false
  const words = view.textOf(range).match(/[A-Za-z_]\w*/g) ?? []
  if (words.some(word => names.has(word))) return true
  if (depth > 1) return false
  return words.some(word => {
    const value = lastValueBefore(view, word, range.from)
    if (value === null) return false
    const isOne = classes.some(cls => value.from <= cls.body.from && cls.body.to <= value.to)
    return isOne || holdsOne(view, value, classes, names, depth + 1)
  })
}

/** What a variable was given last before a place; of a field that is set further down, what it is given there. */
function lastValueBefore(view: CodeView, variable: string, at: number): Range | null {
  const values = view
    .settings(variable)
    .filter(
      ({ name, form, from }) => name === variable && form === 'assignment' && Math.abs(from - at) < FARTHEST,
    )
  const last = values.findLast(({ from }) => from < at) ?? values[0]
  return last?.value ?? null
}

/** Most tokens of an expression that gives trust managers. */
const MOST_OF_MANAGERS = 40

/** How far from its use, in tokens, a variable's value is looked for. */
const FARTHEST = 1_000

/** `if (trustAll) return`. */
function underFlag(view: CodeView, method: Fn): Match[] {
  const place = view.flaggedReturn(method, 'nothing')
  return place === null ? [] : [{ from: method.from, to: method.to, also: [place], level: 'guarded' }]
}

/** Classes that take part in the decision whether a server is trusted. */
const TRUST_MANAGER = /TrustManager(?:Adapter|Base|Impl|Wrapper)?$/
