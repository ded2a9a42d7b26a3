import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { Document } from './document.ts'

/** Paths of the documents that are missing or say something else than their generator. */
export async function staleDocuments(documents: readonly Document[], root: URL): Promise<string[]> {
  const stale = await Promise.all(
    documents.map(async document => ((await isCurrent(document, root)) ? [] : [document.path])),
  )
  return stale.flat()
}

/** Writes the documents that are not current, and gives out their paths. */
export async function writeDocuments(documents: readonly Document[], root: URL): Promise<string[]> {
  const stale = await staleDocuments(documents, root)
  for (const document of documents.filter(({ path }) => stale.includes(path))) {
    const file = new URL(document.path, root)
    await mkdir(new URL('./', file), { recursive: true })
    await writeFile(file, await document.render())
  }
  return stale
}

async function isCurrent(document: Document, root: URL): Promise<boolean> {
  const [text, wanted] = await Promise.all([readOrNull(new URL(document.path, root)), document.render()])
  return text === wanted
}

async function readOrNull(file: URL): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
