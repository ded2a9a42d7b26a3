import { defineRules } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import type { Call } from '../../syntax/view.ts'
import { isServerSide, servesClients, verifiedContexts } from './contexts.ts'

/** Values that the libraries take for `ssl.CERT_NONE`. */
const NONE = ['CERT_NONE', '"CERT_NONE"', '"NONE"', '0'] as const

/** Protocols whose contexts check nothing until they are told to. */
const UNCHECKED =
  /^(?:PROTOCOL_TLS|PROTOCOL_SSLv2|PROTOCOL_SSLv3|PROTOCOL_SSLv23|PROTOCOL_TLSv1|PROTOCOL_TLSv1_1|PROTOCOL_TLSv1_2)$/

/** Python's `ssl` module, and pyOpenSSL and M2Crypto that do the same. */
export const pythonSsl = defineRules({
  name: 'Python: ssl, pyOpenSSL, M2Crypto',
  reads: 'code',
  languages: ['python'],
  example: 'client.py',
  rules: [
    {
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
    },
    {
      id: 'python-check-hostname',
      title: 'The host name is not checked',
      why: 'Without it a valid certificate of any other host is accepted.',
      fix: 'Leave `check_hostname` on; `ssl.create_default_context()` has it on.',
      match: view =>
        view
          .settings('check_hostname')
          .filter(setting => setting.form !== 'default' && !isServerSide(view, setting))
          .filter(({ form, target }) => form !== 'assignment' || target !== '')
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'false', '0')),
      examples: {
        bad: [
          'ctx.check_hostname = False',
          'ctx = ssl.create_default_context()\nctx.check_hostname = False  # !!',
          'class Client:\n    def __init__(self):\n        self.server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\n        self.client = ssl.create_default_context()\n        self.client.check_hostname = False  # !!',
          'ws = create_connection(url, sslopt={"check_hostname": False})',
          'urllib.request.HTTPSHandler(check_hostname=False)',
        ],
        good: [
          'ctx.check_hostname = True',
          'server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\nserver.check_hostname = False',
          'def connect(check_hostname=False):\n    pass',
          'ctx = ssl.create_default_context()\nserver = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\nserver.check_hostname = False',
          'assert ctx.check_hostname is False',
        ],
      },
    },
    {
      id: 'python-cert-none',
      title: 'Certificates are not required (ssl, urllib3, redis, pymongo)',
      why: '`CERT_NONE` accepts any certificate, or none.',
      fix: 'Use `ssl.CERT_REQUIRED`, with `ca_certs` for a private authority.',
      match: view => [
        ...view
          .settings(
            'verify_mode',
            'cert_reqs',
            'ssl_cert_reqs',
            'cert_req',
            'tls_cert_reqs',
            'ssl_verify_mode',
            'validate',
            'sslCertReqs',
          )
          .filter(
            setting =>
              setting.form !== 'default' && setting.form !== 'setter' && !isServerSide(view, setting),
          )
          .flatMap(setting => {
            const isRedis = setting.name === 'ssl_cert_reqs'
            const isTls = /(?:^|\.)Tls$/.test(view.around(setting.at)[0]?.path ?? '')
            const accepted =
              setting.name === 'validate' && !isTls ? ['CERT_NONE'] : isRedis ? [...NONE, 'null'] : NONE
            return view.when(view.construct(setting), setting.value, ...accepted)
          }),
        // `ssl.SSLContext.verify_mode = property(lambda self: ssl.CERT_NONE)`.
        ...view.settings('verify_mode').flatMap(setting => {
          const value = view.value(setting.value)
          const getter =
            value.kind === 'call' && value.call.name === 'property' ? value.call.args[0] : undefined
          return getter === undefined ? [] : view.whenAlways(setting, getter.value, 'CERT_NONE')
        }),
        // By position: the fourth of wrap_socket and tls_set, the third of ldap3's Tls.
        ...view
          .calls('wrap_socket', 'tls_set', 'Tls')
          .flatMap(call =>
            call.args
              .filter(arg => arg.name === null && !arg.spread)
              .flatMap(arg => view.when(call, arg.value, 'CERT_NONE')),
          ),
      ],
      examples: {
        bad: [
          'ctx.verify_mode = ssl.CERT_NONE',
          'from ssl import CERT_NONE as NO\nctx.verify_mode = NO  # !!',
          "http = urllib3.PoolManager(cert_reqs='CERT_NONE')",
          'ssl.wrap_socket(sock, cert_reqs=ssl.CERT_NONE)',
          'r = redis.Redis(host, ssl=True, ssl_cert_reqs=None)',
          'ldap3.Tls(validate=ssl.CERT_NONE)',
          'ldap3.Tls(validate=0)',
          'client.tls_set(ca, cert, key, ssl.CERT_NONE)',
          'mode = ssl.CERT_NONE\nctx.verify_mode = mode  # !!',
          'app.conf.broker_use_ssl = {"ssl_cert_reqs": ssl.CERT_NONE}',
          'ctx.verify_mode = ssl.VerifyMode.CERT_NONE',
          'ssl.SSLContext.verify_mode = property(lambda self: ssl.CERT_NONE, lambda self, value: None)',
          'ctx.verify_mode = ssl.CERT_NONE if insecure else ssl.CERT_REQUIRED',
        ],
        good: [
          'ctx.verify_mode = ssl.CERT_REQUIRED',
          'urllib3.PoolManager(cert_reqs="CERT_REQUIRED")',
          'if ctx.verify_mode == ssl.CERT_NONE:\n    raise ValueError("CERT_NONE")',
          'server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\nserver.verify_mode = ssl.CERT_NONE',
          'MODES = {"none": ssl.CERT_NONE, "required": ssl.CERT_REQUIRED}',
        ],
      },
    },
    {
      id: 'python-hostname-assertion',
      title: 'The host name is not checked (urllib3, ssl)',
      why: 'Without it a valid certificate of any other host is accepted.',
      fix: 'Leave `assert_hostname` out, or give it the name that the certificate must have.',
      match: view => [
        ...view
          .settings(
            'assert_hostname',
            'ssl_assert_hostname',
            'ssl_check_hostname',
            'ssl_match_hostname',
            'verify_hostname',
            'ssl_verify_identity',
            'verify_host',
          )
          .filter(
            ({ form, target }) =>
              form === 'entry' || form === 'pair' || (form === 'assignment' && target !== ''),
          )
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'false', '0')),
        ...view
          .settings('match_hostname')
          .filter(({ form }) => form === 'assignment')
          .flatMap(setting => view.whenAlways(setting, setting.value, 'true', 'null', 'nothing')),
      ],
      examples: {
        bad: [
          'urllib3.connection_from_url(url, assert_hostname=False)',
          'pool.assert_hostname = False',
          'ssl.match_hostname = lambda cert, hostname: True',
          'KafkaConsumer("t", security_protocol="SSL", ssl_check_hostname=False)',
          'def ignore(cert, host):\n    pass\n\nssl.match_hostname = ignore  # !!',
        ],
        good: [
          'urllib3.connection_from_url(url, assert_hostname="db.internal")',
          'KafkaConsumer("t", ssl_check_hostname=True)',
          'ssl.match_hostname = checked',
        ],
      },
    },
    {
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
    },
    {
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
    },
    {
      id: 'python-pyopenssl-verify',
      title: 'Certificates are not verified (pyOpenSSL, M2Crypto)',
      why: '`VERIFY_NONE`, or a callback that always agrees, accepts any certificate.',
      fix: 'Use `SSL.VERIFY_PEER` with a callback that gives back what OpenSSL found, or none.',
      match: view =>
        view.calls('set_verify').flatMap(call => {
          const none = view.when(call, view.given(call, 0, 'mode'), 'VERIFY_NONE', 'verify_none', '0')
          if (none.length > 0) return none
          return view.whenAlways(call, view.given(call, 1, 'callback'), 'true', '1')
        }),
      examples: {
        bad: [
          'ctx.set_verify(SSL.VERIFY_NONE, callback)',
          'ctx.set_verify(SSL.VERIFY_PEER, lambda *args: True)',
          'ctx.set_verify(SSL.VERIFY_PEER | SSL.VERIFY_FAIL_IF_NO_PEER_CERT, lambda conn, cert, errno, depth, ok: True)',
          'def agree(conn, cert, errno, depth, ok):\n    log.debug(cert)\n    return True\n\nctx.set_verify(SSL.VERIFY_PEER, agree)  # !!',
          'ctx.set_verify(SSL.verify_none, 10)',
        ],
        good: [
          'ctx.set_verify(SSL.VERIFY_PEER, lambda conn, cert, errno, depth, ok: ok)',
          'ctx.set_verify(SSL.VERIFY_PEER, check)',
          'def check(conn, cert, errno, depth, ok):\n    if errno:\n        return False\n    return True\n\nctx.set_verify(SSL.VERIFY_PEER, check)',
        ],
      },
    },
    {
      id: 'python-m2crypto',
      title: 'Certificates are not checked (M2Crypto)',
      why: 'Without the check after connecting, or with unknown authorities allowed, any certificate is accepted.',
      fix: 'Leave `postConnectionCheck` alone and unknown authorities forbidden.',
      match: view => [
        ...view
          .settings('clientPostConnectionCheck', 'post_connection_check', 'postConnectionCheck')
          .filter(({ form }) => form === 'assignment' || form === 'entry')
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'null')),
        ...view
          .calls('set_allow_unknown_ca')
          .flatMap(call => view.when(call, view.argument(call, 0), 'true', '1')),
      ],
      examples: {
        bad: ['SSL.Connection.clientPostConnectionCheck = None', 'ctx.set_allow_unknown_ca(True)'],
        good: [
          'SSL.Connection.clientPostConnectionCheck = SSL.Checker.Checker()',
          'ctx.set_allow_unknown_ca(False)',
        ],
      },
    },
    {
      id: 'python-mail-without-context',
      title: 'A mail or file connection whose certificate is not checked',
      why: 'Without a context these classes of the standard library encrypt, but check neither certificate nor host name.',
      fix: 'Give `context=ssl.create_default_context()`.',
      level: 'missing',
      match: view => [
        ...view
          .calls(
            'smtplib.SMTP_SSL',
            'imaplib.IMAP4_SSL',
            'poplib.POP3_SSL',
            'ftplib.FTP_TLS',
            'nntplib.NNTP_SSL',
          )
          .filter(call => !hasContext(view, call)),
        ...view
          .calls('starttls', 'stls')
          .filter(
            call =>
              !hasContext(view, call) && /^(?:smtplib|imaplib|poplib|nntplib)\./.test(view.receiver(call)),
          ),
      ],
      examples: {
        bad: [
          'server = smtplib.SMTP_SSL(host, 465)',
          's = smtplib.SMTP(host)\ns.starttls()  # !!',
          'imap = imaplib.IMAP4_SSL(host)',
        ],
        good: [
          'smtplib.SMTP_SSL(host, 465, context=ssl.create_default_context())',
          's = smtplib.SMTP(host)\ns.starttls(context=ctx)',
          'conn.starttls()',
        ],
      },
    },
  ],
})

function hasContext(view: CodeView, call: Call): boolean {
  return (
    view.option(call, 'context', 'ssl_context') !== null ||
    call.args.some(arg => arg.spread || /context|ctx/i.test(view.textOf(arg.value)))
  )
}
