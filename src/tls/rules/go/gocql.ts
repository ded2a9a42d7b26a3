import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

export const goGocqlHostVerification: Rule<CodeView> = {
  id: 'go-gocql-host-verification',
  title: 'The host is not verified (gocql)',
  why: 'With `EnableHostVerification` off gocql accepts any certificate.',
  fix: 'Set `EnableHostVerification: true`.',
  match: view =>
    view
      .settings('EnableHostVerification')
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'false')),
  examples: {
    bad: [
      'cluster.SslOpts = &gocql.SslOptions{EnableHostVerification: false}',
      'opts.EnableHostVerification = false',
    ],
    good: [
      'cluster.SslOpts = &gocql.SslOptions{EnableHostVerification: true}',
      'opts.EnableHostVerification = verify',
    ],
  },
}
