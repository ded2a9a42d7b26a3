import { equals, isSet, isTrue } from '../../../resource/predicates.ts'
import { both, not, type Truth, truth } from '../../../resource/truth.ts'
import type { Demand, Holder } from './demand.ts'

/** Only where this switch is on, written or by default. */
export function whereOn(path: string): (holder: Holder) => Truth {
  return holder => isTrue(holder.get(path))
}

/** Only where the attribute has one of these values. */
export function whereIs(path: string, ...values: readonly string[]): (holder: Holder) => Truth {
  return holder => equals(holder.get(path), ...values)
}

/** Everywhere but where the attribute has one of these values. */
export function unlessIs(path: string, ...values: readonly string[]): (holder: Holder) => Truth {
  return holder => not(equals(holder.get(path), ...values))
}

/** Only where something is written there. */
export function whereSet(path: string): (holder: Holder) => Truth {
  return holder => isSet(holder.get(path))
}

/** Only where nothing is written there. */
export function unlessSet(path: string): (holder: Holder) => Truth {
  return holder => not(isSet(holder.get(path)))
}

/** Everywhere but where `at` is not written, and another attribute has a value with which it is right by default. */
export function unlessImplied(
  at: string,
  by: string,
  ...values: readonly string[]
): (holder: Holder) => Truth {
  return holder => not(both(truth(!holder.get(at).isWritten), equals(holder.get(by), ...values)))
}

/** Everywhere but where the block is there without the attribute, whose default in it is right. */
export function unlessWithin(block: string, name: string): (holder: Holder) => Truth {
  return holder => truth(!holder.get(block).isWritten || holder.get(`${block}.${name}`).isWritten)
}

/** The demand, and beside it that another attribute (which examples show beside it) has one of these values. */
export function together(demand: Demand, path: string, ...values: readonly string[]): Demand {
  return {
    ...demand,
    holds: judged => both(demand.holds(judged), equals(judged.holder.get(path), ...values)),
    says: `${demand.says.slice(0, -1)}, or \`${path}\` is not \`${values.join('` or `')}\`.`,
  }
}
