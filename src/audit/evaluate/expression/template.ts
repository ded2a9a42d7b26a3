import type { ForDirective, IfDirective, Template, TemplatePart } from '../../language/hcl/syntax.ts'
import type { Place } from '../../resource/place.ts'
import type { Reference, Segment, Value } from '../../resource/value.ts'
import { EvaluationError } from '../scope.ts'
import { booleanIn, kindInWords, refused, textIn } from '../values/convert.ts'
import { MAX_REFERENCES, placeIn, referencesOf } from '../values/make.ts'
import { itemsOf } from './items-of.ts'
import { evaluate, evaluatePart, type RunScope } from './run-scope.ts'

/** `"a-${b}"`, a heredoc, a template file. Of a text of several lines, every piece knows where it is written. */
export function evaluateTemplate(template: Template, scope: RunScope): Value {
  const { parts } = template
  const [only] = parts
  if (parts.length === 1 && only?.kind === 'interpolation') return evaluate(only.expression, scope)
  const draft = newDraft()
  addParts(draft, parts, scope)
  const place = placeIn(scope.path, template)
  return finished(draft, place, template.form === 'heredoc' || place.start.line !== place.end.line)
}

/** A text while it is put together. */
interface Draft {
  /** `null`: a part that is not known. */
  readonly pieces: (string | null)[]
  /** What each unknown part refers to. */
  readonly gaps: (readonly Reference[])[]
  readonly segments: Segment[]
  readonly made: Value[]
  length: number
  why: string | null
}

function newDraft(): Draft {
  return { pieces: [], gaps: [], segments: [], made: [], length: 0, why: null }
}

function finished({ pieces, gaps, segments, made, why }: Draft, place: Place, hasLines: boolean): Value {
  const isSensitive = made.some(each => each.isSensitive === true)
  const traced = {
    place,
    through: [],
    references: referencesOf(made),
    ...(isSensitive && { isSensitive }),
    ...(hasLines && { segments }),
  }
  if (why === null) return { kind: 'string', value: pieces.join(''), ...traced }
  return { kind: 'unknown', why, pieces, gaps, ...traced }
}

function addParts(draft: Draft, parts: readonly TemplatePart[], scope: RunScope): void {
  for (const part of parts) addPart(draft, part, scope)
}

function addPart(draft: Draft, part: TemplatePart, scope: RunScope): void {
  switch (part.kind) {
    case 'text':
      return addText(draft, part.value, placeIn(scope.path, part), scope)
    case 'interpolation':
      return addValue(draft, evaluatePart(part.expression, scope), placeIn(scope.path, part), scope)
    case 'if':
      return addIf(draft, part, scope)
    case 'for':
      return addFor(draft, part, scope)
    default:
      return part satisfies never
  }
}

function addText(draft: Draft, text: string, place: Place, { budget }: RunScope): void {
  budget.spend(1 + text.length)
  draft.segments.push({ offset: draft.length, place })
  addPiece(draft, text)
}

/** Known pieces beside each other are one. */
function addPiece(draft: Draft, piece: string | null): void {
  const last = draft.pieces.at(-1)
  if (last === undefined || (last === null) !== (piece === null)) draft.pieces.push(piece)
  else if (typeof last === 'string') draft.pieces[draft.pieces.length - 1] = last + piece
  draft.length += piece?.length ?? 0
}

function addValue(draft: Draft, value: Value, place: Place, scope: RunScope): void {
  draft.made.push(value)
  if (value.kind === 'unknown') return addUnknown(draft, value, place, scope)
  const text = textIn(value)
  if (text === null)
    throw new EvaluationError(`${kindInWords(value)} cannot stand in a text; use \`jsonencode\``, place)
  const segments = value.kind === 'string' ? value.segments : undefined
  if (segments === undefined) return addText(draft, text, place, scope)
  scope.budget.spend(1 + text.length)
  addSegments(draft, segments, scope)
  addPiece(draft, text)
}

/** Unknown parts beside each other are one, too, that refers to what they refer to. */
function addGap({ pieces, gaps }: Draft, references: readonly Reference[]): void {
  if (pieces.at(-1) !== null) gaps.push(references)
  else gaps[gaps.length - 1] = [...(gaps.at(-1) ?? []), ...references].slice(0, MAX_REFERENCES)
}

function addUnknown(
  draft: Draft,
  { why, pieces = [null], gaps, references, segments }: Extract<Value, { kind: 'unknown' }>,
  place: Place,
  scope: RunScope,
): void {
  draft.why ??= why
  if (segments === undefined) draft.segments.push({ offset: draft.length, place })
  else addSegments(draft, segments, scope)
  let gap = 0
  for (const piece of pieces) {
    scope.budget.spend(1 + (piece?.length ?? 0))
    if (piece === null) addGap(draft, gaps?.[gap++] ?? references)
    addPiece(draft, piece)
  }
}

function addSegments(draft: Draft, segments: readonly Segment[], { budget }: RunScope): void {
  budget.spend(segments.length)
  for (const { offset, place } of segments) draft.segments.push({ offset: draft.length + offset, place })
}

function addIf(draft: Draft, part: IfDirective, scope: RunScope): void {
  const condition = evaluate(part.condition, scope)
  draft.made.push(condition)
  const otherwise = part.otherwise ?? []
  if (condition.kind === 'unknown') return addHidden(draft, condition, [part.parts, otherwise], part, scope)
  const holds = booleanIn(condition)
  if (holds === null) throw refused('A condition', condition, placeIn(scope.path, part.condition))
  addParts(draft, holds ? part.parts : otherwise, scope)
}

function addFor(draft: Draft, part: ForDirective, scope: RunScope): void {
  const collection = evaluate(part.collection, scope)
  draft.made.push(collection)
  const all = itemsOf(collection, placeIn(scope.path, part.collection))
  for (const { key, value } of all?.items ?? []) {
    const names = new Map([[part.value.value, value]])
    if (part.key !== null) names.set(part.key.value, key)
    scope.budget.spend(1)
    addParts(draft, part.parts, scope.with(names))
  }
  if (all?.isComplete !== true) addHidden(draft, collection, [], part, scope)
}

/** Something that may be there or not: an unknown piece, with what it refers to. */
function addHidden(
  draft: Draft,
  because: Value,
  maybe: readonly (readonly TemplatePart[])[],
  part: TemplatePart,
  scope: RunScope,
): void {
  draft.why ??= because.kind === 'unknown' ? because.why : 'not everything in the collection is known'
  draft.segments.push({ offset: draft.length, place: placeIn(scope.path, part) })
  addGap(draft, [])
  addPiece(draft, null)
  for (const parts of maybe) for (const made of madeBy(parts, scope)) draft.made.push(made)
}

function madeBy(parts: readonly TemplatePart[], scope: RunScope): readonly Value[] {
  const aside = newDraft()
  try {
    addParts(aside, parts, scope)
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
  }
  return aside.made
}
