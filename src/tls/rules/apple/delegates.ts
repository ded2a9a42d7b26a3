import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const appleDelegateAccepts: Rule<CodeView> = {
  id: 'apple-delegate-accepts',
  title: 'A delegate’s method accepts every certificate',
  why: 'The method says yes for any certificate and any host.',
  fix: 'Leave the method out, or evaluate the trust in it.',
  match: view => [
    ...view
      .functions('allowsAnyHTTPSCertificateForHost', 'allowsAnyHTTPSCertificate', 'evaluateServerTrust')
      .filter(fn => view.alwaysReturns(fn, 'true', '1'))
      .map(fn => ({ from: fn.from, to: fn.to })),
    ...view
      .calls('setAllowsAnyHTTPSCertificate', 'setAllowsAnyHTTPSCertificateForHost')
      .flatMap(call => view.when(call, call.args[0]?.value ?? null, 'true', '1')),
    ...view
      .functions('evaluate')
      .filter(fn => {
        const cls = view.classAround(fn.body.from - 1)
        const isEvaluator =
          cls?.supertypes.some(name => /^(?:ServerTrustEvaluating|ServerTrustEvaluator)$/.test(name)) === true
        return isEvaluator && view.doesNothing(fn)
      })
      .map(fn => ({ from: fn.from, to: fn.to })),
  ],
  examples: {
    bad: [
      { path: 'Client.m', text: '[NSURLRequest setAllowsAnyHTTPSCertificate:YES forHost:host];' },
      {
        path: 'Client.m',
        text: '@implementation NSURLRequest (Any)\n+ (BOOL)allowsAnyHTTPSCertificateForHost:(NSString *)host {\n  return YES; // !!\n}\n@end',
      },
      'final class Any: ServerTrustEvaluating {\n    func evaluate(_ trust: SecTrust, forHost host: String) throws {} // !!\n}',
    ],
    good: [
      { path: 'Client.m', text: '[NSURLRequest setAllowsAnyHTTPSCertificate:NO forHost:host];' },
      'final class Own: ServerTrustEvaluating {\n    func evaluate(_ trust: SecTrust, forHost host: String) throws {\n        try trust.af.performDefaultValidation(forHost: host)\n    }\n}',
    ],
  },
}
