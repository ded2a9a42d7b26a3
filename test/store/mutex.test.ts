import { describe, expect, test } from 'vitest'
import { createMutex } from '../../src/store/mutex.ts'

type Caller = readonly [name: string, urgency: 'urgent' | 'usual']

/** The order in which callers get their turn who all ask while somebody has it; each ends its turn at once. */
async function orderOf(callers: readonly Caller[]): Promise<string> {
  const mutex = createMutex()
  const end = await mutex.acquire()
  const order: string[] = []
  const turns = callers.map(async ([name, urgency]) => {
    const endTurn = await mutex.acquire(urgency)
    order.push(name)
    endTurn()
    // Twice is harmless: nobody else's turn ends with it.
    endTurn()
  })
  end()
  await Promise.all(turns)
  return order.join(' ')
}

const usual = (name: string): Caller => [name, 'usual']
const urgent = (name: string): Caller => [name, 'urgent']

describe('a turn', () => {
  test.each<[string, readonly Caller[], string]>([
    ['goes to whoever asked first', [usual('a'), usual('b'), usual('c')], 'a b c'],
    ['goes to the urgent before the others', [usual('a'), usual('b'), urgent('A'), urgent('B')], 'A B a b'],
    [
      'goes to one of the others after three urgent ones',
      [usual('a'), usual('b'), urgent('A'), urgent('B'), urgent('C'), urgent('D')],
      'A B C a D b',
    ],
  ])('%s', async (_, callers, order) => {
    expect(await orderOf(callers)).toBe(order)
  })

  test('lasts until it is ended', async () => {
    const mutex = createMutex()
    const end = await mutex.acquire()
    let isNext = false
    const next = mutex.acquire('urgent').then(endNext => {
      isNext = true
      return endNext
    })
    await new Promise(resolve => setTimeout(resolve, 5))
    expect(isNext).toBe(false)
    end()
    ;(await next)()
    expect(isNext).toBe(true)
  })
})
