import { type Block, blockAt, blocksAround, indentedBlock } from './blocks.ts'
import { type Range, type Source, isAt, kindAt, textAt } from './source.ts'

/** A class, or an object of an anonymous one, whatever the language calls it. */
export interface ClassBlock extends Range {
  readonly name: string
  /** Every name in its head but its own: what it extends and implements. */
  readonly supertypes: readonly string[]
  readonly body: Range
}

const CLASS_WORDS =
  /(?:^|[\s@(=])(?:class|object|struct|interface|trait|enum|extension|impl|record|implementation|new|module|role|package|category|type|defmodule)\b/

const FUNCTION_HEAD =
  /^\W*(?:(?:pub|public|private|protected|static|override|async|open|suspend|internal)\s+)*(?:if|for|while|def|fun|func|fn|function|switch|catch)\b/

/** Whether the last thing in a head is `new Type(…)`. */
function endsInNew(text: string): boolean {
  const last = text.lastIndexOf('new ')
  return last >= 0 && !/=>|->|=|;/.test(text.slice(last))
}

/** The class whose head ends before the block; `null` when the block is something else. */
export function classOf(source: Source, block: Block): ClassBlock | null {
  const { head } = block
  const text = source.profile.ignoreCase ? block.headText.toLowerCase() : block.headText
  if (!CLASS_WORDS.test(text) || (FUNCTION_HEAD.test(text) && !endsInNew(text))) return null
  const words = wordsIn(source, head)
  let starts = words.findIndex(word =>
    /^@?(?:class|object|struct|interface|trait|enum|extension|impl|record|implementation|module|defmodule|package)$/i.test(
      word,
    ),
  )
  if (/^enum$/i.test(words[starts] ?? '') && /^(?:class|struct)$/.test(words[starts + 1] ?? '')) starts += 1
  const anonymous = words.lastIndexOf('new')
  if (starts < 0 && (anonymous < 0 || source.profile.id === 'csharp')) return null
  if (words[starts] === 'impl') {
    const own = words.at(-1) ?? ''
    return {
      name: own,
      supertypes: words.slice(starts + 1),
      from: head.from,
      to: block.body.to + 1,
      body: block.body,
    }
  }
  const named = starts >= 0 && !isAnonymous(words, starts) && !isKotlinObject(source, head)
  return {
    name: named ? (words[starts + 1] ?? '') : '',
    supertypes: words.slice(starts >= 0 ? starts + (named ? 2 : 1) : anonymous + 1),
    from: head.from,
    to: block.body.to + 1,
    body: block.body,
  }
}

/** Kotlin's `object : Type`, which has no name of its own. */
function isKotlinObject(source: Source, { from, to }: Range): boolean {
  for (let at = from; at < Math.min(to, from + 200); at += 1)
    if (isAt(source, at, 'object') && isAt(source, at + 1, ':')) return true
  return false
}

function isAnonymous(words: readonly string[], starts: number): boolean {
  return (
    words[starts - 1] === 'new' ||
    (words[starts] === 'object' &&
      words.length === starts + 2 &&
      /^[A-Z]/.test(words[starts + 1] ?? '') &&
      words.includes('='))
  )
}

function wordsIn(source: Source, { from, to }: Range): string[] {
  const words: string[] = []
  for (let at = from; at < Math.min(to, from + 200); at += 1) {
    if (kindAt(source, at) === 'word' || isAt(source, at, '=')) words.push(textAt(source, at))
  }
  return words
}

/** The innermost class around a token. */
export function classAround(source: Source, at: number): ClassBlock | null {
  for (const block of blocksAround(source, at)) {
    const found = classOf(source, block)
    if (found !== null) return found
  }
  return null
}

/** All classes and anonymous objects in whose head one of the names stands, in any case. */
export function classesOf(source: Source, positions: readonly number[]): ClassBlock[] {
  const found = new Map<number, ClassBlock>()
  for (const at of positions) {
    if (kindAt(source, at) !== 'word') continue
    const opener = blockAfter(source, at)
    if (opener < 0) continue
    const block =
      source.statements === null
        ? blockAt(source, opener)
        : indentedBlock(source, opener, source.statements.list[opener]?.to ?? 0)
    const cls = classOf(source, block)
    if (cls !== null && block.head.from <= at && at < block.head.to) found.set(cls.body.from, cls)
  }
  return [...found.values()]
}

/** Where the block of the head that holds `at` opens: a bracket or word, or for indented languages a statement. */
function blockAfter(source: Source, at: number): number {
  if (source.statements !== null) return source.statements.of[at] ?? -1
  if (source.profile.blocks === 'end') {
    for (let back = at; back >= Math.max(0, at - 12); back -= 1) {
      if ((source.pair[back] ?? -1) > at && kindAt(source, back) === 'word') return back
    }
    return -1
  }
  for (let next = at + 1; next < Math.min(source.tokens.length, at + 60); next += 1) {
    const partner = source.pair[next] ?? -1
    if (isAt(source, next, '{')) return partner > next ? next : -1
    if (isAt(source, next, ';') || isAt(source, next, '}')) return -1
    if (partner > next) next = partner
  }
  return -1
}
