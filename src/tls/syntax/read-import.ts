import { tokenAt, valueOf } from '../lexer/tokens.ts'
import { bare, pathEndingAt } from './expression.ts'
import { isAt, kindAt, type Source, textAt } from './source.ts'

/** Enters into `aliases` what the import whose word is at `at` makes names of the file stand for. */
export function readImport(source: Source, at: number, id: string, aliases: Map<string, string>): void {
  const word = textAt(source, at)
  if (id === 'python')
    return void (word === 'from'
      ? pythonFrom(source, at, aliases)
      : word === 'import' && pythonImport(source, at, aliases))
  if (id === 'javascript' || id === 'typescript') {
    if (word === 'import') ecmaImport(source, at, aliases)
    if (word === 'require') required(source, at, aliases)
    return
  }
  if (id === 'go') return void (word === 'import' && goImport(source, at, aliases))
  if (id === 'lua' && word === 'require') return required(source, at, aliases)
  if (id === 'rust' || id === 'php') return void (word === 'use' && renamed(source, at, aliases))
  if (id === 'csharp' || id === 'vb')
    return void ((word === 'using' || word.toLowerCase() === 'imports') && dotnetAlias(source, at, aliases))
  if (word === 'import' || word === 'alias') renamed(source, at, aliases)
}

/** `import a.b as c, d`. */
function pythonImport(source: Source, at: number, aliases: Map<string, string>): void {
  if (
    tokenAt(source.tokens, at - 1) !== undefined &&
    kindAt(source, at - 1) !== 'newline' &&
    !isAt(source, at - 1, ':')
  )
    return
  forNames(source, at + 1, (path, alias) => {
    if (alias !== null) aliases.set(alias, path)
  })
}

/** `from a.b import c as d, e`. */
function pythonFrom(source: Source, at: number, aliases: Map<string, string>): void {
  let next = at + 1
  while (next < at + 40 && !isAt(source, next, 'import') && kindAt(source, next) !== 'newline') next += 1
  if (!isAt(source, next, 'import')) return
  let module = ''
  for (let part = at + 1; part < next; part += 1) module += textAt(source, part)
  const start = isAt(source, next + 1, '(') ? next + 2 : next + 1
  forNames(source, start, (path, alias) => aliases.set(alias ?? path, `${module}.${path}`))
}

/** Reads `a.b as c, d as e` up to the line's or bracket's end. */
function forNames(source: Source, from: number, each: (path: string, alias: string | null) => void): void {
  let at = from
  for (let count = 0; count < 200; count += 1) {
    let path = ''
    while (kindAt(source, at) === 'word' && !isAt(source, at, 'as')) {
      path += textAt(source, at)
      at += 1
      if (!isAt(source, at, '.')) break
      path += '.'
      at += 1
    }
    if (path === '') return
    const hasAlias = isAt(source, at, 'as') && kindAt(source, at + 1) === 'word'
    each(path, hasAlias ? textAt(source, at + 1) : null)
    if (hasAlias) at += 2
    if (!isAt(source, at, ',')) return
    at += 1
    if (kindAt(source, at) === 'newline') at += 1
  }
}

/** `import x, { a as b } from 'm'`, `import * as y from 'm'`. */
function ecmaImport(source: Source, at: number, aliases: Map<string, string>): void {
  let end = at + 1
  while (end < at + 300 && kindAt(source, end) !== 'string' && !isAt(source, end, ';')) end += 1
  const module = moduleName(valueOf(source.tokens, end))
  if (module === '' || kindAt(source, end) !== 'string' || isAt(source, at + 1, '(')) return
  for (let next = at + 1; next < end; next += 1) {
    if (kindAt(source, next) !== 'word' || ['as', 'from', 'type'].includes(textAt(source, next))) continue
    const inBraces = isAt(source, source.parent[next] ?? -1, '{')
    if (isAt(source, next + 1, 'as') && inBraces) continue
    if (isAt(source, next - 1, 'as') && inBraces)
      aliases.set(textAt(source, next), join(module, textAt(source, next - 2)))
    else aliases.set(textAt(source, next), inBraces ? join(module, textAt(source, next)) : module)
  }
}

