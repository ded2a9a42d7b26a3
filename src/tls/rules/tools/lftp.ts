import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'

const LFTP = /\bssl:(?:verify-certificate|check-hostname)(?:\/\S{1,200})?\s+["']?(?:no|false|off|0)\b/i

export const lftpVerifyCertificate: Rule<ShellView> = {
  id: 'lftp-verify-certificate',
  title: 'lftp does not check the certificate',
  why: '`ssl:verify-certificate` off accepts any certificate.',
  fix: 'Leave it out; name a private authority with `ssl:ca-file`.',
  match: view =>
    view
      .commands('lftp', 'set')
      .filter(
        ({ words, document }) =>
          words.some(({ text }) => LFTP.test(text)) ||
          LFTP.test(document?.text ?? '') ||
          words.some(({ text }, at) => LFTP.test(`${text} ${words[at + 1]?.text ?? ''}`)),
      )
      .map(command => view.found(command)),
  examples: {
    bad: [
      'lftp -e "set ssl:verify-certificate no; open ftps://x"',
      `lftp -c 'set ssl:verify-certificate/example.com false; mirror a b'`,
      'lftp ftps://x <<EOF\nset ssl:check-hostname off\nls\nEOF\n',
    ],
    good: ['lftp -e "set ssl:verify-certificate yes; open ftps://x"', 'lftp -e "set ssl:ca-file ca.pem"'],
  },
}
