import { equals, isSet, isTrue } from '../../../resource/predicates.ts'
import { both, not, truth } from '../../../resource/truth.ts'
import type { Demand, Only } from './demand.ts'

/** Only where this switch is on, written or by default. */
export function whereOn(path: string): Only {
  return { concerns: holder => isTrue(holder.get(path)), except: [{ [path]: 'false' }] }
}

/** Only where the attribute has one of these values. */
export function whereIs(path: string, ...values: readonly string[]): Only {
  return { concerns: holder => equals(holder.get(path), ...values), except: [{ [path]: '"other"' }] }
}

/** Everywhere but where the attribute has one of these values. */
export function unlessIs(path: string, ...values: readonly string[]): Only {
  return {
    concerns: holder => not(equals(holder.get(path), ...values)),
    except: values.map(value => ({ [path]: `"${value}"` })),
  }
}

/** Only where something is written there. */
export function whereSet(path: string): Only {
  return { concerns: holder => isSet(holder.get(path)), except: [{ [path]: 'null' }] }
}

/** Only where nothing is written there. */
export function unlessSet(path: string): Only {
  return { concerns: holder => not(isSet(holder.get(path))), except: [{ [path]: '"something"' }] }
}

/** Everywhere but where `at` is not written, and another attribute has a value with which it is right by default. */
export function unlessImplied(at: string, by: string, value: string): Only {
  return {
    concerns: holder => not(both(truth(!holder.get(at).isWritten), equals(holder.get(by), value))),
    except: [{ [by]: `"${value}"` }],
  }
}

/** Everywhere but where the block is there without the attribute, whose default in it is right. */
export function unlessWithin(block: string, name: string): Only {
  return {
    concerns: holder => truth(!holder.get(block).isWritten || holder.get(`${block}.${name}`).isWritten),
    except: [{ [`${block}.other`]: 'true' }],
  }
}

/** Only where all of these are about it. */
export function where(...all: readonly Only[]): Only {
  return {
    concerns: (holder, configuration) => both(...all.map(({ concerns }) => concerns(holder, configuration))),
    except: all.flatMap(({ except }) => except),
  }
}

/** The demand, and beside it that another attribute (which examples show beside it) has one of these values. */
export function together(demand: Demand, path: string, ...values: readonly string[]): Demand {
  return {
    ...demand,
    holds: judged => both(demand.holds(judged), equals(judged.holder.get(path), ...values)),
    says: `${demand.says.slice(0, -1)}, or \`${path}\` is not \`${values.join('` or `')}\`.`,
    spoiled: [...(demand.spoiled ?? []), { [path]: values.includes('true') ? 'false' : '"OTHER"' }],
  }
}
