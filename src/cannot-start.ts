/** Why the server cannot start, and which settings to look at; its cause says what happened. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

/**
 * What `work` comes to, or else an error that names the settings on which it rests.
 * @param what cannot be done, as the beginning of a sentence; left out where the error itself is one
 */
export async function elseLookAt<T>(settings: string, work: Promise<T>, what?: string): Promise<T> {
  try {
    return await work
  } catch (error) {
    // A sentence for the operator already, which names what helps.
    if (!(error instanceof Error) || error.name === 'StoreError') throw error
    const why = what === undefined ? error.message : `${what}: ${error.message}.`
    throw new CannotStart(`${why} Look at ${settings}.`, { cause: error })
  }
}
