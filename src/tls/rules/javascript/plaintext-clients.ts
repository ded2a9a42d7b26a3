import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { given, whenGiven } from './options.ts'

export const javascriptClientPlaintext: Rule<CodeView> = {
  id: 'javascript-client-plaintext',
  title: 'A client that does without TLS',
  why: 'The option switches TLS off.',
  fix: 'Leave the option out.',
  family: 'plaintext',
  match: view => [
    ...given(view, ['sslEnabled'], 'false'),
    ...view
      .settings('ignoreTLS')
      .filter(({ form }) => form === 'entry')
      .flatMap(setting => whenGiven(view, setting, 'true')),
    ...view
      .settings('encrypt')
      .filter(
        setting =>
          setting.form === 'entry' && /\bserver\b|mssql|tedious|trustServerCertificate/.test(view.text),
      )
      .flatMap(setting => whenGiven(view, setting, 'false')),
  ],
  examples: {
    bad: [
      'new AWS.S3({ region, sslEnabled: false })',
      'AWS.config.update({ sslEnabled: false })',
      'nodemailer.createTransport({ host, ignoreTLS: true })',
      'sql.connect({ server, options: { encrypt: false } })',
    ],
    good: [
      'new AWS.S3({ region, sslEnabled: true })',
      'nodemailer.createTransport({ host, requireTLS: true })',
      'sql.connect({ server, options: { encrypt: true } })',
    ],
  },
}
