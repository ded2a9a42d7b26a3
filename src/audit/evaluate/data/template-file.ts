import { objectAt } from '../values/make.ts'
import type { Value } from '../../resource/value.ts'
import { renderText } from '../expression/template-file.ts'
import { guarded } from '../run/guarded.ts'
import { type DataSource, scopeOf } from './data-source.ts'

/**
 * `template_file` renders a template, which older code has instead of `templatefile`
 * (https://registry.terraform.io/providers/hashicorp/template/latest/docs/data-sources/file).
 */
export function templateFile(source: DataSource): ReadonlyMap<string, Value> {
  const { body, place, run } = source
  const template = body.entries.get('template')
  if (template === undefined) return new Map()
  const variables = body.entries.get('vars') ?? objectAt(place, new Map())
  return new Map([
    ['rendered', guarded(run, place, () => renderText(template, variables, place, scopeOf(source)))],
  ])
}
