import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { equalsInAnyCase, isTrue } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'
import { resourceWith } from './resource-example.ts'

const USUAL = ['admin', 'administrator', 'awsuser', 'master', 'root'] as const

/** Where everybody may try passwords, the user’s name should not be known, too. */
export const redshiftPublicWithUsualUser = defineRule({
  id: 'redshift-public-with-usual-user',
  title: 'Public Redshift cluster has the usual administrator',
  why: 'Whoever tries passwords from the internet need not guess the name.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: ['CKV_AWS_391'],
  scope: 'resource',
  resources: ['aws_redshift_cluster'],
  fix: 'Set `publicly_accessible = false`, and a `master_username` that is not known.',

  evaluate(cluster) {
    const name = cluster.get('master_username')
    return forbidThat(
      both(equalsInAnyCase(name, ...USUAL), isTrue(cluster.get('publicly_accessible'))),
      name,
      'The cluster is public, and its administrator has the name that everybody tries first.',
    )
  },

  examples: {
    passes: [
      named('"awsuser"', 'false'),
      named('"claims_owner"', 'true'),
      resourceWith('aws_redshift_cluster'),
    ],
    fails: USUAL.map(name => named(`"${name}" #!`, 'true')),
    undecided: [`variable "name" {}\n${named('var.name', 'true')}`],
  },
})

function named(name: string, isPublic: string): string {
  return resourceWith('aws_redshift_cluster', { master_username: name, publicly_accessible: isPublic })
}
