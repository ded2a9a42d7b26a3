import * as z from 'zod'
import type { Requester } from '../requester.ts'

/** An attempt of GitHub's to deliver an event to the App. */
export interface HookDelivery {
  /** Newer attempts have larger ids. */
  readonly id: number
  /** `X-GitHub-Delivery`: a redelivery has the same. */
  readonly guid: string
  readonly deliveredAt: string
  /** HTTP status of the answer; 0 or 5xx where there was none. */
  readonly statusCode: number
}

const answer = z.array(
  z.object({ id: z.number(), guid: z.string(), delivered_at: z.string(), status_code: z.number() }).transform(
    ({ id, guid, delivered_at, status_code }): HookDelivery => ({
      id,
      guid,
      deliveredAt: delivered_at,
      statusCode: status_code,
    }),
  ),
)

/** A page of the App's failed deliveries, newest first. */
export interface DeliveryPage {
  readonly deliveries: readonly HookDelivery[]
  /** Where the next page begins; `null`: there is none. */
  readonly next: string | null
}

/**
 * Failed deliveries of the last three days, which is how long GitHub keeps them.
 * https://docs.github.com/en/rest/apps/webhooks#list-deliveries-for-an-app-webhook
 */
export async function readFailedDeliveries(
  requests: Requester,
  cursor: string | null,
): Promise<DeliveryPage> {
  const { items, next } = await requests.page(
    {
      what: 'the list of webhook deliveries',
      template: 'GET /app/hook/deliveries',
      parameters: { status: 'failure', per_page: 100, ...(cursor === null ? {} : { cursor }) },
    },
    answer,
    'cursor',
  )
  return { deliveries: items, next }
}

/** https://docs.github.com/en/rest/apps/webhooks#redeliver-a-delivery-for-an-app-webhook */
export async function redeliver(requests: Requester, id: number): Promise<void> {
  await requests.status({
    what: 'the redelivery of a webhook',
    template: 'POST /app/hook/deliveries/{delivery_id}/attempts',
    parameters: { delivery_id: id },
  })
}
