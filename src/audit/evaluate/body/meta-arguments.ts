import type { Expression } from '../../language/hcl/syntax.ts'
import type { Value } from '../../resource/value.ts'
import { addressNamed } from '../module/addresses.ts'
import { listAt, placeIn, unknownAt } from '../values/make.ts'
import type { BodyContext } from './body-context.ts'
import { keywordValue } from './keyword.ts'

type Meta = BodyContext['meta']

/** Blocks that state conditions, which may speak of the thing itself. */
export const NOT_OF_THE_RESOURCE: ReadonlySet<string> = new Set([
  'precondition',
  'postcondition',
  'validation',
])

/** Arguments that are no expressions, by the type of the block that they stand in. */
const KEYWORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['provider', 'providers']],
  ['lifecycle', ['ignore_changes', 'replace_triggered_by']],
  ['provisioner', ['when', 'on_failure']],
])

/** Arguments that Terraform itself reads, of a resource or of a module’s call. `prefix`: what comes before addresses. */
export function metaOfResource(prefix: string): Meta {
  return (block, { path, attribute: { name, value } }) => {
    if (KEYWORDS.get(block)?.includes(name.value) === true) return keywordValue(value, path)
    return block === '' && name.value === 'depends_on' ? dependencies(value, path, prefix) : null
  }
}

/** Those of a `variable` block. */
export const metaOfVariable: Meta = (block, { path, attribute: { name, value } }) =>
  block === '' && name.value === 'type' ? keywordValue(value, path) : null

/** Of a block that has none. */
export const noMeta: Meta = () => null

/** Each address in `depends_on` as something that refers to it. */
function dependencies(expression: Expression, path: string, prefix: string): Value {
  const items = expression.kind === 'tuple' ? expression.items : [expression]
  return listAt(
    placeIn(path, expression),
    items.map(item => {
      const address = addressNamed(item)
      const references = address === null ? [] : [{ address: prefix + address, attribute: '' }]
      return unknownAt(placeIn(path, item), 'it is named for its order only', references)
    }),
  )
}
