import { describe, expect, test } from 'vitest'
import type { RootAudit } from '../../../src/audit/audit-root.ts'
import type { Example, Rule } from '../../../src/audit/define-rule.ts'
import { newParseCache } from '../../../src/audit/evaluate/files/parse-cache.ts'
import { parseFile } from '../../../src/audit/language/parse-file.ts'
import type { Range } from '../../../src/audit/resource/place.ts'
import { rules } from '../../../src/audit/rules/index.ts'
import { auditExample, filesOf, folderOf } from './audit-example.ts'
import { holds, type Variant, variantsOf } from './variants.ts'

/**
 * What a rule says of an example in which one thing, and nothing else, hangs on a variable that nobody sets. Each value,
 * block and count of each example is tried, one by one.
 */
interface Tried extends RootAudit, Omit<Variant, 'body'> {
  readonly path: string
  /** The file, with what is not known in marks. */
  readonly shown: string
}

const NAME = 'patrol_unknown'
const DECLARED = `variable "${NAME}" {}`

function* tryEach(rule: Rule, example: Example): Generator<Tried> {
  const files = filesOf(example)
  const cache = newParseCache()
  for (const [path, text] of Object.entries(files)) {
    if (!path.endsWith('.tf')) continue
    const folder = folderOf(path)
    const declaring = folder === '' ? 'unknown.tf' : `${folder}/unknown.tf`
    for (const [count, { body, kind, at }] of variantsOf(parseFile(text, path).body, NAME).entries()) {
      // The file is known to the cache by its text, so that it is not written and read again.
      const changed = `${text}\n# ${count}`
      cache.set('hcl', changed, { body, problems: [] })
      const audit = auditExample(rule, { ...files, [path]: changed, [declaring]: DECLARED }, cache)
      yield { ...audit, kind, path, at, shown: shownIn(text, at) }
    }
  }
}

function shownIn(text: string, { start, end }: Range): string {
  return `${text.slice(0, start.offset)}«${text.slice(start.offset, end.offset)}»${text.slice(end.offset)}`
}

function sentences({ findings }: RootAudit): string {
  return findings.map(({ place, message }) => `${place.start.line}: ${message}`).join('\n')
}

/**
 * Rules whose sentence is true of good examples, too, and that are silent there since another one tells of the same. That
 * it does is tried.
 */
const TOLD_BY: Readonly<Record<string, string>> = {
  // Whoever may do everything on something may do too much, on whatever.
  'policy-all-actions': 'policy-full-admin',
  // What is read everywhere is read everywhere, whether something is changed there as well or not.
  'policy-any-resource': 'policy-write-everywhere',
  // A document lets anybody in, whatever it is used for.
  'document-for-anybody': 'role-trusts-anybody',
  // Whatever range it is, all of it gets in.
  'network-acl-all-ports-from-range': 'network-acl-all-ports-open',
}

function isToldElsewhere(rule: Rule, example: Example): boolean {
  const other = rules.find(({ id }) => id === TOLD_BY[rule.id])
  return other !== undefined && auditExample(other, filesOf(example)).findings.length > 0
}

/** Who takes the variables of a function from elsewhere means some: for none at all, nobody writes an `environment`. */
function isMeant({ id }: Rule, { shown }: Tried): boolean {
  return id === 'operations-customer-key' && /environment \{\s*variables = «(?:null|\{\})»/.test(shown)
}

/** Where the secret, or a piece of it, is taken from a variable, it is written there no longer, as the rule asks for. */
function isMended({ isAboutSecrets = false }: Rule, { kind, path, at }: Tried) {
  return ({ place, origins }: RootAudit['findings'][number]): boolean =>
    isAboutSecrets &&
    kind === 'value' &&
    [place, ...origins].some(each => each.path === path && (holds(at, each) || holds(each, at)))
}

describe.each(rules.map(rule => [rule.id, rule] as const))('%s: what is not known', (_, rule) => {
  const { passes, fails, undecided = [] } = rule.examples

  test('accuses nobody, since it may be what is good', () => {
    const accused = passes.flatMap(example =>
      tryEach(rule, example)
        .filter(tried => tried.findings.length > 0 && !isMeant(rule, tried))
        .map(tried => ({ example, says: `${sentences(tried)}\n${tried.shown}` }))
        .toArray(),
    )
    const isRight = ({ example }: { readonly example: Example }): boolean => isToldElsewhere(rule, example)
    expect(accused.filter(each => !isRight(each)).map(({ says }) => says)).toEqual([])
    expect(accused.some(isRight)).toBe(Object.hasOwn(TOLD_BY, rule.id))
  })

  test('acquits nobody, since it may be what is bad', () => {
    const acquitted = fails.flatMap(example => {
      const { findings } = auditExample(rule, filesOf(example))
      return tryEach(rule, example)
        .filter(tried => {
          const still = new Set(tried.findings.map(({ resourceWithoutIndexes }) => resourceWithoutIndexes))
          const gone = findings.filter(({ resourceWithoutIndexes }) => !still.has(resourceWithoutIndexes))
          return tried.undecided.length === 0 && !gone.every(isMended(rule, tried))
        })
        .map(({ shown }) => shown)
        .toArray()
    })
    expect(acquitted).toEqual([])
  })

  test('settles nothing that was not settled', () => {
    const settled = undecided.flatMap(example =>
      tryEach(rule, example)
        // Of two things that may be there or not, one is taken to be there with the other.
        .filter(({ kind }) => kind !== 'count')
        .filter(({ findings, undecided, shown }) =>
          findings.length === 0 ? undecided.length === 0 : !isReference(shown),
        )
        .map(tried => `${sentences(tried)}\n${tried.shown}`)
        .toArray(),
    )
    expect(settled).toEqual([])
  })
})

/** What was doubtful was what becomes of a reference, in a module or behind an output; it is not there any longer. */
function isReference(shown: string): boolean {
  return /«[^»]*\baws_\w+\.\w/.test(shown)
}
