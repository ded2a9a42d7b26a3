/** An answer with which GitHub refuses a request. */
export class Problem extends Error {
  readonly status: number
  readonly errors: readonly unknown[]
  constructor(status: number, message: string, errors: readonly unknown[]) {
    super(message)
    this.name = 'Problem'
    this.status = status
    this.errors = errors
  }
}

export function problem(status: number, message: string, errors: readonly unknown[] = []): Problem {
  return new Problem(status, message, errors)
}

export function notFound(): Problem {
  return problem(404, 'Not Found')
}
