import type { Logger } from 'pino'
import { openLog } from './log.ts'
import { registerApp } from './register-app.ts'
import { readEnvFile } from './read-env-file.ts'
import { explainProblems } from './setting.ts'
import { readRegistration } from './settings-in-part.ts'
import { readSettings, type Settings } from './settings.ts'
import { type Server, startServer } from './start-server.ts'

/** Starts from the environment; what is wrong with it is said once, in words, and ends the process with 2. */
async function main(environment: NodeJS.ProcessEnv): Promise<void> {
  try {
    readEnvFile()
  } catch (error) {
    return refuse(`compliance-patrol cannot start: ${(error as Error).message}\n`)
  }
  const isNew = !environment['APP_ID'] && !environment['PRIVATE_KEY'] && !environment['PRIVATE_KEY_PATH']
  if (isNew && environment['NODE_ENV'] !== 'production') return register(environment)
  const settings = readSettings(environment)
  if (!('problems' in settings)) return serve(settings)
  const hint = isNew
    ? 'To register a new App, start without NODE_ENV=production: a page in the browser does it.\n'
    : ''
  refuse(`${explainProblems(settings.problems)}\n${hint}`)
}

async function register(environment: NodeJS.ProcessEnv): Promise<void> {
  const registration = readRegistration(environment)
  if ('problems' in registration) return refuse(`${explainProblems(registration.problems)}\n`)
  try {
    await registerApp(registration, environment)
  } catch (error) {
    process.stderr.write(`The page that registers the App cannot be served: ${(error as Error).message}\n`)
    process.exitCode = 1
  }
}

function refuse(words: string): void {
  process.stderr.write(words)
  process.exitCode = 2
}

async function serve(settings: Settings): Promise<void> {
  const log = openLog(settings.logLevel)
  try {
    const server = await startServer(settings, log)
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        log.info({ signal }, 'Stopping')
        void endWith(server, log)
      })
    }
    void server.failed.then(error => endAfter(error, server, log))
  } catch (error) {
    log.fatal({ err: error }, 'Cannot start')
    process.exitCode = 1
  }
}

/** An evaluation that was given up may still wait for GitHub, and nobody for it. */
async function endWith(server: Server, log: Logger): Promise<never> {
  await server.stop()
  log.info({}, 'Stopped')
  process.exit(0)
}

/** Whatever may still hang then. */
const LONGEST_END_MS = 30_000

/**
 * The embedded database recovers only when it is opened again: whoever supervises the process starts it. What is being
 * answered and evaluated ends first, by itself or for lack of the store.
 */
async function endAfter(failure: Error, server: Server, log: Logger): Promise<never> {
  log.fatal({ err: failure }, 'Nothing can be kept any longer: the process ends, to be started again')
  setTimeout(() => process.exit(1), LONGEST_END_MS)
  try {
    await server.stop()
  } catch (error) {
    log.warn({ err: error }, 'Not everything could be closed')
  }
  process.exit(1)
}

if (import.meta.main) await main(process.env)
