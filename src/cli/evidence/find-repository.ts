import { readEntry } from '../../evidence/reader.ts'
import type { EntryReader, Overviews } from '../../evidence/reader.ts'

const PAGE = 500

/** The id of the repository that is, or was last, called so; `null`: there is no evidence of one. */
export async function findRepository(
  evidence: EntryReader & Pick<Overviews, 'chains'>,
  fullName: string,
): Promise<number | null> {
  for await (const { id, owner, name } of repositoriesIn(evidence)) {
    if (`${owner}/${name}`.toLowerCase() === fullName.toLowerCase()) return id
  }
  return null
}

/** Every repository that has evidence, under the name of its newest entry. */
export async function* repositoriesIn(
  evidence: EntryReader & Pick<Overviews, 'chains'>,
): AsyncGenerator<{ readonly id: number; readonly owner: string; readonly name: string }> {
  for (let after = 0; ; ) {
    const ids = await evidence.chains({ after, most: PAGE })
    for (const repositoryId of ids) {
      const [newest] = await evidence.page({ repositoryId, most: 1 })
      const repository = newest === undefined ? null : readEntry(newest).repository
      if (repository !== null) yield repository
    }
    if (ids.length < PAGE) return
    after = ids.at(-1) ?? after
  }
}
