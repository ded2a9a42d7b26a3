import type { Call, CodeView, Range } from '../../syntax/view.ts'

/** Calls that look at a certificate, and those by which it is pinned. */
const LOOKS =
  /SecTrustEvaluate|SecTrustGetTrustResult|SecTrustCopy(?!Exceptions)|SecTrustGetCertificateAtIndex|SecTrustSetAnchor|SecCertificateCopy|SecPolicyCreateSSL|evaluate|validate|verif|isValid|isTrusted|pinn?(?:ed|ing)|fingerprint|matches|sha256|digest|isEqualTo|checkTrust|shouldTrust|shouldAllow|confirm|askUser|present/i

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
export function scopeOf(view: CodeView, at: number): Range {
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
export function isChecked(view: CodeView, scope: Range): boolean {
  return view.callsIn(scope).some(call => isLook(view, call) && isUsed(view, call, scope))
}

/** Whether a call looks at the certificate, and not only at which kind of challenge it is. */
function isLook(view: CodeView, call: Call): boolean {
  if (!LOOKS.test(call.name) || /complet|handler/i.test(call.name)) return false
  return !/authenticationMethod|NSURLAuthenticationMethod|protectionSpace\.host/i.test(view.textOf(call))
}

/** Whether an answer goes somewhere: into a condition, a variable, a `return`; a result by reference is read later. */
export function isUsed(view: CodeView, call: Call, scope: Range): boolean {
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
