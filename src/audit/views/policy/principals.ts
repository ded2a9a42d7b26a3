import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, either, not, some, type Truth, truth } from '../../resource/truth.ts'
import { restrictsCaller } from './conditions.ts'
import type { PrincipalGroup, Principals, Statement } from './policy.ts'
import { someOf } from './some-of.ts'

/** Whether a statement is about anybody: `*`, of whatever type, or everybody but some. Conditions are not looked at. */
export function isForAnybody({ principals, notPrincipals, isAllow }: Statement): Truth {
  const butSome = both(isAllow, truth(notPrincipals.isWritten))
  return either(somePrincipal(principals, isAnybody), butSome)
}

/** Whether a statement allows something to anybody, without a condition that says who may come. */
export function isPublic(statement: Statement): Truth {
  return both(statement.isAllow, isForAnybody(statement), not(restrictsCaller(statement)))
}

/** Whether one principal is so. */
export function somePrincipal(
  { groups, isComplete }: Principals,
  holds: (identifier: Attribute, type: string | null) => Truth,
): Truth {
  const inGroup = ({ identifiers, type }: PrincipalGroup) => someOf(identifiers, item => holds(item, type))
  return either(some(groups, inGroup), isComplete ? 'no' : 'unknown')
}

/** `*`, or an ARN in any account (`arn:aws:iam::*:root`). */
export function isAnybody({ value }: Attribute): Truth {
  if (value?.kind === 'unknown') return mayBeAnybody(value.pieces, value.references.length > 0)
  return truth(/^(?:\*|arn:aws[^:]*:(?:iam|sts)::\*:.*)$/.test(textOf(value) ?? ''))
}

/** What refers to another resource is that one. */
function mayBeAnybody(pieces: readonly (string | null)[] | undefined, refers: boolean): Truth {
  if (refers) return 'no'
  return pieces?.some(piece => piece !== null && !piece.includes('*') && piece.length > 1) ? 'no' : 'unknown'
}

/** A principal of another account, or of this one, that is written out. */
export interface NamedAccount {
  /** Twelve digits. */
  readonly id: string
  /** All that may call in the account’s name, which is what its `root` means. */
  readonly isWhole: boolean
  readonly at: Attribute
}

/** The AWS accounts that principals name by their id: `111122223333`, `arn:aws:iam::111122223333:role/x`. */
export function accountsOf({ groups }: Principals): readonly NamedAccount[] {
  return groups
    .flatMap(({ type, identifiers }) => (type === 'AWS' ? identifiers.each() : []))
    .flatMap(accountOf)
}

function accountOf(at: Attribute): readonly NamedAccount[] {
  const written = textOf(at.value) ?? ''
  const [, id, rest] = /^(?:arn:aws[^:]*:(?:iam|sts)::)?(\d{12})(?::(.+))?$/.exec(written) ?? []
  return id === undefined ? [] : [{ id, isWhole: rest === undefined || rest === 'root', at }]
}

/** Identifiers of one type: `Service`, `Federated`. */
export function principalsOfType({ groups }: Principals, wanted: string): readonly Attribute[] {
  return groups.flatMap(({ type, identifiers }) => (type === wanted ? identifiers.each() : []))
}

/** Principals of this type may be among them, beside those that `principalsOfType` gives. */
export function mayHoldOthers({ groups, isComplete }: Principals): boolean {
  return !isComplete || groups.some(({ type }) => type === null)
}
