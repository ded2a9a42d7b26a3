import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { argumentIs } from '../given-values.ts'

export const appleSecureTransport: Rule<CodeView> = {
  id: 'apple-secure-transport',
  title: 'Secure Transport does not verify the certificate',
  why: 'The call leaves any certificate, or an expired one, unrefused.',
  fix: 'Leave the call out; use the Network framework with its own verification.',
  match: view => [
    ...argumentIs(view, ['SSLSetEnableCertVerify'], 1, 'false', '0'),
    ...argumentIs(
      view,
      ['SSLSetAllowsAnyRoot', 'SSLSetAllowsExpiredCerts', 'SSLSetAllowsExpiredRoots'],
      1,
      'true',
      '1',
    ),
    ...view
      .calls('SSLSetSessionOption')
      .filter(call => /kSSLSessionOptionBreakOnServerAuth|breakOnServerAuth/i.test(view.textOf(call)))
      .filter(() => !view.has('SecTrustEvaluate', 'SecTrustEvaluateWithError', 'SSLCopyPeerTrust'))
      .flatMap(call => view.when(call, view.argument(call, 2), 'true', '1')),
  ],
  examples: {
    bad: [
      'SSLSetEnableCertVerify(context, false)',
      { path: 'Client.m', text: 'SSLSetAllowsAnyRoot(context, YES);' },
      'SSLSetSessionOption(context, .breakOnServerAuth, true)',
    ],
    good: [
      'SSLSetEnableCertVerify(context, true)',
      'SSLSetSessionOption(context, .breakOnServerAuth, true)\nlet ok = SecTrustEvaluateWithError(trust, nil)',
    ],
  },
}
