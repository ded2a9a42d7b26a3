import { setImmediate as nextTurn } from 'node:timers/promises'

interface Asked<K, V> {
  readonly key: K
  readonly resolve: (value: V | undefined) => void
  readonly reject: (error: unknown) => void
}

/**
 * Makes one query of questions that come together: what is asked within one turn of the event loop, or while the
 * look-up before is under way, is looked up at once. Never answers with what was read before the question.
 * @param load answers each key that it finds; a key may come twice.
 */
export function loadTogether<K, V>(
  load: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
): (key: K) => Promise<V | undefined> {
  const waiting: Asked<K, V>[] = []
  let looking = false

  async function answerAll(): Promise<void> {
    looking = true
    while (waiting.length > 0) {
      await nextTurn()
      await answer(waiting.splice(0))
    }
    looking = false
  }

  async function answer(asked: readonly Asked<K, V>[]): Promise<void> {
    try {
      const found = await load(asked.map(({ key }) => key))
      for (const { key, resolve } of asked) resolve(found.get(key))
    } catch (error) {
      for (const { reject } of asked) reject(error)
    }
  }

  return key => {
    const { promise, resolve, reject } = Promise.withResolvers<V | undefined>()
    waiting.push({ key, resolve, reject })
    if (!looking) void answerAll()
    return promise
  }
}
