import { defineRules } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { Call, CodeView, Fn, Range } from '../../syntax/view.ts'
import { untilUse } from '../until-use.ts'

/** Calls that look at a certificate, and those by which it is pinned. */
const LOOKS =
  /SecTrustEvaluate|SecTrustGetTrustResult|SecTrustCopy(?!Exceptions)|SecTrustGetCertificateAtIndex|SecTrustSetAnchor|SecCertificateCopy|SecPolicyCreateSSL|evaluate|validate|verif|isValid|isTrusted|pinn?(?:ed|ing)|fingerprint|matches|sha256|digest|isEqualTo|checkTrust|shouldTrust|shouldAllow|confirm|askUser|present/i

/** Conditions of a bypass that somebody switches. */
const SWITCHED =
  /(?:\b(?:if|guard|else)\b|#if)[^{;\n]{0,200}(?:insecure|allow|debug|trust_?all|skip|self_?signed|ignore|accept|staging|is_?dev|isLocal|unsafe)/i

/** Most tokens on either side that are looked at. */
const LONGEST_SCOPE = 1_500

/** The closure around a place that is given the challenge: `{ session, challenge in … }`; `null`: there is none. */
function closureAround(view: CodeView, at: number): Range | null {
  let depth = 0
  for (let from = at; from > Math.max(0, at - LONGEST_CLOSURE); from -= 1) {
    const text = view.textOf({ from, to: from + 1 })
    if (text === '}') depth += 1
    if (text !== '{') continue
    depth -= 1
    if (depth >= 0) continue
    depth = 0
    const head = view.textOf({ from, to: from + 16 })
    if (/^\{[^{}()]*\b(?:challenge\b[^{}]*|\w+\s*,\s*\w+\s*)\bin\b/.test(head))
      return { from, to: closeOf(view, from) }
  }
  return null
}

/** Longest closure that is read, in tokens. */
const LONGEST_CLOSURE = 300

function closeOf(view: CodeView, opener: number): number {
  let depth = 0
  for (let at = opener; at < opener + LONGEST_CLOSURE; at += 1) {
    const text = view.textOf({ from: at, to: at + 1 })
    if (text === '{') depth += 1
    if (text === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return opener + LONGEST_CLOSURE
}

/** The function around, or, of a handler in a closure, all of what it is given to. */
function scopeOf(view: CodeView, at: number): Range {
  const closure = closureAround(view, at)
  if (closure !== null) return closure
  const fn = view.functionAround(at)
  // Without a function around, the scope ends with the file at the latest.
  let end = at + 60
  while (end > at + 1 && view.textOf({ from: end - 1, to: end }) === '') end -= 1
  return {
    from: Math.max(0, fn?.from ?? at - 200, at - LONGEST_SCOPE),
    to: Math.min(fn?.to ?? end, at + LONGEST_SCOPE),
  }
}

/** Whether something in the scope looks at the certificate, and its answer is used. */
function isChecked(view: CodeView, scope: Range): boolean {
  return view.callsIn(scope).some(call => isLook(view, call) && isUsed(view, call, scope))
}

/** Whether a call looks at the certificate, and not only at which kind of challenge it is. */
function isLook(view: CodeView, call: Call): boolean {
  if (!LOOKS.test(call.name) || /complet|handler/i.test(call.name)) return false
  return !/authenticationMethod|NSURLAuthenticationMethod|protectionSpace\.host/i.test(view.textOf(call))
}

/** Whether an answer goes somewhere: into a condition, a variable, a `return`; a result by reference is read later. */
function isUsed(view: CodeView, call: Call, scope: Range): boolean {
  if (isStatement(view, call)) {
    const out = call.args.map(arg => /^&\s*([\w.]+)$/.exec(view.textOf(arg.value))?.[1]).find(Boolean)
    if (out === undefined)
      return !/SecTrustEvaluate|SecTrustCopy|SecTrustGet|SecCertificateCopy/.test(call.name)
    return new RegExp(`\\b${out.replaceAll('.', '\\.')}\\b`).test(
      view.textOf({ from: call.to, to: scope.to }),
    )
  }
  const before = view.textOf({ from: Math.max(0, call.from - 2), to: call.from })
  return !/^_ =$/.test(before)
}

/** Whether the call stands alone, so that nothing takes what it gives back. */
function isStatement(view: CodeView, { from, to }: Call): boolean {
  const before = view.textOf({ from: Math.max(0, from - 1), to: from }).trim()
  const after = view.textOf({ from: to, to: to + 1 }).trim()
  return /^(?:|[;{})]|in|try)$/.test(before) && /^(?:|[;}])$/.test(after)
}

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

/** Swift and Objective-C: handlers of authentication challenges, and evaluation of trust. */
export const appleChallenge = defineRules({
  name: 'Swift and Objective-C: trust evaluation',
  reads: 'code',
  languages: ['swift', 'objective-c'],
  example: 'Client.swift',
  rules: [
    {
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
    },
    {
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
    },
    {
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
    },
    {
      id: 'apple-verify-block-accepts',
      title: 'A verification handler accepts everything (Network framework, sockets)',
      why: 'The handler completes with true without evaluating the trust.',
      fix: 'Complete with what `SecTrustEvaluateWithError` gives back, or leave the block out.',
      match: view => [
        ...view.calls('sec_protocol_options_set_verify_block').filter(call => {
          const fn = view.functionOf(view.argument(call, 1))
          return fn !== null && answersYes(view, fn, fn.params)
        }),
        ...view
          .settings('didReceiveTrust')
          .filter(({ form }) => form === 'assignment')
          .filter(setting => {
            const fn = view.functionOf(setting.value)
            return fn !== null && answersYes(view, fn, fn.params)
          }),
        ...view
          .calls('sec_protocol_options_set_peer_authentication_required')
          .flatMap(call => view.when(call, view.argument(call, 1), 'false')),
        ...view
          .functions('socket')
          .filter(fn => /didReceive(?: trust|Trust)/.test(view.textOf({ from: fn.from, to: fn.body.from })))
          .filter(fn =>
            answersYes(view, fn, ['completionHandler', 'completion', 'handler', 'shouldTrustPeer']),
          )
          .map(fn => ({ from: fn.from, to: fn.to })),
      ],
      examples: {
        bad: [
          'sec_protocol_options_set_verify_block(options.securityProtocolOptions, { _, _, complete in complete(true) }, .main)',
          'sec_protocol_options_set_verify_block(tls.securityProtocolOptions, { (metadata, trust, completion) in // !!\n    completion(true)\n}, queue)',
          'sec_protocol_options_set_peer_authentication_required(options, false)',
        ],
        good: [
          'sec_protocol_options_set_peer_authentication_required(options, true)',
          'sec_protocol_options_set_verify_block(options, { _, trust, complete in\n    let ref = sec_trust_copy_ref(trust).takeRetainedValue()\n    complete(SecTrustEvaluateWithError(ref, nil))\n}, queue)',
          'sec_protocol_options_set_verify_block(options, verify, queue)',
        ],
      },
    },
    {
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
              cls?.supertypes.some(name => /^(?:ServerTrustEvaluating|ServerTrustEvaluator)$/.test(name)) ===
              true
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
    },
  ],
})

/** Whether one of these is called with true, and nothing is looked at. */
function answersYes(view: CodeView, fn: Fn, names: readonly string[]): boolean {
  if (isChecked(view, fn)) return false
  return view
    .callsIn(fn.body)
    .filter(call => names.includes(call.name) && call.args.length === 1)
    .some(call => view.when(call, view.argument(call, 0), 'true').length > 0)
}

function hasCredential(view: CodeView, scope: Range): boolean {
  return /URLCredential\(|credentialForTrust/.test(view.textOf(scope))
}
