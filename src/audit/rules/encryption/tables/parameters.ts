import type { Attribute } from '../../../resource/attribute.ts'
import { equalsInAnyCase, someItem } from '../../../resource/predicates.ts'
import type { Resource } from '../../../resource/resource.ts'
import { both, type Truth } from '../../../resource/truth.ts'

/** One of a parameter group’s parameters has this name, in any case, and a value of which this holds. */
export function someParameter(
  group: Resource,
  name: string,
  holds: (value: Attribute) => Truth = () => 'yes',
): Truth {
  return someItem(group.get('parameter'), each =>
    both(equalsInAnyCase(each.get('name'), name), holds(each.get('value'))),
  )
}

/** The value of the parameter with this name, where it is written; else the group. */
export function placeOfParameter(group: Resource, name: string): Attribute | Resource {
  const found = group.each('parameter').find(each => equalsInAnyCase(each.get('name'), name) === 'yes')
  return found?.get('value') ?? group
}

/** A parameter group with these parameters, a line for each. */
export function parameterGroup(type: string, ...parameters: readonly string[]): string {
  const blocks = parameters.map(each => `  parameter {\n    ${each}\n  }`)
  return [`resource "${type}" "g" {`, ...blocks, '}'].join('\n')
}
