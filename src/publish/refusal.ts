/** GitHub's client names its errors; what each means for a write. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotFound'
}

/** GitHub answered, and will answer the same next time: the permission is missing, or the thing is gone. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && ['NotFound', 'Forbidden', 'Refused'].includes(error.name)
}
