import * as z from 'zod'
import { ignored, intake } from './intake.ts'
import type { ChangedPolicy, Intake } from './intake.ts'
import { actionOf, installation, namedRepository, organization, readPayload, repository } from './payload.ts'

const login = z.object({ login: z.string().min(1) })

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository */
const schema = z.object({
  installation,
  repository: repository.extend({ owner: organization }),
  changes: z
    .object({
      default_branch: z.object({ from: z.string() }).optional(),
      repository: z.object({ name: z.object({ from: z.string().min(1) }) }).optional(),
      owner: z
        .object({ from: z.object({ user: login.nullish(), organization: login.nullish() }) })
        .optional(),
    })
    .optional(),
})
type Event = z.output<typeof schema>

const CHANGES = ['renamed', 'transferred', 'edited', 'privatized', 'publicized']

/** A repository got another name, owner, default branch or audience, or was deleted. */
export function readRepository(payload: unknown): Intake {
  const action = actionOf(payload)
  if (action !== 'deleted' && !CHANGES.includes(action)) return ignored('Action not handled')
  const event = readPayload(schema, payload)
  if (action === 'deleted') return deleted(event)
  // Descriptions, topics and the like.
  if (action === 'edited' && !event.changes?.default_branch) return ignored('Change that nothing rests on')
  return intake({ policyChanged: [...former(event), changedAt(event, namedRepository(event.repository))] })
}

function deleted({ installation, repository }: Event): Intake {
  const { id, login } = repository.owner
  const repositories = [namedRepository(repository)]
  return intake({
    repositoriesRemoved: [{ installationId: installation.id, account: { id, login }, repositories }],
  })
}

/** Under its former name it may have held the policy of its organisation. */
function former(event: Event): ChangedPolicy[] {
  const { repository, changes } = event
  const name = changes?.repository?.name.from ?? repository.name
  const from = changes?.owner?.from
  const owner = from?.organization?.login ?? from?.user?.login ?? repository.owner.login
  return owner === repository.owner.login && name === repository.name
    ? []
    : [changedAt(event, { owner, name })]
}

function changedAt(
  { installation, repository }: Event,
  { owner, name }: { readonly owner: string; readonly name: string },
): ChangedPolicy {
  return { installationId: installation.id, repositoryId: repository.id, owner, name }
}
