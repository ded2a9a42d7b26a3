import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'

export const winrmUnencrypted: Rule<ShellView> = {
  id: 'winrm-unencrypted',
  title: 'WinRM sends without encryption',
  why: '`AllowUnencrypted` lets WinRM talk over plain HTTP.',
  fix: 'Leave it at `false`; use an HTTPS listener.',
  family: 'plaintext',
  match: view =>
    view
      .commands('winrm', 'winrm.cmd', 'set-item')
      .filter(({ words }) => {
        const text = words.map(word => word.text).join(' ')
        return (
          /AllowUnencrypted["']?\s*=\s*["']?(?:true|1)/i.test(text) ||
          /AllowUnencrypted["']?\s+(?:-Value\s+)?["']?\$?true/i.test(text)
        )
      })
      .map(command => view.found(command)),
  examples: {
    bad: [
      { path: 'setup.bat', text: 'winrm set winrm/config/service @{AllowUnencrypted="true"}\r\n' },
      { path: 'setup.sh', text: `winrm set winrm/config/service '@{AllowUnencrypted="true"}'` },
    ],
    good: [
      { path: 'setup.sh', text: `winrm set winrm/config/service '@{AllowUnencrypted="false"}'` },
      'winrm quickconfig',
    ],
  },
}
