import { type Outcome, requireTrue } from '../../outcome.ts'
import type { Resource } from '../../resource/resource.ts'

const TYPES = ['aws_s3_account_public_access_block', 'aws_s3_bucket_public_access_block'] as const

/** What the rules on the four switches of S3’s public access block have in common; each is off unless written. */
export function publicAccessSwitch(name: string, says: string) {
  const examples = (value: string): readonly string[] =>
    TYPES.map(type => `resource "${type}" "b" {\n  ${name} = ${value}\n}`)
  return {
    scope: 'resource' as const,
    checklist: 'network/public-bucket' as const,
    resources: TYPES,
    fix: `Set \`${name} = true\`.`,
    evaluate: (block: Resource): Outcome => requireTrue(block.get(name), says),
    examples: {
      passes: [...examples('true'), ...examples('"true"')],
      fails: [...examples('false #!'), ...TYPES.map(type => `resource "${type}" "b" {} #!`)],
      undecided: examples('var.is').map(text => `variable "is" {}\n${text}`),
    },
  }
}
