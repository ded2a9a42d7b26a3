import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { isFalse } from '../../resource/predicates.ts'
import { resourceWith } from './resource-example.ts'

const PATHS: Readonly<Record<string, string>> = {
  aws_s3_access_point: 'public_access_block_configuration',
  aws_s3control_multi_region_access_point: 'details.public_access_block',
}
const SWITCHES = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
] as const

/** The switches of an access point are on, unless it says otherwise; they can never be changed. */
export const accessPointPublic = defineRule({
  id: 'access-point-public',
  title: 'Access point may be opened to the public',
  why: 'A policy or ACL can let everybody in by it, and its switches can never be changed.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-bucket',
  aliases: [],
  aliasesOf: {
    aws_s3_access_point: ['CKV_AWS_392', 'Security Hub S3.19'],
    aws_s3control_multi_region_access_point: ['Security Hub S3.24'],
  },
  scope: 'resource',
  resources: Object.keys(PATHS),
  fix: 'Leave the four switches of the public access block on.',

  evaluate(point) {
    const block = point.get(PATHS[point.type] ?? '')
    return SWITCHES.map(name => forbidThat(isFalse(block.get(name)), block.get(name), `\`${name}\` is off.`))
  },

  examples: {
    passes: Object.entries(PATHS).flatMap(([type, path]) => [
      resourceWith(type),
      resourceWith(type, Object.fromEntries(SWITCHES.map(name => [`${path}.${name}`, 'true']))),
    ]),
    fails: Object.entries(PATHS).flatMap(([type, path]) =>
      SWITCHES.map(name => resourceWith(type, { [`${path}.${name}`]: 'false #!' })),
    ),
    undecided: Object.entries(PATHS).map(
      ([type, path]) =>
        `variable "is" {}\n${resourceWith(type, { [`${path}.block_public_acls`]: 'var.is' })}`,
    ),
  },
})
