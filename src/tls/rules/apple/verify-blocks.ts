import type { Rule } from '../../define-rules.ts'
import type { CodeView, Fn } from '../../syntax/view.ts'
import { isChecked } from './trust-scope.ts'

/** Whether one of these is called with true, and nothing is looked at. */
function answersYes(view: CodeView, fn: Fn, names: readonly string[]): boolean {
  if (isChecked(view, fn)) return false
  return view
    .callsIn(fn.body)
    .filter(call => names.includes(call.name) && call.args.length === 1)
    .some(call => view.when(call, view.argument(call, 0), 'true').length > 0)
}

export const appleVerifyBlockAccepts: Rule<CodeView> = {
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
      .filter(fn => answersYes(view, fn, ['completionHandler', 'completion', 'handler', 'shouldTrustPeer']))
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
}
