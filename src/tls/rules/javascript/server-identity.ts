import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView, Fn, Setting } from '../../syntax/view.ts'
import { isGiven } from './options.ts'

/** Calls whose outcome may be that the certificate is refused. */
const DECIDES = /check|verif|valid|assert|pin|match|compare|equal|ensure|fingerprint|reject|identity|next$/i

/** Whether a function accepts every host: it gives nothing back, asks nobody, and never throws. */
function acceptsAnyHost(view: CodeView, fn: Fn): boolean {
  const { calls, throws } = view.behaviour(fn)
  if (throws || calls.some(call => DECIDES.test(call.path))) return false
  return view.alwaysReturns(fn, 'nothing', 'null', 'undefined', 'true', 'false', '0', '""', '{}', '[]')
}

function identityMatches(view: CodeView, setting: Setting): Match[] {
  const fn = view.functionOf(setting.value)
  if (fn !== null) return acceptsAnyHost(view, fn) ? [{ ...setting, also: [fn] }] : []
  const value = view.value(setting.value)
  if (value.kind === 'name' && /(?:^|\.)(?:noop|Function\.prototype)$/.test(value.path)) return [setting]
  if (value.kind === 'call' && /(?:^|\.)(?:constant|always|K)$/.test(value.call.path))
    return view.when(setting, value.call.args[0]?.value ?? null, 'null', 'undefined', 'true')
  return view.when(setting, setting.value, 'false')
}

export const javascriptCheckServerIdentity: Rule<CodeView> = {
  id: 'javascript-check-server-identity',
  title: 'The host name is not checked (Node.js)',
  why: 'This `checkServerIdentity` finds no fault with any name, so a certificate of any other host is accepted.',
  fix: 'Leave `checkServerIdentity` out, or give back what `tls.checkServerIdentity(host, cert)` gives; another name goes into `servername`.',
  match: view =>
    view
      .settings('checkServerIdentity', 'verifyServerIdentity', 'checkServerIdentityCallback')
      .filter(setting => isGiven(view, setting) && setting.form !== 'setter')
      .flatMap(setting => identityMatches(view, setting)),
  examples: {
    bad: [
      'tls.connect({ host, checkServerIdentity: () => undefined })',
      'tls.checkServerIdentity = function () {}',
      'const o = { checkServerIdentity: () => { return null } }',
      'const o = {\n  checkServerIdentity(host, cert) { // !!\n    return undefined\n  },\n}',
      'function anyHost() {\n  console.log("skipped")\n}\nhttps.get({ host, checkServerIdentity: anyHost }, done) // !!',
      'const o = { checkServerIdentity: () => void 0 }',
      'const o = { checkServerIdentity: (host, cert) => {} }',
      'const o = { checkServerIdentity: _.noop }',
      'new MongoClient(url, { checkServerIdentity: false })',
      'const checkServerIdentity = () => undefined\ntls.connect({ port, checkServerIdentity }) // !!',
    ],
    good: [
      'tls.connect({ checkServerIdentity: (host, cert) => tls.checkServerIdentity(host, cert) })',
      'const o = {\n  checkServerIdentity(host, cert) {\n    const error = tls.checkServerIdentity(host, cert)\n    if (error) return error\n    if (cert.fingerprint256 !== PIN) return new Error("another key")\n  },\n}',
      'const o = { checkServerIdentity: (host, cert) => { verifyPin(cert) } }',
      'const error = tls.checkServerIdentity(host, cert)',
      'const o = { checkServerIdentity: (h, c) => { if (c.x !== y) throw new Error("no") } }',
      'function checkServerIdentity() {}',
      "import { checkServerIdentity, connect } from 'tls'\nconst other = { checkServerIdentity: (host) => check(host) }\nconnect({ checkServerIdentity })",
      "const tls = require('tls')\nfunction checkServerIdentity() {}\ntls.connect({ host, checkServerIdentity: tls.checkServerIdentity })",
    ],
  },
}
