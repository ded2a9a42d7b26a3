import type { Value } from '../../resource/value.ts'
import { textAnswer, unknownAnswer } from '../answer.ts'
import { takes } from '../arguments.ts'
import type { Call } from '../define-function.ts'
import { refuse } from '../refused.ts'
import { read } from '../simple-function.ts'
import { bytesOfBase64 } from './base64.ts'

const REPLACEMENT = '\ufffd'
const BYTE_ORDER_MARK = '\ufeff'

/** How an encoding is written and read; `null`: there is a character that it has not. */
interface Encoding {
  encode(text: string): Buffer | null
  decode(bytes: Buffer): string | null
}

const UNICODE: Readonly<Record<string, Encoding>> = {
  'utf-8': { encode: text => Buffer.from(text, 'utf8'), decode: bytes => decodeStrictly('utf-8', bytes) },
  'utf-16le': { encode: littleEndian, decode: bytes => decodeStrictly('utf-16le', bytes) },
  'utf-16be': { encode: bigEndian, decode: bytes => decodeStrictly('utf-16be', bytes) },
  'utf-16': {
    encode: text => bigEndian(BYTE_ORDER_MARK + text),
    decode: bytes =>
      decodeStrictly(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be', bytes)?.replace(/^\ufeff/, '') ?? null,
  },
}

/** Encodings of one byte for each character; the platform takes `iso-8859-1` and `us-ascii` for `windows-1252`. */
const SINGLE_BYTE = /^(?:iso-8859-(?:[1-8]|10|1[3-6])|windows-125[0-8]|koi8-[ru]|us-ascii|ibm866|macintosh)$/

function littleEndian(text: string): Buffer {
  return Buffer.from(text, 'utf16le')
}

function bigEndian(text: string): Buffer {
  return littleEndian(text).swap16()
}

function decodeStrictly(name: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** By the name that IANA has for it; `null`: it is not at hand here. */
function encodingNamed(name: string): Encoding | null {
  const lower = name.toLowerCase()
  if (Object.hasOwn(UNICODE, lower)) return UNICODE[lower] ?? null
  return SINGLE_BYTE.test(lower) ? singleByte(characters(lower)) : null
}

/** The characters of the bytes from 0 to 255; the replacement character for a byte that means nothing. */
function characters(name: string): readonly string[] {
  return Array.from({ length: 256 }, (_, byte) => {
    if (name === 'iso-8859-1') return String.fromCharCode(byte)
    if (name === 'us-ascii') return byte < 128 ? String.fromCharCode(byte) : REPLACEMENT
    return new TextDecoder(name).decode(Uint8Array.of(byte))
  })
}

function singleByte(table: readonly string[]): Encoding {
  const bytes = new Map(table.map((character, byte) => [character, byte]))
  bytes.delete(REPLACEMENT)
  return {
    encode(text) {
      const encoded = Array.from(text, character => bytes.get(character) ?? -1)
      return encoded.includes(-1) ? null : Buffer.from(encoded)
    },
    decode(buffer) {
      const text = Array.from(buffer, byte => table[byte] ?? REPLACEMENT).join('')
      return text.includes(REPLACEMENT) ? null : text
    },
  }
}

/** `textencodebase64(text, encoding)` */
export function textencodebase64(call: Call): Value {
  return transcoded(call, (encoding, text) => {
    const bytes = encoding.encode(text)
    return bytes?.toString('base64') ?? refuse('the encoding has not all characters of the text')
  })
}

/** `textdecodebase64(base64, encoding)` */
export function textdecodebase64(call: Call): Value {
  return transcoded(call, (encoding, text) => {
    const decoded = encoding.decode(bytesOfBase64(text))
    return decoded ?? refuse('what the Base64 holds is no text in this encoding')
  })
}

function transcoded(call: Call, change: (encoding: Encoding, text: string) => string): Value {
  takes(call, 2)
  const text = read(call, 0, 'text')
  const name = read(call, 1, 'text')
  if (text === null || name === null) return unknownAnswer(call)
  call.scope.budget.spend(text.length)
  const encoding = encodingNamed(name)
  if (encoding === null) return unknownAnswer(call, 'this encoding is not looked into')
  return textAnswer(call, change(encoding, text))
}
