import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const rustRedisInsecure: Rule<CodeView> = {
  id: 'rust-redis-insecure',
  title: 'The server’s certificate is not checked (redis)',
  why: '`insecure: true` and `#insecure` accept any certificate.',
  fix: 'Use `insecure: false`; give a private authority by `TlsCertificates`.',
  match: view => [
    ...view
      .settings('insecure')
      .filter(setting => setting.name === 'insecure' && setting.form === 'entry')
      .filter(setting => view.around(setting.at).some(call => call.path.endsWith('TcpTls')))
      .flatMap(setting => view.when(setting, setting.value, 'true')),
    ...view.strings().filter(({ value }) => /^rediss:\/\/\S*#insecure$/.test(value)),
  ],
  examples: {
    bad: [
      'let addr = ConnectionAddr::TcpTls { host, port, insecure: true, tls_params: None };',
      'let client = redis::Client::open("rediss://localhost:6380/#insecure")?;',
    ],
    good: [
      'let addr = ConnectionAddr::TcpTls { host, port, insecure: false, tls_params: None };',
      'let client = redis::Client::open("rediss://localhost:6380/")?;',
    ],
  },
}
