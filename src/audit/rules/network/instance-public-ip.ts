import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isTrue } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'
/** The block that says it, and its attribute there. */
const PATHS: Readonly<Record<string, readonly [block: string, name: string]>> = {
  aws_instance: ['', 'associate_public_ip_address'],
  aws_launch_template: ['network_interfaces', 'associate_public_ip_address'],
  aws_spot_fleet_request: ['launch_specification', 'associate_public_ip_address'],
  aws_spot_instance_request: ['', 'associate_public_ip_address'],
}

/** Instances have no address on the internet. */
export const instancePublicIp = defineRule({
  id: 'instance-public-ip',
  title: 'Instance gets a public IP address',
  why: 'Only its security group then stands between the instance and the internet.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-address',
  aliases: [],
  aliasesOf: {
    aws_instance: ['CKV_AWS_88', 'Security Hub EC2.9'],
    aws_launch_template: ['CKV_AWS_88', 'Security Hub EC2.25'],
  },
  scope: 'resource',
  resources: Object.keys(PATHS),
  fix: 'Set `associate_public_ip_address = false`, and put a load balancer or NAT gateway in front.',

  evaluate(instance) {
    const [block = '', name = ''] = PATHS[instance.type] ?? []
    const holders = block === '' ? [instance] : instance.each(block)
    return holders.map(holder => {
      const isPublic = holder.get(name)
      return forbidThat(isTrue(isPublic), isPublic, 'The instance gets a public IP address.')
    })
  },

  examples: {
    passes: Object.entries(PATHS).flatMap(([type, path]) => [
      resourceWith(type),
      resourceWith(type, { [nameOf(path)]: 'false' }),
    ]),
    fails: [
      ...Object.entries(PATHS).map(([type, path]) => resourceWith(type, { [nameOf(path)]: 'true #!' })),
      `resource "aws_instance" "i" {
  associate_public_ip_address = "true" #!
}`,
      `resource "aws_launch_template" "t" {
  network_interfaces {
    device_index = 0
  }
  network_interfaces {
    associate_public_ip_address = true #!
  }
}`,
    ],
    undecided: [
      `variable "is" {}
resource "aws_instance" "i" { associate_public_ip_address = var.is }`,
    ],
  },
})

function nameOf([block, name]: readonly [string, string]): string {
  return block === '' ? name : `${block}.${name}`
}
