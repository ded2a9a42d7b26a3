import type { Call, CodeView, Setting } from '../../syntax/view.ts'

/** Calls that compare, ask or declare, and switch nothing. */
const NOT_USED =
  /^(?!HTTPX\.)(?:.*\.)?(?:expect|eq|eql|include|be|assert\w*|refute\w*|with|have_received|receive|to|not_to|has_attributes|have_attributes|a_hash_including|hash_including|optional|requires|option|class_option|method_option|attribute|property|desc|on|config_param|default_value|t|translate)$/

/** Whether a call only compares, asks or declares. */
export function isComparing(call: Call): boolean {
  return NOT_USED.test(call.path)
}

/** Whether a setting is given to something: no variable of its own, no parameter's default, no comparison. */
export function isGiven(view: CodeView, setting: Setting): boolean {
  if (setting.form === 'default') return false
  const text = view.textOf({ from: setting.at, to: setting.at + 1 })
  const isSubscript = /^["']/.test(text) || view.textOf({ from: setting.at - 1, to: setting.at }) === ':'
  const isOwn = text.startsWith('@')
  if (setting.form === 'assignment' && setting.target === '' && !isSubscript && !isOwn) return false
  return !view.around(setting.at).slice(0, 1).some(isComparing)
}
