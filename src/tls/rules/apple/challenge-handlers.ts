import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { Call, CodeView } from '../../syntax/view.ts'
import { untilUse } from '../until-use.ts'
import { isChecked, scopeOf } from './trust-scope.ts'

/** Conditions of a bypass that somebody switches. */
const SWITCHED =
  /(?:\b(?:if|guard|else)\b|#if)[^{;\n]{0,200}(?:insecure|allow|debug|trust_?all|skip|self_?signed|ignore|accept|staging|is_?dev|isLocal|unsafe)/i

/** A credential made of the server's trust in a scope where nothing is evaluated. */
function acceptsTrust(view: CodeView, call: Call): Match[] {
  const scope = scopeOf(view, call.at)
  if (isChecked(view, scope)) return []
  const isSwitched = SWITCHED.test(view.textOf({ from: scope.from, to: call.from }))
  return [
    {
      from: call.from,
      to: untilUse(view, call),
      isJudged: true,
      ...(isSwitched ? { level: 'guarded' } : {}),
    },
  ]
}

export const appleChallengeAccepts: Rule<CodeView> = {
  id: 'apple-challenge-accepts',
  title: 'A challenge handler accepts every server',
  why: 'A credential is made of the server’s trust without evaluating it: any certificate is accepted.',
  fix: 'Evaluate with `SecTrustEvaluateWithError`, or answer with `.performDefaultHandling`.',
  match: view => [
    ...view
      .calls('URLCredential', 'NSURLCredential', 'init')
      .filter(call => call.args.some(arg => /^(?:trust|forTrust)$/.test(arg.name ?? '')))
      .flatMap(call => acceptsTrust(view, call)),
    ...view.calls('credentialForTrust', 'initWithTrust').flatMap(call => acceptsTrust(view, call)),
  ],
  examples: {
    bad: [
      'func urlSession(_ session: URLSession, didReceive challenge: URLAuthenticationChallenge,\n    completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void) {\n    completionHandler(.useCredential, URLCredential(trust: challenge.protectionSpace.serverTrust!)) // !!\n}',
      'func urlSession(_ s: URLSession, didReceive c: URLAuthenticationChallenge) async -> (URLSession.AuthChallengeDisposition, URLCredential?) {\n    guard let trust = c.protectionSpace.serverTrust else { return (.performDefaultHandling, nil) }\n    return (.useCredential, URLCredential(trust: trust)) // !!\n}',
      'if challenge.protectionSpace.authenticationMethod == NSURLAuthenticationMethodServerTrust {\n    let credential = URLCredential(trust: challenge.protectionSpace.serverTrust!) // !!\n    challenge.sender?.use(credential, for: challenge)\n}',
      {
        path: 'Client.m',
        text: '- (void)URLSession:(NSURLSession *)s didReceiveChallenge:(NSURLAuthenticationChallenge *)challenge completionHandler:(void (^)(NSURLSessionAuthChallengeDisposition, NSURLCredential *))handler {\n  handler(NSURLSessionAuthChallengeUseCredential, [NSURLCredential credentialForTrust:challenge.protectionSpace.serverTrust]); // !!\n}',
      },
      'manager.delegate.sessionDidReceiveChallenge = { session, challenge in\n    return (.useCredential, URLCredential(trust: challenge.protectionSpace.serverTrust!)) // !!\n}',
    ],
    good: [
      'func urlSession(_ session: URLSession, didReceive challenge: URLAuthenticationChallenge, completionHandler: @escaping H) {\n    guard let trust = challenge.protectionSpace.serverTrust else { return completionHandler(.cancelAuthenticationChallenge, nil) }\n    var error: CFError?\n    if SecTrustEvaluateWithError(trust, &error) {\n        completionHandler(.useCredential, URLCredential(trust: trust))\n    } else {\n        completionHandler(.cancelAuthenticationChallenge, nil)\n    }\n}',
      'func urlSession(_ s: URLSession, didReceive c: URLAuthenticationChallenge, completionHandler: @escaping H) {\n    completionHandler(.performDefaultHandling, nil)\n}',
      'let credential = URLCredential(user: "u", password: p, persistence: .none)',
      {
        path: 'Client.m',
        text: '- (void)URLSession:(NSURLSession *)s didReceiveChallenge:(NSURLAuthenticationChallenge *)c completionHandler:(Handler)handler {\n  if ([self.pinner validateTrust:c.protectionSpace.serverTrust]) {\n    handler(NSURLSessionAuthChallengeUseCredential, [NSURLCredential credentialForTrust:c.protectionSpace.serverTrust]);\n  }\n}',
      },
    ],
  },
}
