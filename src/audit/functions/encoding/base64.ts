import type { Value } from '../../resource/value.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { simpleFunction } from '../simple-function.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const encode = simpleFunction(['text'], ([text]) => Buffer.from(text, 'utf8').toString('base64'))

/** `base64encode`; of a text that is known in parts these are kept, since Base64 would hide them. */
export function base64encode(call: Call): Value {
  const answer = encode(call)
  const [text] = call.args
  return answer.kind === 'unknown' && text?.kind === 'unknown' ? { ...answer, encoded: text } : answer
}

export const base64decode = simpleFunction(['text'], ([text]) => textOfBytes(bytesOfBase64(text)))

/** The bytes that a text in standard Base64 with padding holds; line breaks in it do not count. */
export function bytesOfBase64(text: string): Buffer {
  const digits = text.replaceAll(/[\r\n]/g, '')
  const isWhole = digits.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(digits)
  return isWhole ? Buffer.from(digits, 'base64') : refuse('the text is not Base64')
}

function textOfBytes(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return refuse('what the Base64 holds is no text in UTF-8')
  }
}
