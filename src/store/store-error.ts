/** Why the store cannot be opened, in words for the person who operates it. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
