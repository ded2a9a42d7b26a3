/**
 * What `work` takes of this thread's processor time, in milliseconds: the same beside other processes, which a clock
 * is not. For costs that grow without end where something is wrong, with bounds far above what is right.
 */
export function processorTimeOf(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
