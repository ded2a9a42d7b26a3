import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

function isDefined(view: CodeView, at: number): boolean {
  return view.textOf({ from: Math.max(0, at - 1), to: at }).trim() === 'function'
}

export const luaHandshakeWithoutVerification: Rule<CodeView> = {
  id: 'lua-handshake-without-verification',
  title: 'The handshake does not verify the certificate (OpenResty)',
  why: 'With false as the third argument `sslhandshake` accepts any certificate; without it the certificate is not verified either.',
  fix: 'Call `sslhandshake(nil, host, true)`.',
  match: view => [
    ...view
      .calls('sslhandshake', 'ssl_handshake')
      .flatMap(call => view.when(call, view.argument(call, 2), 'false', 'null')),
    ...view
      .calls('sslhandshake', 'ssl_handshake')
      .filter(
        call =>
          call.args.length < 3 &&
          /\bsslhandshake|ssl_handshake/.test(call.name) &&
          !isDefined(view, call.from),
      )
      .map(call => ({ from: call.from, to: call.to, level: 'missing' as const })),
  ],
  examples: {
    bad: [
      'sock:sslhandshake(nil, host, false)',
      'local session, err = sock:sslhandshake(nil, nil, false)',
      'local verify = false\nhttpc:ssl_handshake(session, host, verify) -- !!',
      'sock:sslhandshake()',
    ],
    good: ['sock:sslhandshake(nil, host, true)', 'sock:sslhandshake(session, host, ssl_verify)'],
  },
}
