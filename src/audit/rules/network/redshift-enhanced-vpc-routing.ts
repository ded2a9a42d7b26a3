import { defineRule } from '../../define-rule.ts'
import { requireTrue } from '../../outcome.ts'
const TYPES = ['aws_redshift_cluster', 'aws_redshiftserverless_workgroup']

/** What a cluster copies goes through the VPC. */
export const redshiftEnhancedVpcRouting = defineRule({
  id: 'redshift-enhanced-vpc-routing',
  title: 'Redshift copies data outside of the VPC',
  why: 'Traffic of COPY and UNLOAD takes the internet, past flow logs and endpoint policies.',
  severity: 'medium',
  topic: 'network',
  checklist: 'network/in-vpc',
  aliases: ['CKV_AWS_321', 'Security Hub Redshift.7'],
  scope: 'resource',
  resources: ['aws_redshift_cluster', 'aws_redshiftserverless_workgroup'],
  fix: 'Set `enhanced_vpc_routing = true`.',

  evaluate(cluster) {
    return requireTrue(cluster.get('enhanced_vpc_routing'), 'Enhanced VPC routing is off.')
  },

  examples: {
    passes: TYPES.map(type => `resource "${type}" "c" { enhanced_vpc_routing = true }`),
    fails: [
      ...TYPES.map(type => `resource "${type}" "c" {} #!`),
      `resource "aws_redshift_cluster" "c" {
  enhanced_vpc_routing = false #!
}`,
    ],
    undecided: [
      `variable "is_on" {}
resource "aws_redshift_cluster" "c" { enhanced_vpc_routing = var.is_on }`,
    ],
  },
})
