import { defineRule } from '../../define-rule.ts'
import { pass, requireThat } from '../../outcome.ts'
import { equals, isSet } from '../../resource/predicates.ts'
import { either } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'
import { SUBNETS } from './subnet-paths.ts'

/** Everything that can stands in a VPC that is made for it. */
export const serviceInVpc = defineRule({
  id: 'service-in-vpc',
  title: 'Service is not in a VPC of its own',
  why: 'It then stands in the default VPC, whose subnets are public, or outside of any, where nothing watches what it sends.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/in-vpc',
  aliases: [],
  scope: 'resource',
  resources: Object.keys(SUBNETS),
  fix: 'Name subnets of a VPC of your own.',

  evaluate(service) {
    const { paths, unless = [], is } = SUBNETS[service.type] ?? { paths: [] }
    const [first, ...others] = paths.map(path => service.get(path))
    if (first === undefined) return pass
    const isNamed = either(
      ...[first, ...others].map(each => (is === undefined ? isSet(each) : equals(each, is))),
    )
    const isExcused = either(...unless.map(path => isSet(service.get(path))))
    return requireThat(either(isNamed, isExcused), first, 'It names no subnets of a VPC.')
  },

  examples: {
    passes: Object.entries(SUBNETS).flatMap(([type, { paths, unless = [], is = 'subnet-12345678' }]) => [
      ...paths.map(path => resourceWith(type, { [path]: `"${is}"` })),
      ...unless.map(path => resourceWith(type, { [path]: '"x"' })),
    ]),
    fails: [
      ...Object.keys(SUBNETS).map(type => resourceWith(type).replace('{', '{ #!')),
      `resource "aws_sagemaker_domain" "d" {
  app_network_access_type = "PublicInternetOnly" #!
}`,
    ],
    undecided: [
      `variable "subnet" {}
resource "aws_instance" "i" { subnet_id = var.subnet }`,
    ],
  },
})
