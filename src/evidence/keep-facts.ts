import { promisify } from 'node:util'
import { zstdCompress } from 'node:zlib'
import { withoutSource } from '../checks/migrations/without-source.ts'
import type { KeptBlob } from '../model/evidence.ts'
import type { Facts } from '../model/facts.ts'
import type { ResolvedPolicy } from '../policy/resolved-policy.ts'
import { canonical, sha256 } from './canonical.ts'

const compress = promisify(zstdCompress)

/** How facts are kept. */
export interface Keeping {
  /** Encrypts with the operator's key, for what is kept under that name; `null`: there is no key. */
  readonly seal: ((text: string, about: string) => string) | null
  /** Whether the lines that pull requests change are kept, too; only with a key. */
  readonly source: boolean
}

/** The facts as they are kept; judged again, they give the same verdict. */
export function keptFacts(facts: Facts, { source }: Pick<Keeping, 'source'>): Facts {
  const { files } = facts.parts
  if (source || !files?.known) return facts
  return {
    ...facts,
    parts: { ...facts.parts, files: { known: true, value: files.value.map(withoutSource) } },
  }
}

export async function blobOfFacts(facts: Facts, keeping: Keeping): Promise<KeptBlob> {
  const text = canonical(keptFacts(facts, keeping))
  const hash = sha256(text)
  const content = await compress(text)
  if (keeping.seal === null) return { hash, kind: 'facts', encoding: 'zstd', content }
  const sealed = keeping.seal(content.toString('base64'), aboutFacts(hash))
  return { hash, kind: 'facts', encoding: 'sealed', content: Buffer.from(sealed) }
}

/** Under the hash that the verdict itself names it by. Policies are no secret: they stand in repositories. */
export async function blobOfPolicy({ policy, inForce }: ResolvedPolicy): Promise<KeptBlob> {
  return { hash: inForce.hash, kind: 'policy', encoding: 'zstd', content: await compress(canonical(policy)) }
}

/** What sealed facts are kept as; they open as nothing else. */
export function aboutFacts(hash: string): string {
  return `facts ${hash}`
}
