/** A repository, as addresses name it. */
interface Named {
  readonly owner: string
  readonly name: string
}

export function repositoryPath({ owner, name }: Named): string {
  return `/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`
}

export function pullPath(repository: Named, number: number): string {
  return `${repositoryPath(repository)}/pull/${number}`
}
