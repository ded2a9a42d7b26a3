import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** Seals what is kept and may hold secrets, with a key that the operator has. */
export interface Encryption {
  /**
   * @param about what it is kept as, such as its key in the store: it opens as nothing else
   * @returns text that can be kept anywhere
   */
  readonly seal: (text: string, about: string) => string
  readonly open: (sealed: string, about: string) => Opened
}

/** What was sealed, or why that is not known: it was sealed with a key that is not set, or is not what was sealed. */
export type Opened = { readonly text: string } | { readonly why: 'unknown-key' | 'altered' }

const VERSION = '1'
export const KEY_BYTES = 32
/** A random one may repeat after 2³² of them: NIST SP 800-38D, 8.3. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM. A sealed text says by which key it was sealed, so that keys can be changed.
 * @param keys of 32 bytes each: the first one seals, all of them open
 */
export function createEncryption([current, ...previous]: readonly [Uint8Array, ...Uint8Array[]]): Encryption {
  const byName = new Map([...previous, current].map(key => [nameOf(key), key]))
  const name = nameOf(current)
  return {
    seal: (text, about) => [VERSION, name, sealed(current, text, about).toString('base64')].join('.'),
    open(whole, about) {
      const [version, keyName = '', content = ''] = whole.split('.')
      const key = byName.get(keyName)
      if (version !== VERSION || key === undefined) return { why: 'unknown-key' }
      try {
        return { text: opened(key, Buffer.from(content, 'base64'), about) }
      } catch {
        return { why: 'altered' }
      }
    },
  }
}

/** With the keys of the settings; `null` where none is set. */
export function encryptionWith([current, ...previous]: readonly Uint8Array[]): Encryption | null {
  return current === undefined ? null : createEncryption([current, ...previous])
}

/** Tells keys apart, and tells nobody anything about them. */
function nameOf(key: Uint8Array): string {
  return createHash('sha256').update('compliance-patrol key ').update(key).digest('hex').slice(0, 16)
}

function sealed(key: Uint8Array, text: string, about: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(about))
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Throws for anything else than what was sealed with this key as this. */
function opened(key: Uint8Array, content: Buffer, about: string): string {
  const nonce = content.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(content.subarray(-TAG_BYTES))
  const text = decipher.update(content.subarray(NONCE_BYTES, -TAG_BYTES))
  return Buffer.concat([text, decipher.final()]).toString('utf8')
}
