import { type Budget, TooMuch } from '../scope.ts'

/** Steps that the evaluation of a root module may take, with all modules that it calls. */
export const MAX_STEPS = 10_000_000
/** Steps that one expression may take: a single bad one must not starve the others. */
export const MAX_STEPS_OF_EXPRESSION = 2_000_000
/** What an expression takes beside what it makes: a value is worth some characters. */
const STEPS_OF_NODE = 8
/** Expressions inside each other, those that are referred to counted in: more would not fit on the stack. */
export const MAX_DEPTH = 500
/** What a reference counts as: many calls lead from one expression over its name to the next. */
const DEPTH_OF_REFERENCE = 3
/** Instances that the `count` or `for_each` of one block may make. */
export const MAX_INSTANCES_OF_BLOCK = 2000
/** Instances of resources, modules and `dynamic` blocks in a root module, with all modules that it calls. */
export const MAX_INSTANCES = 50_000
/** Modules that call each other, below the root. */
export const MAX_MODULE_DEPTH = 32
/** Characters of a file that is read at all: what is longer was not written by hand. */
export const MAX_FILE_LENGTH = 4_000_000

/** What the whole evaluation may cost, and what each of its expressions may. */
export interface Spending extends Budget {
  /** Does the work of an expression that stands for itself, with a budget of its own. */
  within<T>(work: () => T): T
  /** An expression begins inside the one before; takes steps. */
  enter(): void
  leave(): void
  /** Takes instances, all or none of them; false: there are not so many left. */
  takeInstances(count: number): boolean
  /** Takes what a body costs; false: nothing is left for it. */
  takeBody(): boolean
  /** Nothing is left for anything. */
  isSpent(): boolean
  /** Something was left out for want of steps or instances. */
  isExhausted(): boolean
}

/** A new budget. */
export function newSpending(steps = MAX_STEPS, instances = MAX_INSTANCES): Spending {
  let left = steps
  let leftHere = MAX_STEPS_OF_EXPRESSION
  let depth = 0
  let instancesLeft = instances
  let refused = false
  function spend(count: number): void {
    left -= count
    leftHere -= count
    if (left < 0) throw new TooMuch(`The module with all that it calls takes more than ${steps} steps`)
    if (leftHere < 0) throw new TooMuch(`This takes more than ${MAX_STEPS_OF_EXPRESSION} steps`)
  }
  return {
    spend,
    within(work) {
      const outer = leftHere
      leftHere = MAX_STEPS_OF_EXPRESSION
      depth += DEPTH_OF_REFERENCE
      try {
        return work()
      } finally {
        depth -= DEPTH_OF_REFERENCE
        leftHere = outer
      }
    },
    enter() {
      depth += 1
      if (depth > MAX_DEPTH)
        throw new TooMuch(`This leads through too many expressions, one inside or behind the other`)
      spend(STEPS_OF_NODE)
    },
    leave() {
      depth -= 1
    },
    takeInstances(count) {
      if (count > instancesLeft) {
        refused = true
        return false
      }
      instancesLeft -= count
      return true
    },
    takeBody() {
      left -= STEPS_OF_NODE
      return left >= 0
    },
    isSpent: () => left < 0,
    isExhausted: () => left < 0 || refused,
  }
}
