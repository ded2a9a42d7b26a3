import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { exactly, isLocal } from './options.ts'

export const luaLuasecVerifyNone: Rule<CodeView> = {
  id: 'lua-luasec-verify-none',
  title: 'The certificate is not verified (LuaSec)',
  why: '`verify = "none"` accepts any certificate.',
  fix: 'Use `verify = "peer"` with `cafile`, and check the host name.',
  match: view =>
    exactly(view, 'verify', 'ssl_verify', 'verify_mode')
      .filter(setting => !isLocal(view, setting))
      .flatMap(setting => {
        const value = view.value(setting.value)
        const items =
          value.kind === 'list'
            ? value.items
            : value.kind === 'map'
              ? value.entries.map(each => each.value)
              : []
        return [setting.value, ...items].flatMap(each => view.when(setting, each, '"none"')).slice(0, 1)
      }),
  examples: {
    bad: [
      'local params = {\n  mode = "client",\n  protocol = "tlsv1_2",\n  verify = "none", -- !!\n}',
      'https.request{url = url, verify = "none", protocol = "any"}',
      "params.verify = 'none'",
      'conn = ssl.wrap(conn, { mode = "client", verify = {"none"} })',
    ],
    good: [
      'local params = { mode = "client", verify = "peer" }',
      '-- verify = "none"',
      'print(\'verify = "none"\')',
      'if params.verify == "none" then error("refused") end',
    ],
  },
}
