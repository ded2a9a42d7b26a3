/** What a command may do to the terminal. */
export interface Terminal {
  /** Writes to standard output; the text brings its own line ends. */
  out(text: string): void
  /** Writes to standard error. */
  err(text: string): void
  /** Says what takes a while now, where somebody waits at a terminal; `null`: it is done. Left out: nobody does. */
  readonly progress?: (words: string | null) => void
  /** Whether colours are seen as such. */
  readonly colour: boolean
}

/** One command: one file in this folder, and a line in `commands.ts`. */
export interface Command {
  /** Its words: `policy validate`. */
  readonly name: string
  /** What comes after the name: `FILE [--format text|json]`. */
  readonly usage: string
  /** What it does, in one line. */
  readonly summary: string
  /** What `--help` shows below the usage: options and exit codes. */
  readonly help: string
  /**
   * Runs it with the arguments after its name, and gives out the exit code.
   * @throws {UsageError} when the arguments make no sense
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}

/** The arguments make no sense; the message says what would. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Exit codes of every command. */
export const EXIT = { fine: 0, problems: 1, impossible: 2 } as const
