import { functions } from '../../functions/index.ts'
import type { Value } from '../../resource/value.ts'
import { guarded } from '../run/guarded.ts'
import { unknownAt } from '../values/make.ts'
import { type DataSource, scopeOf } from './data-source.ts'

/** `local_file` reads a file (https://registry.terraform.io/providers/hashicorp/local/latest/docs/data-sources/file). */
export function localFile(source: DataSource): ReadonlyMap<string, Value> {
  const { body, place, run } = source
  const filename = body.entries.get('filename')
  if (filename === undefined) return new Map()
  const content = guarded(run, place, () => {
    const file = functions.get('file')
    return (
      file?.({ args: [filename], at: place, scope: scopeOf(source) }) ?? unknownAt(place, 'it cannot be read')
    )
  })
  return new Map([['content', content]])
}
