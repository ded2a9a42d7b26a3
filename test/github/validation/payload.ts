import type { Json } from '../shapes/json.ts'
import { description, errorsOf } from './description.ts'
import { inWords } from './request.ts'

/** What in an event's payload is against GitHub's description, each a sentence. */
export function checkPayload(event: string, payload: Json): string[] {
  const { action } = payload
  const name = [event, ...(typeof action === 'string' ? [action] : [])].join('-').replaceAll('_', '-')
  const schema = description.webhooks[name]
  if (!schema) return [`${name}: no such event is in the fixture`]
  return errorsOf(schema, payload).map(error => `${name}: the payload ${inWords(error)}`)
}
