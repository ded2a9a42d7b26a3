import { forbidThat, type Outcome } from '../../outcome.ts'
import { equals, someItem } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { resourceWith } from './resource-example.ts'

const TYPE = 'aws_cloudfront_distribution'
const VERSIONS = 'custom_origin_config.origin_ssl_protocols'

interface Versions {
  /** Those that must not be among them. */
  readonly old: readonly string[]
  /** Those that may, for its examples. */
  readonly others: readonly string[]
  /** A sentence about an origin with an old one. */
  readonly says: string
}

/** What the rules on the versions of TLS that a distribution speaks with its origins have in common. */
export function originVersions({ old, others, says }: Versions) {
  return {
    scope: 'resource' as const,
    checklist: 'network/tls-version' as const,
    resources: [TYPE],
    fix: 'Set `origin_ssl_protocols = ["TLSv1.2"]`.',
    evaluate: (distribution: Resource): Outcome =>
      distribution.each('origin').map(origin => {
        const versions = origin.get(VERSIONS)
        return forbidThat(
          someItem(versions, version => equals(version, ...old)),
          versions,
          says,
        )
      }),
    examples: {
      passes: [
        ...others.map(version => speaking(`["${version}"]`)),
        resourceWith(TYPE, { 'origin.origin_access_control_id': '"E1"' }),
      ],
      fails: old.map(version => speaking(`["TLSv1.2", "${version}"] #!`)),
      undecided: [`variable "v" {}\n${speaking('var.v')}`],
    },
  }
}

function speaking(versions: string): string {
  return resourceWith(TYPE, { [`origin.${VERSIONS}`]: versions })
}
