import { kindByPath } from '../../audit/recognise/by-path.ts'
import { isCode, isData, kindByText } from '../../audit/recognise/by-text.ts'
import type { Recognised } from '../../audit/recognise/in-words.ts'
import type { Kind } from '../../audit/recognise/kinds.ts'
import type { ChangedFile, PullRequest } from '../../model/pull-request.ts'
import type { BlobReader } from '../blobs/read-blobs.ts'
import { addedText } from '../findings/added-lines.ts'
import { isUnreadableFile } from '../outage.ts'
import type { Blobs } from '../sources.ts'

export interface RecogniseSources {
  readonly reader: BlobReader
  readonly blobs: Blobs
}

/**
 * Changed infrastructure code that is not audited yet. Data is read where its name does not tell;
 * of code, what was read before or stands in its patch has to do.
 */
export async function recogniseChanged(
  { reader, blobs }: RecogniseSources,
  { repository, headSha }: PullRequest,
  files: readonly ChangedFile[],
): Promise<Recognised[]> {
  const there = files.filter(({ status }) => status !== 'removed' && status !== 'unchanged')
  const unnamed = there.filter(({ path }) => kindByPath(path) === null)
  const data = unnamed.flatMap(({ path, sha }) => (isData(path) && sha !== null ? [{ path, sha }] : []))
  await reader.prepare(headSha, data)
  const found: Recognised[] = []
  for (const file of there) {
    const kind = kindByPath(file.path) ?? (await kindOfText(file))
    if (kind !== null) found.push({ path: file.path, kind })
  }
  return found

  async function kindOfText(file: ChangedFile): Promise<Kind | null> {
    const { path, sha } = file
    if (sha === null) return null
    if (isData(path)) return kindByText(path, await textOrNothing(reader, { path, sha }))
    if (!isCode(path)) return null
    return kindByText(path, (await blobs.get(repository.id, sha)) ?? addedText(file))
  }
}

async function textOrNothing(
  reader: BlobReader,
  file: { readonly path: string; readonly sha: string },
): Promise<string> {
  try {
    return await reader.text(file)
  } catch (error) {
    // Nobody writes infrastructure of that size.
    if (isUnreadableFile(error)) return ''
    throw error
  }
}
