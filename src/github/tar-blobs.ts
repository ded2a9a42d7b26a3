import { createHash } from 'node:crypto'
import { createGunzip } from 'node:zlib'
import { TooLarge } from './errors.ts'

const BLOCK = 512
/** What a bomb unpacks to must end somewhere. */
const LARGEST_ARCHIVE = 500_000_000

/** What to take out of an archive. */
export interface Wanted {
  /** SHAs of blobs. */
  readonly shas: ReadonlySet<string>
  /** Files that are larger are passed over, in bytes. */
  readonly largest: number
  /** What the whole may unpack to, in bytes; 500 MB unless told. */
  readonly mostBytes?: number
}

/**
 * The files of a packed tar archive whose content has one of the wanted SHAs. Names play no part: whatever
 * `.gitattributes` leaves out of an archive, or changes in it, is not among them.
 * https://git-scm.com/docs/git-archive#ATTRIBUTES. Throws `TooLarge` for what unpacks to more than `mostBytes`.
 */
export async function blobsInArchive(
  packed: Uint8Array,
  { shas, largest, mostBytes = LARGEST_ARCHIVE }: Wanted,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for await (const content of filesOf(unpacked(packed, mostBytes), largest)) {
    const sha = shaOf(content, shas)
    if (shas.has(sha)) found.set(sha, content)
  }
  return found
}

async function* unpacked(packed: Uint8Array, mostBytes: number): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  gunzip.end(packed)
  let total = 0
  for await (const chunk of gunzip as AsyncIterable<Buffer>) {
    total += chunk.byteLength
    if (total > mostBytes) throw new TooLarge('The archive of the head is too large when it is unpacked.')
    yield chunk
  }
}

/**
 * The contents of regular files: a header of 512 bytes with the size in octal digits at 124 and the kind at 156, then
 * the content, filled up to whole blocks. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 */
async function* filesOf(chunks: AsyncIterable<Buffer>, largest: number): AsyncGenerator<Uint8Array> {
  const input = reader(chunks)
  for (;;) {
    const header = await input.take(BLOCK)
    if (header === null || header[0] === 0) return
    const size = sizeIn(header)
    const kind = header[156]
    const isFile = kind === 0x30 || kind === 0
    const content = isFile && size <= largest ? await input.take(size) : null
    if (content === null) await input.skip(size)
    await input.skip((BLOCK - (size % BLOCK)) % BLOCK)
    if (content !== null) yield content
  }
}

function sizeIn(header: Buffer): number {
  const digits = header.subarray(124, 136).toString('latin1').replaceAll(/[\0 ]/g, '')
  if (/^[0-7]+$/.test(digits)) return Number.parseInt(digits, 8)
  throw new Error('This is no archive.')
}

/** Hands out a stream in pieces of the wanted length. */
function reader(chunks: AsyncIterable<Buffer>) {
  const source = chunks[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)

  /** Gives `each` what comes next, at most `size` bytes; false at the end of the stream. */
  async function next(size: number, each: (piece: Buffer) => void): Promise<boolean> {
    let left = size
    while (left > 0) {
      if (rest.byteLength === 0) {
        const chunk = await source.next()
        if (chunk.done === true) return false
        rest = chunk.value
      }
      const piece = rest.subarray(0, left)
      rest = rest.subarray(piece.byteLength)
      left -= piece.byteLength
      each(piece)
    }
    return true
  }

  return {
    async take(size: number): Promise<Buffer | null> {
      const pieces: Buffer[] = []
      return (await next(size, piece => pieces.push(piece))) ? Buffer.concat(pieces) : null
    },
    skip: (size: number) => next(size, () => {}),
  }
}

/** As git makes it of a blob; the longer one where the wanted ones are. */
function shaOf(content: Uint8Array, shas: ReadonlySet<string>): string {
  const [first = ''] = shas
  const hash = createHash(first.length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${content.byteLength}\0`).update(content).digest('hex')
}
