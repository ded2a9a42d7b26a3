import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import { servesClients, verifiedContexts } from './contexts.ts'

/** Protocols whose contexts check nothing until they are told to. */
const UNCHECKED =
  /^(?:PROTOCOL_TLS|PROTOCOL_SSLv2|PROTOCOL_SSLv3|PROTOCOL_SSLv23|PROTOCOL_TLSv1|PROTOCOL_TLSv1_1|PROTOCOL_TLSv1_2)$/

export const pythonUnverifiedContext: Rule<CodeView> = {
  id: 'python-unverified-context',
  title: 'An SSL context without validation (ssl)',
  why: 'The context accepts any certificate for any host name.',
  fix: 'Use `ssl.create_default_context()`, with `cafile` for a private authority.',
  match: view => [
    ...view
      .uses('_create_unverified_context', '_create_stdlib_context', 'create_unverified_context')
      .filter(use => !/\bdef\s+$/.test(view.textOf({ from: use.from - 1, to: use.from }) + ' ')),
    ...view
      .calls('getattr')
      .filter(call => !/^(?:if|and|or|not)$/.test(view.textOf({ from: call.from - 1, to: call.from })))
      .flatMap(call => view.when(call, view.argument(call, 1), '"_create_unverified_context"')),
    // The recipe of PEP 476 gives it another name first.
    ...view
      .settings('_create_default_https_context')
      .filter(setting => !view.textOf(setting.value).includes('_create_unverified_context'))
      .flatMap(setting => view.when(setting, setting.value, '_create_unverified_context')),
    ...view
      .calls('_https_verify_certificates')
      .flatMap(call => view.when(call, view.given(call, 0, 'enable'), 'false', '0')),
  ],
  examples: {
    bad: [
      'ctx = ssl._create_unverified_context()',
      'from ssl import _create_unverified_context as loose\nctx = loose()  # !!',
      'ssl._create_default_https_context = ssl._create_unverified_context',
      'urllib.request.urlopen(url, context=ssl._create_unverified_context())',
      "ctx = getattr(ssl, '_create_unverified_context')()",
      'ssl._https_verify_certificates(enable=False)',
      'import ssl as tls\ntls._create_default_https_context = tls._create_unverified_context  # !!',
    ],
    good: [
      'ctx = ssl.create_default_context()',
      '# ssl._create_unverified_context()',
      'ssl._https_verify_certificates(True)',
      "if getattr(ssl, '_create_unverified_context', None):\n    pass",
      'raise ValueError("_create_unverified_context is not allowed")',
    ],
  },
}

export const pythonContextUnchecked: Rule<CodeView> = {
  id: 'python-context-unchecked',
  title: 'An SSL context that checks nothing yet (ssl)',
  why: 'A context of this protocol has `CERT_NONE` and no host-name check until it is told otherwise.',
  fix: 'Use `ssl.create_default_context()` or `ssl.PROTOCOL_TLS_CLIENT`.',
  level: 'missing',
  match(view) {
    const isVerified = verifiedContexts(view)
    return view.calls('ssl.SSLContext').filter(call => {
      if (isVerified(call) || servesClients(view, call)) return false
      const protocol = call.args[0]
      if (protocol === undefined) return true
      const value = view.value(protocol.value)
      return value.kind === 'name' && UNCHECKED.test(value.path.slice(value.path.lastIndexOf('.') + 1))
    })
  },
  examples: {
    bad: [
      'ctx = ssl.SSLContext(ssl.PROTOCOL_TLS)',
      'import ssl as s\nctx = s.SSLContext(s.PROTOCOL_SSLv23)  # !!',
      'ctx = ssl.SSLContext()',
      'ctx = ssl.SSLContext(ssl.PROTOCOL_TLSv1_2)  # !!\nctx.load_verify_locations("ca.pem")\nctx.wrap_socket(raw, server_hostname=host)',
      'def a():\n    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS)\n    ctx.verify_mode = ssl.CERT_REQUIRED\n\ndef b():\n    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS)  # !!\n    return ctx',
    ],
    good: [
      'ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)',
      'ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)',
      'ctx = ssl.SSLContext(ssl.PROTOCOL_TLS)\nctx.verify_mode = ssl.CERT_REQUIRED',
      'def serve():\n    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS)\n    ctx.load_cert_chain(cert, key)\n    return ctx.wrap_socket(raw, server_side=True)',
    ],
  },
}

export const pythonWrapSocketUnchecked: Rule<CodeView> = {
  id: 'python-wrap-socket-unchecked',
  title: 'A TLS socket that checks nothing (ssl)',
  why: '`ssl.wrap_socket` checks no certificate unless `cert_reqs` says so, and never the host name.',
  fix: 'Use `ssl.create_default_context().wrap_socket(sock, server_hostname=host)`.',
  level: 'missing',
  match: view =>
    view.calls('ssl.wrap_socket').filter(call => {
      const isServer = view.when(call, view.option(call, 'server_side'), 'true').length > 0
      return !isServer && view.option(call, 'cert_reqs') === null && call.args.length < 4
    }),
  examples: {
    bad: [
      'sock = ssl.wrap_socket(socket.socket())',
      'from ssl import wrap_socket\nsock = wrap_socket(raw, ca_certs="ca.pem")  # !!',
    ],
    good: [
      'sock = ctx.wrap_socket(raw, server_hostname=host)',
      'ssl.wrap_socket(raw, cert_reqs=ssl.CERT_REQUIRED)',
      'ssl.wrap_socket(raw, certfile="c.pem", server_side=True)',
    ],
  },
}
