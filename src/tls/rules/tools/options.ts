import type { Command, Word } from '../../file-views.ts'
import { unwrap } from '../../shell/unwrap.ts'
import { meaningOf, switchesOff } from '../configuration/meaning.ts'

/** The words of a command without those of the command that it runs (`sudo -u x curl …`, `docker exec x curl …`). */
export function ownWords(command: Command): readonly Word[] {
  const inner = unwrap(command)[0]
  if (inner === undefined) return command.words
  if (inner.kind === 'script') return []
  return command.words.slice(0, Math.max(0, command.words.length - inner.command.words.length - 1))
}

/** Options that name what is not to be checked, or for whom: given at all, they switch it off. */
const GIVEN =
  /^(?:insecure(?:-(?:registry|host|pull|push|policy-tls))?|allow-insecure-(?:host|registry)|trusted-host|trust-server-cert(?:-failures)?|skip-tls-verify-(?:pull|registry)|insecure-skip-tls-verify-backend|ssl-insecure|unsafely-ignore-certificate-errors|discovery-token-unsafe-skip-ca-verification|unsafeSsl|no-ssl-revoke-check|nosslcertck|ignore-ssl-errors)$/
const NO = /^(?:false|no|off|0|none|f)$/i
const YES = /^(?:true|yes|on|1|t|y|any|always)$/i

/**
 * Whether a word of a command, with the word after it, is an option that switches validation off:
 * `--insecure-skip-tls-verify`, `--tls-verify=false`, `--verify-ssl no`, `--no-check-certificate`.
 */
export function isOff(text: string, next = ''): boolean {
  const found = /^-{1,2}([A-Za-z][\w.:/-]{2,100})(?:=([^]*))?$/.exec(text)
  // Properties of the JVM (-Da.b=c) have rules of their own.
  if (found === null || /^-D[a-z]/.test(text)) return false
  const name = found[1] ?? ''
  const value = found[2]?.replace(/^["']|["']$/g, '') ?? null
  if (GIVEN.test(name)) return value === null ? !NO.test(next) : !NO.test(value) && value !== ''
  const positive = /^no-(.*)$/.exec(name)?.[1] ?? ''
  if (meaningOf(positive) === 'checks') return value === null ? !NO.test(next) : YES.test(value)
  const meaning = meaningOf(name)
  if (meaning === 'skips') return value === null ? !NO.test(next) : YES.test(value)
  return meaning === 'checks' && switchesOff(name, value ?? next)
}

/** Whether a word is `name=value` by which validation is off: `http.sslVerify=false`. */
export function isPairOff(text: string): boolean {
  const own = text.replace(/^--?[\w-]{1,40}=(?=.*=)/, '')
  const found = /^["']?([\w.:/[\]"'-]{3,120})=["']?([\w.]{1,20})["']?$/.exec(own)
  return found !== null && switchesOff(found[1] ?? '', found[2] ?? '')
}
