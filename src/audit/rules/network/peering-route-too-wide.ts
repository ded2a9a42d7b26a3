import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'
import { ROUTE_TABLES, routesIn } from './routes.ts'

/** What goes to a peer is what the peer has. */
export const peeringRouteTooWide = defineRule({
  id: 'peering-route-too-wide',
  title: 'Everything is routed through a VPC peering',
  why: 'All traffic without another way goes through a network of others.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/routing',
  aliases: ['CKV2_AWS_44', 'CIS AWS 5.5'],
  scope: 'resource',
  resources: [...ROUTE_TABLES, 'aws_route'],
  fix: 'Route only the ranges of the other VPC through the peering.',

  evaluate(resource) {
    return routesIn(resource).map(route => {
      const peering = route.get('vpc_peering_connection_id')
      return forbidThat(
        both(route.isDefault, isSet(peering)),
        peering,
        'The default route goes through a VPC peering.',
      )
    })
  },

  examples: {
    passes: [
      `resource "aws_route" "r" {
  destination_cidr_block = "10.1.0.0/16"
  vpc_peering_connection_id = "pcx-12345678"
}`,
      `resource "aws_route" "r" {
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id = "nat-12345678"
}`,
      `resource "aws_route_table" "t" {
  route {
    cidr_block = "10.1.0.0/16"
    vpc_peering_connection_id = "pcx-12345678"
  }
}`,
    ],
    fails: [
      `resource "aws_route" "r" {
  destination_cidr_block = "0.0.0.0/0"
  vpc_peering_connection_id = "pcx-12345678" #!
}`,
      `resource "aws_route" "r" {
  destination_ipv6_cidr_block = "::/0"
  vpc_peering_connection_id = "pcx-12345678" #!
}`,
      ...ROUTE_TABLES.map(
        type => `resource "${type}" "t" {
  route {
    cidr_block = "0.0.0.0/0"
    vpc_peering_connection_id = "pcx-12345678" #!
  }
}`,
      ),
    ],
    undecided: [
      `variable "to" {}
resource "aws_route" "r" {
  destination_cidr_block = var.to
  vpc_peering_connection_id = "pcx-12345678"
}`,
    ],
  },
})
