import { defineRule } from '../../define-rule.ts'
import { requireThat } from '../../outcome.ts'
import { equals, isSet, someItem } from '../../resource/predicates.ts'
import { both, some } from '../../resource/truth.ts'

/** A cluster encrypts the secrets of Kubernetes with a key of KMS before they are stored. */
export const eksSecretsEncrypted = defineRule({
  id: 'eks-secrets-encrypted',
  title: 'Secrets of a Kubernetes cluster are not encrypted with KMS',
  why: 'Whoever comes by the cluster’s store or a backup of it reads every secret.',
  severity: 'high',
  topic: 'encryption',
  checklist: 'encryption/at-rest',
  aliases: ['CKV_AWS_58', 'AWS-0039', 'CIS EKS 5.3.1', 'Security Hub EKS.3', 'Guard EKS_SECRETS_ENCRYPTED'],
  scope: 'resource',
  resources: ['aws_eks_cluster'],
  fix: 'Add `encryption_config` with `resources = ["secrets"]` and the ARN of a KMS key.',

  evaluate(cluster) {
    const configs = cluster.get('encryption_config')
    const holds = configs.isWritten
      ? some(configs.each(), config =>
          both(
            someItem(config.get('resources'), item => equals(item, 'secrets')),
            isSet(config.get('provider.key_arn')),
          ),
        )
      : 'no'
    return requireThat(holds, configs, 'No `encryption_config` of the cluster is about `secrets`.')
  },

  examples: {
    passes: [
      `resource "aws_kms_key" "k" {}
resource "aws_eks_cluster" "c" {
  encryption_config {
    resources = ["secrets"]
    provider {
      key_arn = aws_kms_key.k.arn
    }
  }
}`,
    ],
    fails: [
      'resource "aws_eks_cluster" "c" {} #!',
      `resource "aws_eks_cluster" "c" {
  encryption_config { #!
    resources = []
    provider {
      key_arn = "arn:aws:kms:eu-west-1:111122223333:key/k"
    }
  }
}`,
      `resource "aws_eks_cluster" "c" {
  encryption_config { #!
    resources = ["secrets"]
    provider {
      key_arn = ""
    }
  }
}`,
    ],
    undecided: [
      `variable "r" {}
resource "aws_eks_cluster" "c" {
  encryption_config {
    resources = var.r
    provider {
      key_arn = "arn:aws:kms:eu-west-1:111122223333:key/k"
    }
  }
}`,
    ],
  },
})
