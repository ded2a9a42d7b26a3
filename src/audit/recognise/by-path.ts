import { nameOf } from './name-of.ts'
import type { Kind } from './kinds.ts'

const YAML = String.raw`\.ya?ml$`

/** Names that say it all, the first one that matches. */
const NAMES: readonly (readonly [RegExp, Kind])[] = [
  [/\.bicep(?:param)?$/, 'bicep'],
  // https://developer.hashicorp.com/packer and others have endings and names of their own.
  // https://developer.hashicorp.com/terraform/language/stacks
  [/\.tf(?:stack|component|deploy)\.hcl$/, 'stacks'],
  [/^(?:terragrunt|root|terragrunt\.stack)\.hcl$/, 'terragrunt'],
  [/^cdk(?:\.context)?\.json$/, 'cdk'],
  [new RegExp(`^Pulumi(?:\\.[^/]+)?${YAML}`), 'pulumi'],
  [new RegExp(`^Chart${YAML}`), 'helm'],
  [/^serverless(?:\.[\w-]+)?\.(?:ya?ml|json|[cm]?[jt]s)$/, 'serverless'],
  [new RegExp(`^kustomization${YAML}`), 'kubernetes'],
]

const PATHS: readonly (readonly [RegExp, Kind])[] = [
  [new RegExp(`(?:^|/)roles/[^/]+/(?:tasks|handlers)/[^/]+${YAML}`), 'ansible'],
  [new RegExp(`(?:^|/)(?:helm|charts)/(?:.*/)?values[^/]*${YAML}`), 'helm'],
]

/** What a file is as far as its path tells. */
export function kindByPath(path: string): Kind | null {
  const name = nameOf(path)
  const byName = NAMES.find(([expression]) => expression.test(name))
  return (byName ?? PATHS.find(([expression]) => expression.test(path)))?.[1] ?? null
}
