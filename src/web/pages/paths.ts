/** A repository, as addresses name it. */
interface Named {
  readonly owner: string
  readonly name: string
}

/** How GitHub names owners and repositories; of anything else nobody is asked, and nothing is remembered. */
const NAME = /^[\w.-]{1,100}$/

export function isRepositoryName(owner: string, name: string): boolean {
  return NAME.test(owner) && NAME.test(name)
}

export function repositoryPath({ owner, name }: Named): string {
  return `/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`
}

export function pullPath(repository: Named, number: number): string {
  return `${repositoryPath(repository)}/pull/${number}`
}
