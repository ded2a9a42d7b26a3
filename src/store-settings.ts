import * as z from 'zod'
import type { Environment, SettingProblem } from './setting.ts'
import type { StorePlace } from './store/open-store.ts'

const EXAMPLE = 'Example: postgres://user:password@host:5432/patrol'

/** Where everything is kept. */
export const storeFields = {
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z
    .string()
    .refine(
      isPostgres,
      `is no address of PostgreSQL. What is special in a password is written as %23 for #, %40 for @, %2F for /. ${EXAMPLE}`,
    )
    .optional(),
}

function isPostgres(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && addressIn(text)?.hash === ''
}

/** As the driver reads it: a socket has no host, as in `postgres://user@/patrol?host=/var/run/postgresql`. */
function addressIn(text: string): URL | null {
  return URL.parse(text) ?? URL.parse(text.replace('@/', '@socket/'))
}

/** Ways to have the certificate of a PostgreSQL not validated: https://node-postgres.com/features/ssl */
export function databaseTlsProblems({
  DATABASE_URL: url = '',
  PGSSLMODE: mode,
}: Environment): SettingProblem[] {
  const rest =
    'switches the validation of certificates off. Write sslmode=verify-full; sslrootcert names a CA of your own.'
  const inAddress = switchedOff(addressIn(url)?.searchParams ?? new URLSearchParams())
  return [
    ...(inAddress === null ? [] : [{ name: 'DATABASE_URL', problem: `says ${inAddress}, which ${rest}` }]),
    ...(mode === 'no-verify' ? [{ name: 'PGSSLMODE', problem: `is no-verify, which ${rest}` }] : []),
  ]
}

/** What switches it off there; `null`: nothing does. */
function switchedOff(asked: URLSearchParams): string | null {
  const mode = asked.get('sslmode')
  if (mode === 'no-verify') return 'sslmode=no-verify'
  if (asked.get('ssl') === 'no-verify') return 'ssl=no-verify'
  // As psql has them, these modes validate less than their names say.
  const isLax =
    asked.get('uselibpqcompat') === 'true' && ['prefer', 'require', 'verify-ca'].includes(mode ?? '')
  return isLax ? `uselibpqcompat=true with sslmode=${mode}` : null
}

export function placeOf({
  DATABASE_URL: databaseUrl,
  DATA_DIR: dataDir,
}: {
  readonly DATABASE_URL?: string | undefined
  readonly DATA_DIR: string
}): StorePlace {
  return databaseUrl === undefined ? { dataDir } : { databaseUrl }
}
