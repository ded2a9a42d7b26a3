import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { optionsOf } from '../../shell/command.ts'

/** Letters of wget's options that take a value (GNU Wget 1.25). */
const WGET_VALUES = 'aABDeiIlOoPQRtTUwX'

const WGET_LONG = [
  '--header',
  '--user-agent',
  '--output-document',
  '--output-file',
  '--post-data',
  '--body-data',
  '--referer',
  '--directory-prefix',
  '--execute',
  '--password',
  '--user',
]

/** A line of wget's configuration that switches the check off. */
function setsOff(text: string): boolean {
  return /^check[_-]?certificate ?= ?(?:off|no|0|quiet|false)$/i.test(text.trim())
}

export const wgetNoCheckCertificate: Rule<ShellView> = {
  id: 'wget-no-check-certificate',
  title: 'wget does not check the certificate',
  why: '`--no-check-certificate` accepts any certificate for any host name.',
  fix: 'Leave the option out; give a private authority with `--ca-certificate=FILE`.',
  match: view =>
    view.commands('wget', 'wget2').flatMap(command => {
      // Options may be shortened as long as they stay unique (getopt_long).
      const isOff = optionsOf(
        command,
        WGET_VALUES,
        WGET_LONG.filter(name => name !== '--execute'),
      ).some(
        ({ name, value }) =>
          /^--no-check-(?:c|h)[a-z]*$/.test(name) ||
          (name === '--check-certificate' && /^(?:off|no|false|0|quiet)$/i.test(value ?? '')) ||
          (/^(?:-e|--execute)$/.test(name) && setsOff(value ?? '')),
      )
      return isOff || command.words.some(({ text }) => setsOff(text)) ? [view.found(command)] : []
    }),
  examples: {
    bad: [
      'wget --no-check-certificate https://example.com',
      'wget -q -e check_certificate=off https://example.com',
      "wget --execute 'check_certificate = off' https://example.com",
      'cd /tmp&&wget -q --no-check-certificate "$u"',
      'wget https://example.com --no-check-cert -O - | tar x',
      {
        path: 'Dockerfile',
        text: 'FROM debian\nRUN wget --no-check-certificate -qO- https://example.com/x | sh\n',
      },
      { path: 'run.pl', text: 'system("wget --no-check-certificate https://example.com");' },
    ],
    good: [
      'wget https://example.com/--no-check-certificate.txt',
      'wget --ca-certificate=ca.pem https://example.com',
      'echo wget --no-check-certificate',
      'wget --check-certificate=on https://example.com',
      'wget --user-agent --no-check-certificate https://example.com',
    ],
  },
}
