import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import { isOption } from './is-option.ts'

export const pythonWinrm: Rule<CodeView> = {
  id: 'python-winrm',
  title: 'The certificate of the Windows host is not checked (pywinrm)',
  why: '`server_cert_validation="ignore"` accepts any certificate.',
  fix: 'Leave it out, or use `"validate"` with `ca_trust_path`.',
  match: view =>
    view
      .settings('server_cert_validation')
      .filter(setting => isOption(view, setting))
      .flatMap(setting => view.when(view.construct(setting), setting.value, '"ignore"')),
  examples: {
    bad: [
      "winrm.Session(host, auth=auth, server_cert_validation='ignore')",
      "kwargs = {'server_cert_validation': 'ignore'}",
    ],
    good: [
      "winrm.Session(host, auth=auth, server_cert_validation='validate')",
      "def f(server_cert_validation='ignore'):\n    pass",
    ],
  },
}
