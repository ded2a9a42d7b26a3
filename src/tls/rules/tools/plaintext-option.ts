import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { ownWords } from './options.ts'
import { OTHERS } from './other-commands.ts'

export const toolPlaintextOption: Rule<ShellView> = {
  id: 'tool-plaintext-option',
  title: 'A command line tool does without TLS',
  why: 'The option switches TLS off, so that anybody on the way can read and change what is sent.',
  fix: 'Leave the option out.',
  family: 'plaintext',
  match: view =>
    view
      .commands()
      .filter(command => !OTHERS.test(command.name))
      .filter(command =>
        ownWords(command).some(({ text }) =>
          /^-{1,2}(?:plain-http|no-tls|no-ssl|disable-tls|disable-ssl|insecure-transport|plaintext)(?:=true)?$/.test(
            text,
          ),
        ),
      )
      .map(command => view.found(command)),
  examples: {
    bad: [
      'helm push x.tgz oci://r --plain-http',
      'oras pull --plain-http r/x',
      'grpcurl -plaintext host:80 list',
    ],
    good: ['helm push x.tgz oci://r --plain-http=false', 'echo --plain-http'],
  },
}
