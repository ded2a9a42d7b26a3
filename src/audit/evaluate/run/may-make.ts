import type { Place } from '../../resource/place.ts'
import { MAX_INSTANCES, MAX_INSTANCES_OF_BLOCK } from './budget.ts'
import type { Run } from './run.ts'

/** Whether so many instances of a block can be looked at; if not, that is a problem, and one stands for all of them. */
export function mayMake(count: number, place: Place, run: Run): boolean {
  if (count <= MAX_INSTANCES_OF_BLOCK && run.spending.takeInstances(count)) return true
  const says = `This makes ${count} instances, more than can be looked at one by one: one stands for all of them.`
  run.report(place.path, place, says)
  return false
}

/** There are more resources than are looked at: this one is left out. */
export function reportTooMany(run: Run, place: Place): void {
  const says = `The module with all that it calls has more than ${MAX_INSTANCES} resources; this one is not looked at.`
  run.report(place.path, place, says)
  run.leaveOut()
}
