import type { Rule } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { isOption } from './is-option.ts'

/** Whether the option is one of a connection to SQL Server. */
function isSql(view: CodeView, { target, at }: Setting): boolean {
  const made = /^\w+$/.test(target) ? view.madeBy(target, at) : ''
  return [
    made,
    ...view
      .around(at)
      .slice(0, 1)
      .map(({ path }) => path),
  ].some(path => path.endsWith('SqlConnectionStringBuilder'))
}

export const dotnetClientPlaintext: Rule<CodeView> = {
  id: 'dotnet-client-plaintext',
  title: 'A client that does without TLS',
  why: 'The connection is neither encrypted nor is the server known.',
  fix: 'Use `new SslCredentials()` (gRPC), `SecureSocketOptions.StartTls` (MailKit), `EnableSsl = true`, `Encrypt = true`.',
  level: 'missing',
  family: 'plaintext',
  match: view => [
    ...view
      .uses('ChannelCredentials.Insecure', 'SecureSocketOptions.None')
      .filter(use => /^(?:\(|,|=|:|<-)$/.test(view.textOf({ from: use.from - 1, to: use.from }))),
    ...view
      .settings('EnableSsl')
      .filter(setting => setting.form !== 'setter' && isOption(view, setting))
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'false')),
    ...view
      .settings('Encrypt')
      .filter(setting => setting.name === 'Encrypt' && isOption(view, setting) && isSql(view, setting))
      .flatMap(setting =>
        view.when(view.construct(setting), setting.value, 'false', 'SqlConnectionEncryptOption.Optional'),
      ),
  ],
  examples: {
    bad: [
      'var channel = GrpcChannel.ForAddress(u, new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure });',
      'var channel = new Channel(target, ChannelCredentials.Insecure);',
      'await client.ConnectAsync(host, 587, SecureSocketOptions.None);',
      'smtp.EnableSsl = false;',
      'var b = new SqlConnectionStringBuilder(text);\nb.Encrypt = false; // !!',
      { path: 'Client.vb', text: 'smtp.EnableSsl = False' },
    ],
    good: [
      'var channel = new Channel(target, new SslCredentials());',
      'await client.ConnectAsync(host, 587, SecureSocketOptions.StartTls);',
      'if (credentials == ChannelCredentials.Insecure) throw new SecurityException();',
      'smtp.EnableSsl = true;',
      'document.Encrypt = false;',
    ],
  },
}
