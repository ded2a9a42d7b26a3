import type { Rule } from '../../define-rules.ts'
import type { CodeView, Range } from '../../syntax/view.ts'
import { isUsed, scopeOf } from './trust-scope.ts'

function hasCredential(view: CodeView, scope: Range): boolean {
  return /URLCredential\(|credentialForTrust/.test(view.textOf(scope))
}

export const appleTrustResultIgnored: Rule<CodeView> = {
  id: 'apple-trust-result-ignored',
  title: 'What the evaluation of the certificate said is ignored',
  why: 'The trust is evaluated, but nothing depends on the result.',
  fix: 'Go on only when `SecTrustEvaluateWithError` gives back true.',
  match: view =>
    view.calls('SecTrustEvaluate', 'SecTrustEvaluateWithError').filter(call => {
      const scope = scopeOf(view, call.at)
      return scope.from < call.from && !isUsed(view, call, scope) && !hasCredential(view, scope)
    }),
  examples: {
    bad: [
      'func check(trust: SecTrust) -> Bool {\n    var result = SecTrustResultType.invalid\n    SecTrustEvaluate(trust, &result) // !!\n    return true\n}',
      'func check(trust: SecTrust) {\n    _ = SecTrustEvaluateWithError(trust, nil) // !!\n    proceed()\n}',
    ],
    good: [
      'func check(trust: SecTrust) -> Bool {\n    return SecTrustEvaluateWithError(trust, nil)\n}',
      'func check(trust: SecTrust) -> Bool {\n    var result = SecTrustResultType.invalid\n    SecTrustEvaluate(trust, &result)\n    return result == .proceed\n}',
    ],
  },
}

export const appleTrustExceptions: Rule<CodeView> = {
  id: 'apple-trust-exceptions',
  title: 'Errors of the certificate are made exceptions',
  why: '`SecTrustSetExceptions` makes a certificate that failed evaluation succeed.',
  fix: 'Leave it out; add a private authority with `SecTrustSetAnchorCertificates`.',
  match: view => [
    ...view.calls('SecTrustSetExceptions'),
    ...view
      .calls('SecTrustSetPolicies')
      .filter(call => view.textOf(call).includes('SecPolicyCreateBasicX509')),
    ...view
      .calls('SecPolicyCreateSSL')
      .flatMap(call => view.when(call, view.argument(call, 1), 'null'))
      .filter(match => !/^SecPolicyCreateSSL\((?:false|NO)/.test(view.textOf(match))),
  ],
  examples: {
    bad: [
      'SecTrustSetExceptions(trust, SecTrustCopyExceptions(trust))',
      'let exceptions = SecTrustCopyExceptions(serverTrust)\nSecTrustSetExceptions(serverTrust, exceptions) // !!',
      'let policy = SecPolicyCreateSSL(true, nil)',
    ],
    good: [
      'SecTrustSetAnchorCertificates(trust, anchors as CFArray)',
      'let policy = SecPolicyCreateSSL(true, host as CFString)',
    ],
  },
}