/** `const x = require('m')`, `const { a: b } = require('m')`, `local x = require "m"`. */
function required(source: Source, at: number, aliases: Map<string, string>): void {
  const name = isAt(source, at + 1, '(') ? at + 2 : at + 1
  const string = tokenAt(source.tokens, name)
  if (string?.kind !== 'string' || !isAt(source, at - 1, '=')) return
  const close = isAt(source, at + 1, '(') ? name + 1 : name
  const member = isAt(source, close + 1, '.') ? `.${textAt(source, close + 2)}` : ''
  const module = moduleName(string.value) + (/^\.(?:default|defaults)$/.test(member) ? '' : member)
  const target = tokenAt(source.tokens, at - 2)
  if (target?.kind === 'word') return void aliases.set(target.text, module)
  const opener = source.pair[at - 2] ?? -1
  if (target?.text !== '}' || opener < 0) return
  for (let next = opener + 1; next < at - 2; next += 1) {
    if (kindAt(source, next) !== 'word' || isAt(source, next + 1, ':')) continue
    const original = isAt(source, next - 1, ':') ? next - 2 : next
    aliases.set(textAt(source, next), join(module, textAt(source, original)))
  }
}

/** `node:https` and `https` are one; of a path only what its users would write remains. */
function moduleName(specifier: string): string {
  return specifier.replace(/^node:/, '')
}

function join(module: string, name: string): string {
  return name === 'default' ? module : `${module}.${name}`
}

/** `import nethttp "net/http"`, alone or in brackets: a package is called by the last part of its path. */
function goImport(source: Source, at: number, aliases: Map<string, string>): void {
  const isGroup = isAt(source, at + 1, '(')
  const end = isGroup ? (source.pair[at + 1] ?? at) : at + 3
  for (let next = at + 1; next <= end; next += 1) {
    const path = tokenAt(source.tokens, next)
    if (path?.kind !== 'string') continue
    const last =
      path.value
        .replace(/\/v\d+$/, '')
        .split('/')
        .at(-1) ?? ''
    const before = tokenAt(source.tokens, next - 1)
    if (before?.kind === 'word' && before.text !== 'import') aliases.set(before.text, last)
  }
}

/** `use a::b::c as d;`, `import a.b.{c => d}`, `use A\B as C;`, `alias A.B, as: C`. */
function renamed(source: Source, at: number, aliases: Map<string, string>): void {
  const line = tokenAt(source.tokens, at)?.line ?? 0
  for (let next = at + 1; next < at + 200; next += 1) {
    const token = tokenAt(source.tokens, next)
    if (token === undefined || token.text === ';' || (token.kind === 'newline' && token.line > line + 30))
      return
    if (token.kind === 'newline' && source.parent[next] === source.parent[at]) return
    const isRenaming = token.kind === 'word' ? token.text === 'as' : token.text === '=>'
    if (!isRenaming) continue
    const alias = isAt(source, next + 1, ':') ? next + 2 : next + 1
    const original = isAt(source, next - 1, ',') ? next - 2 : next - 1
    if (kindAt(source, alias) !== 'word' || kindAt(source, original) !== 'word') continue
    aliases.set(bare(source, alias), pathEndingAt(source, original).text)
  }
}

/** `using Alias = A.B.C;`. */
function dotnetAlias(source: Source, at: number, aliases: Map<string, string>): void {
  if (kindAt(source, at + 1) !== 'word' || !isAt(source, at + 2, '=')) return
  let last = at + 3
  while (last < at + 40 && isAt(source, last + 1, '.')) last += 2
  aliases.set(bare(source, at + 1), pathEndingAt(source, last).text)
}
