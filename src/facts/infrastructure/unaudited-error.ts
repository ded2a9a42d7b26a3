/** The audit gives no answer; the message says why, for people. It is no fault of ours, and tried again later. */
export class Unaudited extends Error {
  override readonly name = 'TooLarge'
}
