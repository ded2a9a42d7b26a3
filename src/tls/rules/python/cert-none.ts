import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import { isServerSide } from './contexts.ts'

/** Values that the libraries take for `ssl.CERT_NONE`. */
const NONE = ['CERT_NONE', '"CERT_NONE"', '"NONE"', '0'] as const

export const pythonCertNone: Rule<CodeView> = {
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
        setting => setting.form !== 'default' && setting.form !== 'setter' && !isServerSide(view, setting),
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
      const getter = value.kind === 'call' && value.call.name === 'property' ? value.call.args[0] : undefined
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
}
