import { defineRule } from '../../define-rule.ts'
import { forbidThat, undecided } from '../../outcome.ts'
import { equals, isTrue } from '../../resource/predicates.ts'
import { both } from '../../resource/truth.ts'
import { mayHoldMore, seenIn } from '../../views/blocks.ts'
import { jsonOf } from '../../views/json-of.ts'
import { resourceWith } from './resource-example.ts'

const TYPE = 'aws_opensearchserverless_security_policy'

/** https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html */
export const searchCollectionPublic = defineRule({
  id: 'search-collection-public',
  title: 'Search collection can be reached from the internet',
  why: 'Only credentials then stand between the data and everybody.',
  severity: 'high',
  topic: 'network',
  checklist: 'network/public-endpoint',
  aliases: [],
  scope: 'resource',
  resources: [TYPE],
  fix: 'Set `AllowFromPublic = false`, and list the VPC endpoints in `SourceVPCEs`.',

  evaluate(resource) {
    const isNetwork = equals(resource.get('type'), 'network')
    if (isNetwork === 'no') return []
    const rules = jsonOf(resource.get('policy'))
    const told = seenIn(rules).map(rule =>
      forbidThat(
        both(isNetwork, isTrue(rule.get('AllowFromPublic'))),
        rule.get('AllowFromPublic'),
        'The collection has an address on the internet.',
      ),
    )
    return mayHoldMore(rules) ? [...told, undecided(rules)] : told
  },

  examples: {
    passes: [
      ruled('false'),
      resourceWith(TYPE, {
        type: '"encryption"',
        policy: 'jsonencode({ Rules = [], AWSOwnedKey = true })',
      }),
    ],
    fails: [
      ruled('true #!'),
      `resource "${TYPE}" "p" {
  type   = "network"
  policy = "[{\\"AllowFromPublic\\": true}]" #!
}`,
    ],
    undecided: [
      `variable "is" {}\n${ruled('var.is')}`,
      `variable "p" {}\n${resourceWith(TYPE, { type: '"network"', policy: 'var.p' })}`,
    ],
  },
})

function ruled(isPublic: string): string {
  return resourceWith(TYPE, {
    type: '"network"',
    policy: `jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/claims"] }]
    AllowFromPublic = ${isPublic}
  }])`,
  })
}
