import { isUtf8 } from 'node:buffer'
import { verifyWithFallback } from '@octokit/webhooks-methods'

const SIGNATURE = /^sha256=[0-9a-f]{64}$/

/**
 * True when `header` (`X-Hub-Signature-256`) signs exactly these bytes with one of the secrets: the present one
 * first, then those that are being replaced. Signatures are compared in constant time.
 * https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export async function verifySignature(
  secrets: readonly string[],
  body: string | Uint8Array,
  header: string | undefined,
): Promise<boolean> {
  // An empty secret would be one that everybody knows.
  const [secret, ...older] = secrets.filter(known => known !== '')
  // What is no UTF-8 would be verified as another text than the one that came.
  if (typeof body !== 'string' && !isUtf8(body)) return false
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8')
  if (secret === undefined || text === '' || header === undefined || !SIGNATURE.test(header)) return false
  const isSigned: unknown = await verifyWithFallback(secret, text, header, older)
  return isSigned === true
}
