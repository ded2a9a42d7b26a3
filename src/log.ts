import { AsyncLocalStorage } from 'node:async_hooks'
import { type Logger, pino } from 'pino'

/** Whatever a library puts into an error or a request, these never reach a log. */
const SECRETS = new Set([
  'authorization',
  'token',
  'apiToken',
  'privateKey',
  'password',
  'secret',
  'webhookSecrets',
  'webhookSecret',
])

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
    // pino's own way of leaving secrets out takes longer than all else that a line takes.
    formatters: {
      level: (label: string) => ({ level: label }),
      log: withoutSecrets,
    },
    // `withoutSecrets` has done with errors already what pino would do with this one.
    serializers: { err: (told: unknown) => told },
  }
  return Object.assign(destination ? pino(options, destination) : pino(options), {
    child(): never {
      throw new Error('What a child says on all of its lines may hold a secret: use logAbout.')
    },
  })
}

/** Nothing that is logged is so deep, unless it goes round in circles. */
const DEEPEST = 10

/** The fields of a line; what would be a secret is left out at whatever depth, and errors are told briefly. */
function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  const told = toldFields(fields, 0)
  return 'err' in fields ? { ...told, err: briefly(fields['err']) } : told
}

function toldFields(fields: object, depth: number): Record<string, unknown> {
  const told: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields))
    told[name] = SECRETS.has(name) ? '[Redacted]' : toldValue(value, depth)
  return told
}

function toldValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth === DEEPEST) return '[Deeper]'
  if (value instanceof Error) return briefly(value)
  if (Array.isArray(value)) return value.map(each => toldValue(each, depth + 1))
  // As JSON has them: dates, addresses and the like say themselves what they are.
  if ('toJSON' in value && typeof value.toJSON === 'function') return toldValue(value.toJSON(), depth + 1)
  return toldFields(value, depth + 1)
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
