import type { ChangedFile } from '../../model/pull-request.ts'
import { tools } from './index.ts'
import { wordsOfAnotherKind } from './not-migrations.ts'
import { migrationsIn } from './recognise.ts'

/**
 * The file without the text of its lines, recognised as the same migration as with it: what tells the tool is put in
 * the patch's place, in the words of our own examples.
 */
export function withoutSource(file: ChangedFile): ChangedFile {
  if (file.patch === null) return file
  const wanted = recognised(file)
  const stripped = standIns(file.patch).map(patch => ({ ...file, patch }))
  return stripped.find(each => recognised(each) === wanted) ?? { ...file, patch: null }
}

function recognised(file: ChangedFile): string {
  return JSON.stringify(migrationsIn([file], () => false))
}

/** Nothing first; then what each tool that signs the patch is recognised by, in our example and in the patch itself. */
function standIns(patch: string): string[] {
  const signs = tools.flatMap(({ sign, examples }) => (sign?.test(patch) ? [{ sign, examples }] : []))
  const ours = signs.flatMap(({ sign, examples }) => {
    const signed = examples.migrations.find(
      example => typeof example.patch === 'string' && sign.test(example.patch),
    )
    return signed?.patch ?? []
  })
  const theirs = signs.map(({ sign }) => sign.exec(patch)?.[0] ?? '')
  return ['', ...ours, ...theirs, wordsOfAnotherKind(patch)]
}
