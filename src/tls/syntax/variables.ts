import { type Assignment, assignmentsOf } from './assignments.ts'
import { classAround } from './classes.ts'
import { bare } from './expression.ts'
import { aliasesOf } from './imports.ts'
import { givenByCallers } from './parameters.ts'
import { conditionOf, visibleFrom } from './scope.ts'
import { isAt, type Range, type Source } from './source.ts'
import { type Context, DEEPEST, type Value, choice, deeper } from './value.ts'

interface Definition {
  readonly ranges: readonly Range[]
  readonly value: (context: Context) => Value
}

const OWN = /^(?:this|self|cls|Self|static|\$this|@)(?:\(\))?\.|^[A-Z]\w*\.(?=\w+$)/

/** What a name stands for where it is used; `null` where the file does not tell. */
export function definitionFor(source: Source, at: number, path: string): Definition | null {
  if (path.includes('(') || aliasesOf(source).has(path)) return null
  const isOwn = OWN.test(path)
  if (path.includes('.') && !isOwn)
    return pathDefinition(source, at, path) ?? memberDefinition(source, at, path)
  const name = bare(source, at)
  const all = assignmentsOf(source, name).filter(each => each.range.from > at || each.range.to <= at)
  const visible = visibleFrom(source, at, isOwn ? ofClass(source, at, path, all) : all, isOwn)
  const last = visible.at(-1)
  if (last === undefined) return isOwn ? null : parameterDefinition(source, at, name)
  const earlier = visible.at(-2)
  const condition = conditionOf(source, last.range.from, at)
  if (condition === null || last.form === 'default')
    return { ranges: [last.range], value: context => defaultOf(last, context) }
  const ranges = earlier === undefined ? [last.range] : [last.range, earlier.range]
  return {
    ranges,
    value: context =>
      choice(context, [last.value, ...(earlier === undefined ? [] : [earlier.value])], condition),
  }
}

/** Most assignments of a member that are told apart by their classes. */
const MOST_MEMBERS = 20

/** Of what members of that name are given, what those of the class around are; all, where that gives it nothing. */
function ofClass(
  source: Source,
  at: number,
  path: string,
  all: readonly Assignment[],
): readonly Assignment[] {
  const isMember = /^(?:this|self|cls|Self|static|\$this|@)/.test(path)
  const cls = isMember && all.length > 1 && all.length <= MOST_MEMBERS ? classAround(source, at) : null
  if (cls === null) return all
  const own = all.filter(each => classAround(source, each.range.from)?.body.from === cls.body.from)
  return own.length > 0 ? own : all
}

/** A parameter that callers in the file give literals or functions is one of those, or what others give it. */
function parameterDefinition(source: Source, at: number, name: string): Definition | null {
  const given = givenByCallers(source, at, name)
  if (given.length === 0) return null
  return {
    ranges: given,
    value: context => {
      const values = given
        .map(range => context.evaluate({ ...context, depth: Math.max(context.depth, DEEPEST - 1) }, range))
        .filter(({ kind }) => kind !== 'name' && kind !== 'unknown' && kind !== 'call')
      const own: Value = { kind: 'name', path: name }
      return values.length === 0 ? own : { kind: 'choice', options: [...values, own], condition: 'option' }
    },
  }
}

/** A parameter's default is what it is only when the caller gives nothing. */
function defaultOf(assignment: Assignment, context: Context): Value {
  const value = context.evaluate(context, assignment.value)
  if (assignment.form !== 'default') return value
  return { kind: 'choice', options: [value], condition: 'option' }
}

/** Most parts of a path that is followed into maps. */
const LONGEST_MEMBER = 4

/** `options.verify` where the file has a map assigned to `options`. */
function memberDefinition(source: Source, at: number, path: string): Definition | null {
  const [root = '', ...keys] = path.split('.')
  if (keys.length > LONGEST_MEMBER || aliasesOf(source).has(root)) return null
  const known = assignmentsOf(source, root).filter(each => each.path === root && each.range.to <= at)
  const last = visibleFrom(source, at, known, false).at(-1)
  if (last === undefined || last.form === 'default' || !isAt(source, last.value.from, '{')) return null
  return { ranges: [last.range], value: context => memberOf(context, last.value, keys, path) }
}

function memberOf(context: Context, map: Range, keys: readonly string[], path: string): Value {
  let value = context.evaluate(context, map)
  for (const key of keys) {
    const entry = value.kind === 'map' ? value.entries.find(({ name }) => name === key) : undefined
    if (entry === undefined) return { kind: 'name', path }
    value = context.evaluate(deeper(context), entry.value)
  }
  return value
}

/** `options.verify` where the file has exactly that path assigned. */
function pathDefinition(source: Source, at: number, path: string): Definition | null {
  const same = assignmentsOf(source, bare(source, at)).filter(
    each => each.path === path && each.range.to <= at,
  )
  const last = same.at(-1)
  return last === undefined
    ? null
    : { ranges: [last.range], value: context => context.evaluate(context, last.value) }
}
