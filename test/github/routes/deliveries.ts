import type { Emulator } from '../emulator.ts'
import { notFound, problem } from '../problem.ts'
import { type Answer, type ApiRequest, ok, route } from '../request.ts'
import type { Json } from '../shapes/json.ts'
import type { Attempt } from '../webhooks.ts'

/** https://docs.github.com/en/rest/apps/webhooks#list-deliveries-for-an-app-webhook */
export const deliveryRoutes = [
  route('GET /app/hook/deliveries', 'app', list),

  route('GET /app/hook/deliveries/{delivery_id}', 'app', ({ github, params }) => {
    const attempt = attemptOf(github, params['delivery_id'])
    return ok({
      ...item(attempt),
      url: github.webhooks.target?.url,
      request: { headers: attempt.headers, payload: attempt.event.payload },
      response: { headers: attempt.answer.headers, payload: attempt.answer.body },
    })
  }),

  route('POST /app/hook/deliveries/{delivery_id}/attempts', 'app', ({ github, params }) => {
    const { event } = attemptOf(github, params['delivery_id'])
    void github.webhooks.redeliver(event)
    return { status: 202, body: {} }
  }),
]

/** Newest first. The list is paged by a cursor, not by numbers. */
function list(request: ApiRequest): Answer {
  const { github, query } = request
  const size = Math.min(Number(query['per_page'] ?? 30), 100)
  const all = github.webhooks.attempts.toReversed().filter(each => hasStatus(each, query['status']))
  const start = query['cursor'] === undefined ? 0 : all.findIndex(each => cursorOf(each) === query['cursor'])
  if (start === -1) throw problem(422, 'Invalid cursor')
  const shown = all.slice(start, start + size)
  const next = all[start + size]
  const further = new URLSearchParams({ ...query, cursor: next ? cursorOf(next) : '' })
  const link = `<${request.address}?${further.toString()}>; rel="next"`
  return { status: 200, body: shown.map(item), ...(next && { headers: { link } }) }
}

function hasStatus({ statusCode }: Attempt, wanted: string | undefined): boolean {
  if (wanted === undefined) return true
  const succeeded = statusCode >= 200 && statusCode < 400
  return wanted === 'success' ? succeeded : !succeeded
}

function cursorOf(attempt: Attempt): string {
  return `v1_${attempt.id}`
}

function attemptOf(github: Emulator, id: string | undefined): Attempt {
  const attempt = github.webhooks.attempts.find(each => String(each.id) === id)
  if (!attempt) throw notFound()
  return attempt
}

function item(attempt: Attempt): Json {
  const { event } = attempt
  return {
    id: attempt.id,
    guid: event.guid,
    delivered_at: attempt.deliveredAt,
    redelivery: attempt.redelivery,
    duration: attempt.duration,
    status: attempt.status,
    status_code: attempt.statusCode,
    event: event.event,
    action: event.action,
    installation_id: event.installationId,
    repository_id: event.repositoryId,
    throttled_at: null,
  }
}
