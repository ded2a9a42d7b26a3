import type { CodeView, Setting } from '../../syntax/view.ts'

/** Calls that compare, ask or declare, and switch nothing. */
const NOT_USED =
  /(?:^|\.)(?:assert\w*|expects?|toBe|toEqual|booleanNode|scalarNode|addOption|addArgument|define|defined|constant_?name|in_array|array_key_exists|setDefault|setAllowedTypes|__|_e|trans|t)$/i

/** Whether a setting is given to something: no variable or property of its own, no parameter's default. */
export function isGiven(view: CodeView, setting: Setting): boolean {
  if (setting.form === 'default') return false
  const first = view.textOf({ from: setting.at, to: setting.at + 1 })
  const after = view.textOf({ from: setting.at + 1, to: setting.at + 2 })
  const isOwn = !/^["']/.test(first) && setting.target === '' && after !== ']'
  if (setting.form === 'assignment' && isOwn) return false
  if (setting.name.startsWith('CURLOPT_'))
    return !view.around(setting.at).some(({ path }) => /assert\w*$/i.test(path))
  return !view
    .around(setting.at)
    .slice(0, 1)
    .some(call => NOT_USED.test(call.path))
}

/** Names that libcurl's options have in PHP; other spellings are those of streams. */
export const CURL_NAME =
  /CURLOPT_|^(?:OPT_)?(?:PROXY_)?(?:SSL_VERIFY|ssl_verify|ssl_?verify|sslVerify)(?:PEER|HOST|peer|host)$|^verify(?:peer|host)$/
