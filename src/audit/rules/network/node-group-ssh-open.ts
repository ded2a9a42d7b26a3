import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isSet } from '../../resource/predicates.ts'
import { both, not } from '../../resource/truth.ts'

/** Nodes name who may reach them by SSH. */
export const nodeGroupSshOpen = defineRule({
  id: 'node-group-ssh-open',
  title: 'Nodes can be reached by SSH from the internet',
  why: 'EKS opens port 22 (or 3389 on Windows) of every node to the whole internet where a key is given and no group.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/open-ingress',
  aliases: ['CKV_AWS_100'],
  scope: 'resource',
  resources: ['aws_eks_node_group'],
  fix: 'Set `source_security_group_ids` in `remote_access`, or use Session Manager and give no key.',

  evaluate(group) {
    // https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html
    const groups = group.get('remote_access.source_security_group_ids')
    const isOpen = both(isSet(group.get('remote_access.ec2_ssh_key')), not(isSet(groups)))
    return forbidThat(isOpen, groups, 'The nodes have an SSH key, and no security group says from where.')
  },

  examples: {
    passes: [
      'resource "aws_eks_node_group" "n" {}',
      `resource "aws_eks_node_group" "n" {
  remote_access {
    ec2_ssh_key = "key"
    source_security_group_ids = ["sg-12345678"]
  }
}`,
    ],
    fails: [
      `resource "aws_eks_node_group" "n" {
  remote_access { #!
    ec2_ssh_key = "key"
  }
}`,
      `resource "aws_eks_node_group" "n" {
  remote_access {
    ec2_ssh_key = "key"
    source_security_group_ids = [] #!
  }
}`,
    ],
    undecided: [
      `variable "groups" {}
resource "aws_eks_node_group" "n" {
  remote_access {
    ec2_ssh_key = "key"
    source_security_group_ids = var.groups
  }
}`,
    ],
  },
})
