import type { GivenCommand } from '../intake/intake.ts'
import type { Log } from './log-verdict.ts'

/** What shows that a comment was read. */
export interface Reacting {
  react(
    repository: { readonly owner: string; readonly name: string },
    commentId: number,
    content: '+1' | 'confused',
  ): Promise<unknown>
}

interface Dependencies {
  readonly github: (installationId: number) => Reacting
  readonly log: Log
}

/** Reacts to a command: that it is done, or that it is not known. It is harmless where that fails. */
export async function acknowledge(
  { github, log }: Dependencies,
  { key, installationId, repository, commentId, command }: GivenCommand,
): Promise<void> {
  try {
    const content = command.command === 'unknown' ? 'confused' : '+1'
    await github(installationId).react(repository, commentId, content)
  } catch (error) {
    log.warn({ pull: key, commentId, err: error }, 'A command could not be acknowledged')
  }
}
