import type { Json } from '../shapes/json.ts'
import { description, errorsOf } from './description.ts'
import { inWords } from './request.ts'
import { narrow } from './response.ts'

/** What in an event's payload is against GitHub's description, each a sentence. */
export function checkPayload(event: string, payload: Json): string[] {
  const { action } = payload
  const name = [event, ...(typeof action === 'string' ? [action] : [])].join('-').replaceAll('_', '-')
  const schema = description.webhooks[name]
  if (!schema) return [`${name}: no such event is in the fixture`]
  const errors = errorsOf(schema, payload).filter(error => !narrow.test(error.instancePath))
  return errors.map(error => `${name}: the payload ${inWords(error)}`)
}
