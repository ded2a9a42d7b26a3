import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { repeatedly } from '../../src/worker/repeatedly.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function work() {
  const ends: (() => void)[] = []
  const failed = vi.fn<(error: unknown) => void>()
  const run = vi.fn(() => new Promise<void>(resolve => void ends.push(resolve)))
  const end = async () => {
    ends.shift()?.()
    await vi.advanceTimersByTimeAsync(0)
  }
  return { run, end, failed, repeated: repeatedly(run, { everyMs: 1000, failed }) }
}

test('does it at once and then at its times, never twice at the same time', async () => {
  const { run, end } = work()
  await vi.advanceTimersByTimeAsync(3500)
  expect(run).toHaveBeenCalledTimes(1)
  await end()
  expect(run).toHaveBeenCalledTimes(2)
  await end()
  expect(run).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(1000)
  expect(run).toHaveBeenCalledTimes(3)
})

test('does it once more when it is asked for meanwhile, however often', async () => {
  const { run, end, repeated } = work()
  await vi.advanceTimersByTimeAsync(0)
  repeated.now()
  repeated.now()
  await end()
  await end()
  expect(run).toHaveBeenCalledTimes(2)
})

test('goes on after it failed', async () => {
  const failed = vi.fn<(error: unknown) => void>()
  const run = vi.fn(() => Promise.reject(new Error('down')))
  repeatedly(run, { everyMs: 1000, failed })
  await vi.advanceTimersByTimeAsync(1500)
  expect(run).toHaveBeenCalledTimes(2)
  expect(failed).toHaveBeenCalledTimes(2)
})

test('is stopped when what is under way has ended', async () => {
  const { run, end, repeated } = work()
  await vi.advanceTimersByTimeAsync(0)
  const stopped = vi.fn<() => void>()
  void repeated.stop().then(stopped)
  await vi.advanceTimersByTimeAsync(5000)
  expect(stopped).not.toHaveBeenCalled()
  await end()
  expect(stopped).toHaveBeenCalled()
  repeated.now()
  await vi.advanceTimersByTimeAsync(5000)
  expect(run).toHaveBeenCalledTimes(1)
})
