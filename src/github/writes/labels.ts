import { NotFound } from '../errors.ts'
import { inRepository, type RepositoryName } from '../repository-name.ts'
import type { Requester } from '../requester.ts'

/** Sets a label; GitHub creates it where the repository has none of that name. */
export async function addLabel(
  requests: Requester,
  repository: RepositoryName,
  number: number,
  label: string,
): Promise<void> {
  await requests.status({
    what: 'the label',
    template: 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
    parameters: { ...inRepository(repository), issue_number: number, labels: [label] },
  })
}

/** Takes a label away; it is no error when it is not there. */
export async function removeLabel(
  requests: Requester,
  repository: RepositoryName,
  number: number,
  label: string,
): Promise<void> {
  try {
    await requests.status({
      what: 'the label',
      template: 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
      parameters: { ...inRepository(repository), issue_number: number, name: label },
    })
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
}
