import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { optionsOf } from '../../shell/command.ts'

export const httpieVerify: Rule<ShellView> = {
  id: 'httpie-verify',
  title: 'HTTPie or xh does not check the certificate',
  why: '`--verify=no` accepts any certificate.',
  fix: 'Leave the option out; name a private authority with `--verify=FILE`.',
  match: view =>
    view
      .commands('http', 'https', 'httpie', 'xh', 'xhs')
      .filter(command =>
        optionsOf(command, '', ['--verify']).some(
          ({ name, value }) => name === '--verify' && /^(?:no|false)$/i.test(value ?? ''),
        ),
      )
      .map(command => view.found(command)),
  examples: {
    bad: [
      'http --verify=no https://example.com',
      'https --verify no example.com',
      'xh --verify=false https://example.com',
    ],
    good: [
      'http --verify=yes https://example.com',
      'http --verify=ca.pem https://example.com',
      'http https://example.com verify=no',
    ],
  },
}
