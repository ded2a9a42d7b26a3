import { AsyncLocalStorage } from 'node:async_hooks'
import { type Logger, pino } from 'pino'

/** Whatever a library puts into an error or a request, these never reach a log. */
const SECRETS = [
  'authorization',
  'token',
  'apiToken',
  'privateKey',
  'password',
  'secret',
  'webhookSecrets',
  'webhookSecret',
]

const subject = new AsyncLocalStorage<Readonly<Record<string, unknown>>>()

/** Every line that `run` causes to be logged, by whatever part, has these fields too. */
export function logAbout<T>(fields: Readonly<Record<string, unknown>>, run: () => T): T {
  return subject.run(fields, run)
}

/** JSON lines on standard output; `level` as pino has it. */
export function openLog(level: string, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    mixin: () => ({ ...subject.getStore() }),
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: SECRETS.flatMap(name => [
      name,
      `*.${name}`,
      `*.*.${name}`,
      `*.*.*.${name}`,
      `err.request.headers.${name}`,
    ]),
    serializers: { err: briefly },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** An error's name, words and stack: not its other properties, in which libraries keep requests with their headers. */
function briefly(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  const errors = error instanceof AggregateError ? { errors: error.errors.map(briefly) } : {}
  return {
    name,
    message,
    stack,
    ...errors,
    ...(error.cause === undefined ? {} : { cause: briefly(error.cause) }),
  }
}
