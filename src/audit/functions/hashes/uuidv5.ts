import { createHash } from 'node:crypto'
import { refuse } from '../refused.ts'
import { simpleFunction } from '../simple-function.ts'

/** Namespaces that have a name (https://www.rfc-editor.org/rfc/rfc4122#appendix-C). */
const NAMESPACES: Readonly<Record<string, string>> = {
  dns: '6ba7b8109dad11d180b400c04fd430c8',
  url: '6ba7b8119dad11d180b400c04fd430c8',
  oid: '6ba7b8129dad11d180b400c04fd430c8',
  x500: '6ba7b8149dad11d180b400c04fd430c8',
}

const HEX = '[0-9a-fA-F]'
const DASHED = `(${HEX}{8})-(${HEX}{4})-(${HEX}{4})-(${HEX}{4})-(${HEX}{12})`
const FORMS = [
  new RegExp(`^(${HEX}{32})$`),
  new RegExp(`^${DASHED}$`),
  new RegExp(`^urn:uuid:${DASHED}$`, 'i'),
  new RegExp(`^[{]${DASHED}[}]$`),
]

/** `uuidv5(namespace, name)` (https://www.rfc-editor.org/rfc/rfc4122#section-4.3). */
export const uuidv5 = simpleFunction(['text', 'text'], ([namespace, name]) => {
  const known = Object.hasOwn(NAMESPACES, namespace) ? NAMESPACES[namespace] : uuidDigits(namespace)
  const hash = createHash('sha1')
    .update(Buffer.from(known ?? '', 'hex'))
    .update(name, 'utf8')
    .digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  const digits = hash.toString('hex')
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20, 32),
  ].join('-')
})

function uuidDigits(text: string): string {
  for (const form of FORMS) {
    const match = form.exec(text)
    if (match !== null) return match.slice(1).join('')
  }
  return refuse('the namespace is neither `dns`, `url`, `oid`, `x500` nor a UUID')
}
