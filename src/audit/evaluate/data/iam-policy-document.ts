import { functions } from '../../functions/index.ts'
import { documentOfPieces, documentOfText } from '../../views/policy/read-document.ts'
import type { ObjectValue, Value } from '../../resource/value.ts'
import { bounded } from '../run/bounded.ts'
import { guarded } from '../run/guarded.ts'
import type { Budget } from '../scope.ts'
import { listAt, objectAt, textAt, unknownAt } from '../values/make.ts'
import { type DataSource, scopeOf } from './data-source.ts'
import { statementOf } from './iam-statement.ts'

/**
 * `aws_iam_policy_document`: the document as text, with what it holds, every part of which has the place where it is
 * written (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document).
 */
export function iamPolicyDocument(source: DataSource): ReadonlyMap<string, Value> {
  const { place, run } = source
  const json = guarded(run, place, () => encoded(documentOf(source), source))
  return new Map([
    ['json', json],
    ['minified_json', json],
    ['version', versionOf(source)],
  ])
}

function versionOf({ body, place }: DataSource): Value {
  const written = body.entries.get('version')
  return written === undefined || written.kind === 'null' ? textAt(place, '2012-10-17') : written
}

/** Statements as they are merged: one with a `Sid` takes the place of an earlier one with the same. */
interface Draft {
  readonly statements: Value[]
  /** Where those with a `Sid` are. */
  readonly bySid: Map<string, number>
  isComplete: boolean
}

function documentOf(source: DataSource): ObjectValue {
  const { body, place, run } = source
  const draft: Draft = { statements: [], bySid: new Map(), isComplete: body.isComplete }
  const budget = run.spending
  const texts = (name: string) => textsIn(body.entries.get(name))
  for (const text of [...texts('source_json'), ...texts('source_policy_documents')]) {
    addDocument(draft, text, budget)
  }
  addStatements(draft, body.entries.get('statement'))
  for (const text of [...texts('override_json'), ...texts('override_policy_documents')]) {
    addDocument(draft, text, budget)
  }
  budget.spend(draft.statements.length)
  const statements = listAt(place, draft.statements, draft.isComplete)
  const id = body.entries.get('policy_id')
  const entries: [string, Value][] = [
    ['Version', versionOf(source)],
    ...(id === undefined || id.kind === 'null' ? [] : [['Id', id] as [string, Value]]),
    ['Statement', statements],
  ]
  return objectAt(place, new Map(entries))
}

/** The documents that an argument names: one text, or a list of them. */
function textsIn(value: Value | undefined): readonly Value[] {
  if (value === undefined || value.kind === 'null') return []
  if (value.kind !== 'list') return [value]
  return value.isComplete
    ? value.items
    : [...value.items, unknownAt(value.place, 'not all items of the list are known')]
}

function addDocument(draft: Draft, text: Value, budget: Budget): void {
  if (text.kind === 'null' || (text.kind === 'string' && text.value === '')) return
  const decoded = decodedOf(text, budget)
  const statement = decoded?.kind === 'object' ? decoded.entries.get('Statement') : undefined
  if (decoded === null || decoded.kind === 'unknown') draft.isComplete = false
  else if (statement?.kind === 'object') merge(draft, statement)
  else if (statement?.kind === 'list') {
    budget.spend(statement.items.length)
    for (const item of statement.items) merge(draft, item)
    if (!statement.isComplete) draft.isComplete = false
  } else if (statement !== undefined) draft.isComplete = false
}

/** What a text holds; `null`: that is not known. */
function decodedOf(text: Value, budget: Budget): Value | null {
  if (text.kind !== 'string' && text.kind !== 'unknown') return null
  if (text.decoded !== undefined) return text.decoded
  if (text.kind === 'unknown')
    return text.pieces === undefined ? null : documentOfPieces(text, text.pieces).value
  budget.spend(text.value.length)
  const { value, problem } = documentOfText(text)
  return problem === null ? value : null
}

function addStatements(draft: Draft, blocks: Value | undefined): void {
  if (blocks === undefined || blocks.kind === 'null') return
  if (blocks.kind !== 'list' && blocks.kind !== 'object') {
    draft.isComplete = false
    return
  }
  const items = blocks.kind === 'list' ? blocks.items : [blocks]
  for (const item of items) merge(draft, item.kind === 'object' ? statementOf(item) : item)
  if (blocks.kind === 'list' && !blocks.isComplete) draft.isComplete = false
}

function merge({ statements, bySid }: Draft, added: Value): void {
  const sid = sidOf(added)
  const at = sid === null ? undefined : bySid.get(sid)
  if (at !== undefined) {
    statements[at] = added
    return
  }
  if (sid !== null) bySid.set(sid, statements.length)
  statements.push(added)
}

function sidOf(statement: Value): string | null {
  const sid = statement.kind === 'object' ? statement.entries.get('Sid') : undefined
  return sid?.kind === 'string' && sid.value !== '' ? sid.value : null
}

function encoded(document: ObjectValue, source: DataSource): Value {
  const { place } = source
  const json = functions.get('jsonencode')?.({ args: [document], at: place, scope: scopeOf(source) })
  if (json === undefined || (json.kind !== 'string' && json.kind !== 'unknown')) {
    return unknownAt(place, 'the document cannot be encoded')
  }
  return bounded({ ...json, decoded: document }, source.run.spending)
}
