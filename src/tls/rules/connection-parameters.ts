import { meaningOf, switchesOff } from './configuration/meaning.ts'

/** What a parameter of a connection string does: leaves out a check, or TLS. */
export type Weakness = 'validation' | 'plaintext'

/** Parameters that only connection strings have, by their letters alone, and the values that weaken them. */
const OWN: Readonly<Record<string, readonly (readonly [RegExp, Weakness])[]>> = {
  // libpq, Npgsql, lib/pq, node-postgres; MySQL's connectors write it in the same way.
  mysqlsslverifyservercert: [[/^0$/, 'validation']],
  sslmode: [
    [/^(?:disabled?|allow|prefer(?:red)?|none)$/, 'plaintext'],
    [/^(?:no-verify|trust|skip-verify)$/, 'validation'],
  ],
  tlsmode: [[/^(?:disabled?|prefer(?:red)?)$/, 'plaintext']],
  usessl: [[/^(?:false|0|no)$/, 'plaintext']],
  requiressl: [[/^(?:false|0|no)$/, 'plaintext']],
  encrypt: [[/^(?:false|0|no|optional|disable)$/, 'plaintext']],
  // go-sql-driver/mysql takes `preferred`, too; MongoDB and others `false`.
  tls: [
    [/^(?:skip-verify|insecure)$/, 'validation'],
    [/^(?:preferred|false|0)$/, 'plaintext'],
  ],
  ssl: [
    [/^(?:false|0|no)$/, 'plaintext'],
    [/^(?:skip-verify|no-verify)$/, 'validation'],
  ],
  sslfactory: [[/nonvalidatingfactory$/, 'validation']],
  trustservercertificate: [[/^(?:true|1|yes)$/, 'validation']],
  sslcertreqs: [[/^(?:cert_none|none|optional|cert_optional|0)$/, 'validation']],
  insecuremode: [[/^(?:true|1)$/, 'validation']],
  allowselfsignedservercert: [[/^(?:1|true)$/, 'validation']],
  allowhostnamecnmismatch: [[/^(?:1|true)$/, 'validation']],
  caissuedcertnamesmismatch: [[/^(?:1|true)$/, 'validation']],
  sslserverdnmatch: [[/^(?:off|false|no)$/, 'validation']],
  sslverification: [[/^(?:none|ca)$/, 'validation']],
  sslendpointidentificationalgorithm: [[/^(?:|none)$/, 'validation']],
  verify: [[/^(?:verify_none|none)$/, 'validation']],
  insecure: [[/^(?:true|1)$/, 'validation']],
  insecureskipverify: [[/^(?:true|1)$/, 'validation']],
}

/** Parameters that need no other sign that a text is a connection string. */
const TELLING =
  /^(?:mysqlsslverifyservercert|sslmode|tlsmode|usessl|trustservercertificate|sslfactory|sslcertreqs|verifyservercertificate|tlsinsecure|tlsallowinvalidcertificates|tlsallowinvalidhostnames)$/

const PARAMETER =
  /(?:^|[?&;,\s"'({])([A-Za-z][\w. :-]{1,60}?)\s{0,3}=\s{0,3}["']?([\w.$-]{0,80})["']?(?=$|[&;,\s"')}#\\])/g

/** Longest text that is looked at, and most parameters of it. */
const LONGEST = 4_000
const MOST = 100

/** How a text weakens its connection; `null` when it does not, or is no connection string. */
export function weaknessOf(text: string): Weakness | null {
  const head = text.length > LONGEST ? text.slice(0, LONGEST) : text
  const isConnection = looksLikeConnection(head)
  let found: Weakness | null = null
  PARAMETER.lastIndex = 0
  for (let count = 0; count < MOST; count += 1) {
    const parameter = PARAMETER.exec(head)
    if (parameter === null) break
    const name = (parameter[1] ?? '').trim()
    const letters = name.replace(/[^A-Za-z]/g, '').toLowerCase()
    if (!isConnection && !TELLING.test(letters)) continue
    const own = weaknessBy(name, letters, parameter[2] ?? '')
    if (own === 'validation') return own
    found = own ?? found
  }
  return found
}

function weaknessBy(name: string, letters: string, value: string): Weakness | null {
  const given = value.toLowerCase()
  const own = Object.hasOwn(OWN, letters) ? OWN[letters] : undefined
  if (own !== undefined) return own.find(([form]) => form.test(given))?.[1] ?? null
  return meaningOf(name) !== null && switchesOff(name, value) ? 'validation' : null
}

/** An address with parameters, a JDBC address, or pairs that name a host, a user or a database. */
function looksLikeConnection(text: string): boolean {
  if (/^\S{0,40}jdbc:/i.test(text.trimStart().slice(0, 60))) return true
  if (/^["'\s]{0,4}[?&]\w/.test(text)) return true
  if (/[a-z][a-z0-9+.-]{1,30}:\/\/[^\s?#]{0,600}\?/i.test(text)) return true
  if (/^[^/\s]{0,200}@(?:tcp|unix)?\([^)]{0,200}\)\/[^?\s]{0,100}\?/.test(text)) return true
  return /(?:^|[;\s"'])(?:host|server|data ?source|addr(?:ess)?|network address|dbname|database|initial catalog|user(?: ?id)?|uid|pwd|password|driver|port|endpoint|brokers?|url)\s{0,3}=/i.test(
    text,
  )
}
