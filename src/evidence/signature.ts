import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** Signs with the operator's key. */
export interface Signer {
  /** Ed25519, SPKI, DER in Base64. */
  readonly publicKey: string
  /** Of the text's UTF-8 bytes, Base64. */
  sign(content: string): string
}

/** @param pem a private Ed25519 key */
export function signerWith(pem: string): Signer {
  const key = createPrivateKey(pem)
  return {
    publicKey: spkiOf(createPublicKey(key)),
    sign: content => sign(null, Buffer.from(content), key).toString('base64'),
  }
}

/** The public key of a PEM, which may hold the private one. @throws Error for what is no Ed25519 key */
export function publicKeyOf(pem: string): string {
  const key = createPublicKey(pem)
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error(`a key of the type ${key.asymmetricKeyType}, not ed25519.`)
  return spkiOf(key)
}

export function isSignedBy(publicKey: string, content: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return (
      key.asymmetricKeyType === 'ed25519' &&
      verify(null, Buffer.from(content), key, Buffer.from(signature, 'base64'))
    )
  } catch {
    return false
  }
}

/** How people compare keys: the beginning of the SHA-256 of the key's bytes. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16)
}

function spkiOf(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64')
}

/** The key as OpenSSL reads it. */
export function publicKeyPem(publicKey: string): string {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  return key.export({ type: 'spki', format: 'pem' }).toString()
}
