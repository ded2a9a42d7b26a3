import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Whether nothing holds it any longer. To be asked in a later turn than the one that made it. */
export function collected(reference: WeakRef<object>): boolean {
  collectGarbage()
  return reference.deref() === undefined
}
