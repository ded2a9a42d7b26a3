import { monitorEventLoopDelay } from 'node:perf_hooks'

// Loaded into the server beside its own program (`--import`): tells the benchmark what the process uses.

/** What the server's process says of itself, for the time since it was last asked. */
export interface Usage {
  readonly cpuSeconds: number
  readonly rssMegabytes: number
  /** Delay of the event loop: 50th, 99th, worst, in milliseconds. */
  readonly loop: readonly [number, number, number]
}

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
let before = process.cpuUsage()

process.on('message', () => {
  const { user, system } = process.cpuUsage(before)
  before = process.cpuUsage()
  const usage: Usage = {
    cpuSeconds: (user + system) / 1e6,
    rssMegabytes: process.memoryUsage.rss() / 2 ** 20,
    loop: [delay.percentile(50) / 1e6, delay.percentile(99) / 1e6, delay.max / 1e6],
  }
  delay.reset()
  process.send?.(usage)
})
// The benchmark's channel must not keep the server alive.
process.channel?.unref()
