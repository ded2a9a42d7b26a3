/** Where a module comes from, as its address says it. https://developer.hashicorp.com/terraform/language/modules/sources */
export interface ModuleSource {
  /** `archive`: an HTTP address, a bucket of S3 or GCS. */
  readonly kind: 'local' | 'registry' | 'git' | 'archive'
  /** The branch, tag or commit that is asked for; `null`: none. */
  readonly ref: string | null
}

/** Reads the address of a module. */
export function moduleSource(address: string): ModuleSource {
  const ref = /[?&](?:ref|rev)=([^&]*)/.exec(address)?.[1] ?? null
  if (/^\.{1,2}(?:\/|$)/.test(address)) return { kind: 'local', ref }
  if (
    /^(?:git::|hg::|git@|github\.com\/|bitbucket\.org\/)/.test(address) ||
    /\.git(?:\/\/|\?|$)/.test(address)
  ) {
    return { kind: 'git', ref }
  }
  if (/^(?:[\w-]+::|https?:|\/)/.test(address)) return { kind: 'archive', ref }
  return {
    kind: /^(?:[\w.-]+\/)?[\w-]+\/[\w-]+\/[\w-]+(?:\/\/.*)?$/.test(address) ? 'registry' : 'archive',
    ref,
  }
}

/** A commit’s full hash, which nobody can move. */
export function isCommit(ref: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)
}

/** A tag that names a version: `v1.2.3`, `1.2`, `modules/vpc/v3.0.0`. */
export function isVersionTag(ref: string): boolean {
  return /(?:^|[/_-])v?\d+(?:\.\d+)+/.test(ref)
}
