/** A payload is not as GitHub documents it. The message names the field and never repeats its value. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError'
}
