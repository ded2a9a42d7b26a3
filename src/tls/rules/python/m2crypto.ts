import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

export const pythonM2crypto: Rule<CodeView> = {
  id: 'python-m2crypto',
  title: 'Certificates are not checked (M2Crypto)',
  why: 'Without the check after connecting, or with unknown authorities allowed, any certificate is accepted.',
  fix: 'Leave `postConnectionCheck` alone and unknown authorities forbidden.',
  match: view => [
    ...view
      .settings('clientPostConnectionCheck', 'post_connection_check', 'postConnectionCheck')
      .filter(({ form }) => form === 'assignment' || form === 'entry')
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'null')),
    ...view
      .calls('set_allow_unknown_ca')
      .flatMap(call => view.when(call, view.argument(call, 0), 'true', '1')),
  ],
  examples: {
    bad: ['SSL.Connection.clientPostConnectionCheck = None', 'ctx.set_allow_unknown_ca(True)'],
    good: [
      'SSL.Connection.clientPostConnectionCheck = SSL.Checker.Checker()',
      'ctx.set_allow_unknown_ca(False)',
    ],
  },
}
