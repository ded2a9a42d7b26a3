import { type Repeated, repeatedly } from '../repeatedly.ts'
import { listAdopted, lookAtApp, resume, type SweepDependencies, sweepOn } from './sweep.ts'

/** The sweep while the server runs. */
export interface Sweep {
  /** Starts it: at once, and then steadily. To be called when webhooks are heard, since GitHub is asked to repeat some. */
  start(): void
  /** Repositories came under the App. */
  adopted(): void
  /** Begins nothing more, and resolves when nothing is under way. */
  stop(): Promise<void>
}

/** How often it is looked what came under the App and could not be listed at once. */
const ADOPTED_EVERY_MS = 60_000
/** The pace itself is kept in the store. */
const STEP_EVERY_MS = 5_000
const APP_EVERY_MS = 600_000

export function createSweep(given: Omit<SweepDependencies, 'signal'>): Sweep {
  const { log } = given
  const ending = new AbortController()
  const dependencies = { ...given, signal: ending.signal }
  const failed = (error: unknown) => log.warn({ err: error }, 'The sweep met a failure and goes on later')
  let adopting: Repeated | null = null
  let others: Repeated[] = []

  return {
    start() {
      adopting = repeatedly(() => listAdopted(dependencies), { everyMs: ADOPTED_EVERY_MS, failed })
      const steps = repeatedly(() => sweepOn(dependencies), { everyMs: STEP_EVERY_MS, failed })
      let isResumed = false
      const look = async () => {
        await lookAtApp(dependencies)
        if (!isResumed) await resume(dependencies)
        isResumed = true
        steps.now()
      }
      others = [steps, repeatedly(look, { everyMs: APP_EVERY_MS, failed })]
    },
    adopted: () => adopting?.now(),
    async stop() {
      ending.abort()
      await Promise.all([...others, ...(adopting === null ? [] : [adopting])].map(part => part.stop()))
    },
  }
}
