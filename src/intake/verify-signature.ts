import { createHmac, timingSafeEqual } from 'node:crypto'

const SIGNATURE = /^sha256=[0-9a-f]{64}$/

/**
 * True when `header` (`X-Hub-Signature-256`) signs exactly these bytes with one of the secrets: the present one
 * first, then those that are being replaced. Signatures are compared in constant time.
 * https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function verifySignature(
  secrets: readonly string[],
  body: Uint8Array,
  header: string | undefined,
): boolean {
  if (body.length === 0 || header === undefined || !SIGNATURE.test(header)) return false
  const given = Buffer.from(header.slice('sha256='.length), 'hex')
  // An empty secret would be one that everybody knows.
  return secrets.some(
    secret => secret !== '' && timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given),
  )
}
