import type { ModuleInstance } from './module-instance.ts'
import { addressNamed } from './addresses.ts'
import type { BlockIn } from './contents.ts'

/** More moves one after another were written by nobody. */
const MAX_MOVES = 100

/** Old address → new one, without indexes, of the `moved` blocks of a module and of those that it calls. */
export function movedIn(root: ModuleInstance): ReadonlyMap<string, string> {
  const moves = new Map<string, string>()
  addMoves(moves, root)
  return new Map([...moves].map(([from, to]) => [from, lastOf(to, moves)]))
}

function addMoves(moves: Map<string, string>, module: ModuleInstance): void {
  for (const block of module.source.moved) {
    const from = named(block, 'from')
    const to = named(block, 'to')
    if (from !== null && to !== null && from !== to)
      moves.set(module.plainPrefix + from, module.plainPrefix + to)
  }
  for (const node of module.moduleCalls.values()) {
    // All instances of a call move alike: addresses have no indexes.
    const called = node.instances()[0]?.module()
    if (called !== undefined && called !== null) addMoves(moves, called)
  }
}

function named({ block }: BlockIn, name: string): string | null {
  const written = block.body.attributes.find(each => each.name.value === name)
  return written === undefined ? null : addressNamed(written.value)
}

/** Where something ends up that moves several times, by itself or with its module. */
function lastOf(address: string, moves: ReadonlyMap<string, string>): string {
  let at = address
  for (let count = 0; count < MAX_MOVES; count += 1) {
    const next = nextOf(at, moves)
    if (next === null) break
    at = next
  }
  return at
}

function nextOf(address: string, moves: ReadonlyMap<string, string>): string | null {
  for (let end = address.length; end > 0; end = address.lastIndexOf('.', end - 1)) {
    const to = moves.get(address.slice(0, end))
    if (to !== undefined) return to + address.slice(end)
  }
  return null
}
