import type { Attribute } from '../resource/attribute.ts'
import type { Configuration } from '../resource/configuration.ts'
import { equals } from '../resource/predicates.ts'
import type { Resource } from '../resource/resource.ts'
import { LABEL } from '../resource/value.ts'

/** Where a root module keeps its state. */
export interface RootState {
  /** Its `terraform` blocks; those of modules that it calls say nothing of the state. */
  readonly settings: readonly Resource[]
  /** Its `provider` blocks. */
  readonly providers: readonly Resource[]
  readonly backend: Attribute | null
  /** A backend or a `cloud` block says where the state is. */
  readonly isElsewhere: boolean
}

/** What the root module itself says of its state. */
export function stateOf(configuration: Configuration): RootState {
  const own = configuration.resources.filter(({ directory }) => directory === configuration.root)
  const settings = own.filter(({ type }) => type === 'terraform')
  const backend = settings.flatMap(each => each.each('backend'))[0] ?? null
  return {
    settings,
    providers: own.filter(({ type }) => type.startsWith('provider.')),
    backend,
    isElsewhere: backend !== null || settings.some(each => each.get('cloud').isWritten),
  }
}

/** It is applied by itself: it configures providers, or says where its state is. Others are there to be called. */
export function isApplied(configuration: Configuration): boolean {
  const { providers, isElsewhere } = stateOf(configuration)
  return providers.length > 0 || isElsewhere
}

/** The backend in S3 that these settings of the root module name; `null`: none. */
export function s3BackendOf(settings: Resource, configuration: Configuration): Attribute | null {
  if (settings.directory !== configuration.root) return null
  return settings.each('backend').find(backend => equals(backend.get(LABEL), 's3') === 'yes') ?? null
}
