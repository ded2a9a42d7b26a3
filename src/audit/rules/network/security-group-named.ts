import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { either, not } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'
import { GROUP_PATHS, groupAttributes, type GroupPath, takesGroups } from './security-group-paths.ts'

/** Everything that can have a security group names one. */
export const securityGroupNamed = defineRule({
  id: 'security-group-named',
  title: 'Nothing says which security group it has',
  why: 'It is then in the default group, together with whatever else was forgotten.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/security-group',
  aliases: [],
  scope: 'resource',
  resources: Object.keys(GROUP_PATHS),
  fix: 'Name a security group that is made for it.',

  evaluate(resource) {
    const groups = groupAttributes(resource)
    const isNamed = either(...groups.map(isSet))
    return groups
      .slice(0, 1)
      .map(at =>
        requireThat(
          either(isNamed, not(takesGroups(resource))),
          at,
          'It names no security group, so it is in the default one.',
        ),
      )
  },

  examples: {
    passes: [
      ...Object.entries(GROUP_PATHS).flatMap(([type, path]) =>
        path.paths.map(each => resourceWith(type, { ...needed(path), [each]: '["sg-12345678"]' })),
      ),
      ...Object.entries(GROUP_PATHS).flatMap(([type, { unless = [] }]) =>
        unless.map(each => resourceWith(type, { [each]: '"x"' })),
      ),
      'resource "aws_lambda_function" "f" {}',
      'resource "aws_lb" "l" { load_balancer_type = "network" }',
      'resource "aws_vpc_endpoint" "e" { vpc_endpoint_type = "Gateway" }',
      'resource "aws_vpc_endpoint" "e" {}',
      `resource "aws_security_group" "g" {}
resource "aws_instance" "i" { vpc_security_group_ids = [aws_security_group.g.id] }`,
    ],
    fails: [
      ...Object.entries(GROUP_PATHS)
        .filter(([, path]) => path.where === undefined && path.paths[0]?.includes('.') === false)
        .map(([type, path]) => resourceWith(type, needed(path)).replace('{', '{ #!')),
      ...Object.entries(GROUP_PATHS).flatMap(([type, path]) =>
        path.paths.slice(0, 1).map(each => resourceWith(type, { ...needed(path), [each]: '[] #!' })),
      ),
    ],
    undecided: [
      `variable "groups" {}
resource "aws_instance" "i" { vpc_security_group_ids = var.groups }`,
      `variable "type" {}
resource "aws_lb" "l" { load_balancer_type = var.type }`,
    ],
  },
})

/** What an example has to say besides its groups. */
function needed({ where = [], only }: GroupPath): Record<string, string> {
  const kind = only === undefined ? {} : { [only[0]]: `"${only[1]}"` }
  return { ...Object.fromEntries(where.map(path => [isBlock(path) ? `${path}.x` : path, '"x"'])), ...kind }
}

function isBlock(path: string): boolean {
  return /(?:config|configuration|resources|specification)$/.test(path)
}
