import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import type { KeptBlob } from '../model/evidence.ts'
import { sha256 } from './canonical.ts'
import { aboutFacts } from './keep-facts.ts'
import type { BlobReader } from './reader.ts'

const decompress = promisify(zstdDecompress)

/** Opens what is encrypted. */
export interface Opener {
  open(sealed: string, about: string): { readonly text: string } | { readonly why: 'unknown-key' | 'altered' }
}

/** What was kept, or why it is not known, a sentence. */
export type ReadBlob = { readonly value: unknown } | { readonly why: string }

/** Far above all facts: 3,000 files. What unpacks to more is nothing of ours. */
const LARGEST_BYTES = 512_000_000

/** Reads what an entry names by its hash, and makes sure that it is that. */
export async function readBlob(
  { blobs, opener }: { readonly blobs: BlobReader; readonly opener: Opener | null },
  kind: KeptBlob['kind'],
  hash: string,
): Promise<ReadBlob> {
  const blob = await blobs.blob(hash)
  if (blob === null)
    return { why: `The ${kind} are not kept any more: EVIDENCE_FACTS_DAYS says for how long they are.` }
  const packed = unsealed(blob, opener)
  if ('why' in packed) return packed
  const text = await unpacked(packed.bytes)
  if (text === null || sha256(text) !== hash)
    return { why: `The ${kind} were changed: they have not the hash that the entry names.` }
  return { value: JSON.parse(text) }
}

function unsealed(
  { encoding, content, hash }: KeptBlob,
  opener: Opener | null,
): { readonly bytes: Uint8Array } | { readonly why: string } {
  if (encoding === 'zstd') return { bytes: content }
  if (opener === null)
    return { why: 'The facts are encrypted. Set the ENCRYPTION_KEY with which they were kept.' }
  const opened = opener.open(Buffer.from(content).toString('utf8'), aboutFacts(hash))
  if ('text' in opened) return { bytes: Buffer.from(opened.text, 'base64') }
  return opened.why === 'unknown-key'
    ? { why: 'The facts are encrypted with another key. Put it into ENCRYPTION_KEY_PREVIOUS.' }
    : { why: 'The facts were changed: they cannot be decrypted.' }
}

async function unpacked(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await decompress(bytes, { maxOutputLength: LARGEST_BYTES })).toString('utf8')
  } catch {
    return null
  }
}
