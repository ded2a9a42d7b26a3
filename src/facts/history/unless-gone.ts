import { outageOf } from '../outage.ts'

/** `null` for what GitHub does not have or not hand out; an outage is thrown, since it will be over. */
export async function unlessGone<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read()
  } catch (error) {
    const outage = outageOf(error)
    if (outage === null || outage.isTemporary) throw error
    return null
  }
}
