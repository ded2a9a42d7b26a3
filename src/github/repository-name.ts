/** How a repository is addressed; both parts change when it is renamed or transferred. */
export interface RepositoryName {
  readonly owner: string
  readonly name: string
}

/** The two parameters that every template of a repository begins with. */
export function inRepository({ owner, name }: RepositoryName): { owner: string; repo: string } {
  return { owner, repo: name }
}
