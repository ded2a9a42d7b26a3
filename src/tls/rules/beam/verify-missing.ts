import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView } from '../../syntax/view.ts'

/** Connections of OTP’s `ssl`, which verified nothing by default before OTP 26. */
function withoutVerify(view: CodeView): Match[] {
  return view.calls('ssl.connect').flatMap(call => {
    const options = call.args[call.args.length >= 4 || call.args.length === 3 ? 2 : 1]?.value
    if (options === undefined || call.args.length < 3) return []
    const value = view.value(options)
    if (value.kind !== 'list' && value.kind !== 'map') return []
    const parts = value.kind === 'list' ? value.items : value.entries.map(entry => entry.value)
    const text = [options, ...parts].map(part => view.textOf(part)).join(' ')
    if (/verify|\.\.\.|\||\+\+/.test(text)) return []
    return [{ from: call.from, to: call.to }]
  })
}

export const beamVerifyMissing: Rule<CodeView> = {
  id: 'beam-verify-missing',
  title: 'A TLS connection that does not say how certificates are verified',
  why: 'Before OTP 26 `ssl` verifies nothing unless `verify` is given.',
  fix: 'Give `verify: :verify_peer` and `cacerts: :public_key.cacerts_get()`.',
  level: 'missing',
  match: withoutVerify,
  examples: {
    bad: [
      ':ssl.connect(host, 443, [active: false], 5_000)',
      { path: 'client.erl', text: 'f(H) -> ssl:connect(H, 443, []).' },
    ],
    good: [
      ':ssl.connect(host, 443, verify: :verify_peer)',
      ':ssl.connect(host, 443, opts)',
      { path: 'client.erl', text: 'f(H, O) -> ssl:connect(H, 443, [{active, false} | O]).' },
    ],
  },
}
