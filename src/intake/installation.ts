import * as z from 'zod'
import { ignored, intake } from './intake.ts'
import type { AffectedRepositories, Intake, NamedRepository } from './intake.ts'
import { actionOf, id, readPayload } from './payload.ts'

/** The account is an organisation, a user, or an enterprise, which has a slug in place of a login. */
const account = z
  .object({ id, login: z.string().min(1).optional(), slug: z.string().min(1).optional() })
  .transform(({ id, login, slug }) => ({ id, login: login ?? slug ?? '' }))
const repository = z.object({
  id,
  full_name: z.string().regex(/^[^/]+\/[^/]+$/, 'expected owner/name'),
})

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#installation */
const schema = z.object({
  installation: z.object({ id, account }),
  repositories: z.array(repository).nullish(),
})
/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#installation_repositories */
const repositoriesSchema = schema.extend({
  repositories_added: z.array(repository),
  repositories_removed: z.array(repository),
})

/** The App was installed, suspended, given new permissions, or removed. */
export function readInstallation(payload: unknown): Intake {
  const action = actionOf(payload)
  const isAdded = ['created', 'unsuspend', 'new_permissions_accepted'].includes(action)
  const isRemoved = ['deleted', 'suspend'].includes(action)
  if (!isAdded && !isRemoved) return ignored('Action not handled')
  const { installation, repositories } = readPayload(schema, payload)
  // One that ends takes all of its repositories with it, whichever of them the event lists.
  if (isRemoved) return intake({ repositoriesRemoved: [affectedBy(installation, null)] })
  return intake({ repositoriesAdded: [affectedBy(installation, repositories?.map(named) ?? null)] })
}

/** Repositories were put under the App, or taken from it. */
export function readInstallationRepositories(payload: unknown): Intake {
  const action = actionOf(payload)
  if (action !== 'added' && action !== 'removed') return ignored('Action not handled')
  const event = readPayload(repositoriesSchema, payload)
  const [added, removed] = [event.repositories_added.map(named), event.repositories_removed.map(named)]
  return intake({
    repositoriesAdded: added.length === 0 ? [] : [affectedBy(event.installation, added)],
    repositoriesRemoved: removed.length === 0 ? [] : [affectedBy(event.installation, removed)],
  })
}

function affectedBy(
  { id: installationId, account }: z.output<typeof schema>['installation'],
  repositories: readonly NamedRepository[] | null,
): AffectedRepositories {
  return { installationId, account, repositories }
}

function named({ id: repositoryId, full_name: fullName }: z.output<typeof repository>): NamedRepository {
  const [owner = '', name = ''] = fullName.split('/')
  return { id: repositoryId, owner, name }
}
