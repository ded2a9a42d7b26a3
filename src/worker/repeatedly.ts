/** Work that is done again and again, and sooner when somebody asks. */
export interface Repeated {
  /** Does it now, or once more after what is under way. */
  now(): void
  /** Begins no more, and resolves when nothing is under way. */
  stop(): Promise<void>
}

/** Does `work` at once, then every `everyMs`, never twice at the same time. What it throws goes to `failed`. */
export function repeatedly(
  work: () => Promise<void>,
  { everyMs, failed }: { readonly everyMs: number; readonly failed: (error: unknown) => void },
): Repeated {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let isWanted = false

  function now(): void {
    if (isWanted || stopped) return
    isWanted = true
    running = after(running)
  }

  async function after(before: Promise<void>): Promise<void> {
    await before
    isWanted = false
    if (!stopped) await work().catch(failed)
  }

  const timer = setInterval(now, everyMs).unref()
  now()
  return {
    now,
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
