import type { EntryOf, EntryReference, StoredEntry } from '../model/evidence.ts'
import { isSignedBy } from './signature.ts'

/**
 * What is wrong with a checkpoint, a sentence; `null`: nothing.
 * @param chains where each chain ended before it; `null`: they are not known, since one chain alone is verified
 * @param publicKey the key that has to have signed it; `null`: the one that it names
 */
export function checkCheckpoint(
  entry: StoredEntry,
  { details }: EntryOf<'checkpoint'>,
  {
    chains,
    publicKey,
  }: {
    readonly chains: ReadonlyMap<number, EntryReference> | null
    readonly publicKey: string | null
  },
): string | null {
  if (publicKey !== null && details.publicKey !== publicKey) return 'It was signed with another key.'
  if (entry.signature === null) return 'Its signature is missing.'
  if (!isSignedBy(details.publicKey, entry.content, entry.signature)) return 'Its signature does not hold.'
  const wrong = details.heads.find(head => {
    const end = chains?.get(head.repositoryId)
    return chains !== null && (end?.sequence !== head.sequence || end.hash !== head.hash)
  })
  if (wrong === undefined) return null
  return `It saw the chain of repository ${wrong.repositoryId} end with entry ${wrong.sequence}, and the chain ends otherwise.`
}
