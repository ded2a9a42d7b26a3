import type { OperationName } from '../operations.ts'
import { description, errorsOf, type Schema } from './description.ts'
import { inWords } from './request.ts'
import { unknownProperties } from './unknown.ts'

/**
 * Where GitHub's description is narrower than what GitHub answers: the repository of a head is null once it was
 * deleted, and so is the user of that head.
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/working-with-forks/what-happens-to-forks-when-a-repository-is-deleted-or-changes-visibility
 * And the events of an App inside a check suite lack the newer ones, `merge_group` among them.
 */
export const narrow = /\/head\/(repo|user)$|\/app\/events\/\d+$/

/**
 * Where it is wrong: an installation's account would have to be a person and an enterprise at once there. The same
 * description says it rightly in the schema of one installation.
 */
const corrected: Partial<Record<OperationName, Schema>> = {
  'GET /app/installations': { type: 'array', items: { $ref: '#/components/schemas/installation' } },
}

/** What in an answer of the emulator is against GitHub's description, each a sentence. */
export function checkResponse(operation: OperationName, status: number, body: unknown): string[] {
  if (status < 200 || status > 299) return []
  const { responses } = description.operations[operation]
  const schema = corrected[operation] ?? responses[status]
  if (schema === undefined) return [`${operation}: GitHub never answers ${status}`]
  if (schema === null) return body === undefined ? [] : [`${operation}: ${status} has no body`]
  const errors = errorsOf(schema, body).filter(error => !narrow.test(error.instancePath))
  const unknown = unknownProperties(schema, body)
  return [
    ...errors.map(error => `${operation}: the answer ${inWords(error)}`),
    ...unknown.map(path => `${operation}: the answer has ${path}, which GitHub’s has not`),
  ]
}
