import { JiraError } from './jira-error.ts'

/** The longest answer that is read, in bytes after decompression. */
const MOST_BYTES = 2 * 1024 * 1024

/**
 * Reads the body of an answer as text, and stops at the first byte too many.
 * Throws `JiraError` when there is more than `MOST_BYTES`.
 */
export async function readBody(response: Response): Promise<string> {
  if (response.body === null) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop early cancels the stream, and with it the connection.
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > MOST_BYTES) {
      throw new JiraError('JIRA’s answer is larger than 2 MB, which is refused.', { status: response.status })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
