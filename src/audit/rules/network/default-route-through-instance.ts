import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { both, either, truth } from '../../resource/truth.ts'
import { refersToHidden } from '../../views/pointed-at.ts'
import { ROUTE_TABLES, routesIn } from './routes.ts'

/** What leaves a private subnet leaves through a NAT gateway. */
export const defaultRouteThroughInstance = defineRule({
  id: 'default-route-through-instance',
  title: 'The default route goes through an instance',
  why: 'An instance that routes must be patched and watched by hand, and one that is taken over sees all that leaves.',
  severity: 'low',
  topic: 'network',
  checklist: 'network/routing',
  aliases: ['CKV2_AWS_35'],
  scope: 'resource',
  resources: [...ROUTE_TABLES, 'aws_route'],
  fix: 'Use an `aws_nat_gateway` as `nat_gateway_id`.',

  evaluate(resource, configuration) {
    return routesIn(resource).map(route => {
      const instance = route.get('instance_id')
      const card = route.get('network_interface_id')
      const isOfInstance = either(
        truth(configuration.referredTo(card, 'aws_instance').length > 0),
        refersToHidden(card),
      )
      const at = isOfInstance === 'no' ? instance : card
      return forbidThat(
        both(route.isDefault, either(isSet(instance), isOfInstance)),
        at,
        'The default route goes through an instance.',
      )
    })
  },

  examples: {
    passes: [
      `resource "aws_route" "r" {
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id = "nat-12345678"
}`,
      `resource "aws_route" "r" {
  destination_cidr_block = "10.1.0.0/16"
  instance_id = "i-12345678"
}`,
      `resource "aws_route_table" "t" {
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = "igw-12345678"
  }
}`,
    ],
    fails: [
      `resource "aws_route" "r" {
  destination_cidr_block = "0.0.0.0/0"
  instance_id = "i-12345678" #!
}`,
      `resource "aws_instance" "nat" {}
resource "aws_route" "r" {
  destination_cidr_block = "0.0.0.0/0"
  network_interface_id = aws_instance.nat.primary_network_interface_id #!
}`,
      ...ROUTE_TABLES.map(
        type => `resource "${type}" "t" {
  route {
    cidr_block = "0.0.0.0/0"
    instance_id = "i-12345678" #!
  }
}`,
      ),
    ],
    undecided: [
      `variable "id" {}
resource "aws_route" "r" {
  destination_cidr_block = "0.0.0.0/0"
  instance_id = var.id
}`,
    ],
  },
})
