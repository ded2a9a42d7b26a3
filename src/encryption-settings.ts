import * as z from 'zod'
import { KEY_BYTES } from './encryption.ts'
import type { Environment, SettingProblem } from './setting.ts'

const HOW = 'Make one with `openssl rand -base64 32`.'

/** `ENCRYPTION_KEY`, in Base64 or its form for addresses. */
export const encryptionKey = z
  .string()
  .transform(bytesOf)
  .refine(isKey, `is not ${KEY_BYTES} bytes in Base64. ${HOW}`)

/** `ENCRYPTION_KEY_PREVIOUS`: a list with commas. */
export const encryptionKeys = z
  .string()
  .default('')
  .transform(list => list.split(',').filter(each => each.trim() !== ''))
  .transform(list => list.map(bytesOf))
  .refine(keys => keys.every(isKey), `holds a key that is not ${KEY_BYTES} bytes in Base64.`)

/** Node leaves out what is no Base64, wherever it stands. */
function bytesOf(text: string): Uint8Array {
  const isBase64 = /^[\w+/-]+={0,2}$/.test(text.trim())
  return Buffer.from(isBase64 ? text.trim() : '', 'base64')
}

function isKey(bytes: Uint8Array): boolean {
  return bytes.byteLength === KEY_BYTES
}

/** The one that seals comes first. */
export function keysOf(values: {
  readonly ENCRYPTION_KEY?: Uint8Array | undefined
  readonly ENCRYPTION_KEY_PREVIOUS: readonly Uint8Array[]
}): readonly Uint8Array[] {
  return values.ENCRYPTION_KEY === undefined ? [] : [values.ENCRYPTION_KEY, ...values.ENCRYPTION_KEY_PREVIOUS]
}

/** Older keys alone would be the way to lose what is kept next. */
export function encryptionProblems(set: Environment): SettingProblem[] {
  if (set['ENCRYPTION_KEY'] !== undefined || set['ENCRYPTION_KEY_PREVIOUS'] === undefined) return []
  const problem = `is not set, but ENCRYPTION_KEY_PREVIOUS is. ${HOW}`
  return [{ name: 'ENCRYPTION_KEY', problem }]
}
