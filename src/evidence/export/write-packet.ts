import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fingerprintOf, publicKeyPem } from '../signature.ts'
import { type EntryReader, readEntry } from '../reader.ts'
import type { Change } from './change.ts'
import { makePacketFolder } from './packet-folder.ts'
import { packetPage } from './packet-page.ts'
import { entriesOf, segmentOf } from './segment.ts'

/** Writes what a sampler needs of one change into a folder of its own; answers its name. */
export async function writePacket(
  reader: EntryReader,
  change: Change,
  { folder, exportedAt }: { readonly folder: string; readonly exportedAt: string },
): Promise<string> {
  const name = await makePacketFolder(folder, change)
  const place = join(folder, name)
  const entries = await entriesOf(reader, change)
  const segment = await segmentOf(reader, change)
  const details = segment.checkpoint?.words.details
  const checkpoint = details ? { day: details.day, keyFingerprint: fingerprintOf(details.publicKey) } : null
  const page = await packetPage({ change, entries, exportedAt, checkpoint })
  const report = { exportedAt, change, entries: entries.map(readEntry) }
  await writeFile(join(place, 'report.html'), page)
  await writeFile(join(place, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  // The very bytes whose SHA-256 is the hash, one entry to a line: canonical JSON holds no line end.
  await writeFile(join(place, 'chain.jsonl'), segment.entries.map(({ content }) => `${content}\n`).join(''))
  if (segment.checkpoint !== null && details) {
    const { content, signature } = segment.checkpoint.stored
    await writeFile(join(place, 'checkpoint.json'), content)
    await writeFile(join(place, 'checkpoint.sig'), Buffer.from(signature ?? '', 'base64'))
    await writeFile(join(place, 'checkpoint-key.pem'), publicKeyPem(details.publicKey))
  }
  return name
}
