import type { Rule } from '../../define-rules.ts'
import type { Call, CodeView } from '../../syntax/view.ts'

function hasContext(view: CodeView, call: Call): boolean {
  return (
    view.option(call, 'context', 'ssl_context') !== null ||
    call.args.some(arg => arg.spread || /context|ctx/i.test(view.textOf(arg.value)))
  )
}

export const pythonMailWithoutContext: Rule<CodeView> = {
  id: 'python-mail-without-context',
  title: 'A mail or file connection whose certificate is not checked',
  why: 'Without a context these classes of the standard library encrypt, but check neither certificate nor host name.',
  fix: 'Give `context=ssl.create_default_context()`.',
  level: 'missing',
  match: view => [
    ...view
      .calls('smtplib.SMTP_SSL', 'imaplib.IMAP4_SSL', 'poplib.POP3_SSL', 'ftplib.FTP_TLS', 'nntplib.NNTP_SSL')
      .filter(call => !hasContext(view, call)),
    ...view
      .calls('starttls', 'stls')
      .filter(
        call => !hasContext(view, call) && /^(?:smtplib|imaplib|poplib|nntplib)\./.test(view.receiver(call)),
      ),
  ],
  examples: {
    bad: [
      'server = smtplib.SMTP_SSL(host, 465)',
      's = smtplib.SMTP(host)\ns.starttls()  # !!',
      'imap = imaplib.IMAP4_SSL(host)',
    ],
    good: [
      'smtplib.SMTP_SSL(host, 465, context=ssl.create_default_context())',
      's = smtplib.SMTP(host)\ns.starttls(context=ctx)',
      'conn.starttls()',
    ],
  },
}
