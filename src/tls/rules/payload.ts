import type { CodeView, Setting } from '../syntax/view.ts'
import { within } from './ranges.ts'

/** Options of HTTP clients that hold what is sent to the server. */
const SENT = [
  'json',
  'data',
  'params',
  'query',
  'body',
  'headers',
  'cookies',
  'form_params',
  'multipart',
  'payload',
] as const

/** Variables that are called after what is sent. */
const SENT_LATER = ['json', 'data', 'body', 'payload'] as const

/** Whether a setting is part of what is sent to the server, and so no option of the client: `json={"verify": False}`. */
export function payloadsOf(view: CodeView): (setting: Setting) => boolean {
  const entries = view.settings(...SENT).filter(({ form }) => form === 'entry')
  const variables = view
    .settings(...SENT_LATER)
    .filter(({ form, target }) => form === 'assignment' && target === '')
  const isSent = within([...entries, ...variables].map(({ value }) => value))
  // What a call within it is given belongs to that call: `data = [get(url, verify=False)]`.
  return setting => {
    const call = view.around(setting.at).find(({ name }) => !/^(?:dict|array|json_encode|dumps)$/.test(name))
    return isSent(setting) && (call === undefined || !isSent(call))
  }
}
