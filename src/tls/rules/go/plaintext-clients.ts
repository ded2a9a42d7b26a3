import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

export const goClientPlaintext: Rule<CodeView> = {
  id: 'go-client-plaintext',
  title: 'A client that does without TLS',
  why: 'The option switches TLS off.',
  fix: 'Leave the option out.',
  family: 'plaintext',
  match: view => [
    ...view
      .settings('DisableSSL', 'DisableTLS', 'DisableHTTPS')
      .filter(({ form }) => form !== 'pair')
      .flatMap(setting => view.when(setting, setting.value, 'true')),
    ...view
      .uses('crane.Insecure', 'name.Insecure', 'mail.NoTLS')
      .filter(use => /^(?:\(|,)$/.test(view.textOf({ from: use.from - 1, to: use.from }))),
  ],
  examples: {
    bad: [
      'cfg := aws.Config{Region: r, DisableSSL: aws.Bool(true)}',
      'conn := &rpcclient.ConnConfig{Host: h, DisableTLS: true}',
      'ref, err := name.ParseReference(image, name.Insecure)',
      'c, err := mail.NewClient(h, mail.WithTLSPolicy(mail.NoTLS))',
    ],
    good: ['cfg := aws.Config{DisableSSL: aws.Bool(false)}', 'conn := &rpcclient.ConnConfig{Host: h}'],
  },
}
