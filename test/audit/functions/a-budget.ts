import { type Budget, TooMuch } from '../../../src/audit/evaluate/scope.ts'

/** As much as one expression may take. */
export function aBudget(): Budget {
  let left = 2_000_000
  return {
    spend(steps) {
      left -= steps
      if (left < 0) throw new TooMuch('This takes too much')
    },
  }
}
