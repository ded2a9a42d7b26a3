import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { READS, gives } from './given-values.ts'

export const packageManagerPlaintext: Rule<ShellView> = {
  id: 'package-manager-plaintext',
  title: 'Packages are fetched without TLS',
  why: 'Composer fetches over plain HTTP with `secure-http` off or `disable-tls` on.',
  fix: 'Leave the setting out; give a private authority with `cafile`.',
  family: 'plaintext',
  match: view =>
    view
      .commands('composer', 'composer.phar', 'php')
      .filter(
        ({ words }) =>
          words.some(({ text }) => text === 'config') &&
          !words.some(({ text }) => READS.test(text)) &&
          (gives(words, /^disable-tls$/, /^(?:true|1)$/i) || gives(words, /^secure-http$/, /^(?:false|0)$/i)),
      )
      .map(command => view.found(command)),
  examples: {
    bad: [
      'composer config -g -- disable-tls true',
      'composer config --global secure-http false',
      'php composer.phar config secure-http false',
    ],
    good: [
      'composer config -g secure-http true',
      'composer config disable-tls false',
      'composer config --unset secure-http',
    ],
  },
}
