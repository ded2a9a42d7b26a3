import { defineRules } from '../define-rules.ts'
import type { CodeView, Range, Setting } from '../syntax/view.ts'
import { callbackAlways, settingIs } from './given-values.ts'
import { within } from './ranges.ts'

/** A setting that is exactly called so, in a table or on an object. */
function exactly(view: CodeView, ...names: readonly string[]): readonly Setting[] {
  return view
    .settings(...names)
    .filter(setting => names.includes(setting.name) && setting.form !== 'setter' && setting.form !== 'pair')
}

/** Whether a local variable is given the value. */
function isLocal(view: CodeView, { at, form, target }: Setting): boolean {
  if (form !== 'assignment' || target !== '') return false
  const before = view.textOf({ from: Math.max(0, at - 1), to: at }).trim()
  return !/^[{,[]$/.test(before)
}

/** Lua: LuaSec, OpenResty, lua-http, cqueues, Lua-cURL. */
export const lua = defineRules({
  name: 'Lua',
  reads: 'code',
  languages: ['lua'],
  example: 'client.lua',
  rules: [
    {
      id: 'lua-luasec-verify-none',
      title: 'The certificate is not verified (LuaSec)',
      why: '`verify = "none"` accepts any certificate.',
      fix: 'Use `verify = "peer"` with `cafile`, and check the host name.',
      match: view =>
        exactly(view, 'verify', 'ssl_verify', 'verify_mode')
          .filter(setting => !isLocal(view, setting))
          .flatMap(setting => {
            const value = view.value(setting.value)
            const items =
              value.kind === 'list'
                ? value.items
                : value.kind === 'map'
                  ? value.entries.map(each => each.value)
                  : []
            return [setting.value, ...items].flatMap(each => view.when(setting, each, '"none"')).slice(0, 1)
          }),
      examples: {
        bad: [
          'local params = {\n  mode = "client",\n  protocol = "tlsv1_2",\n  verify = "none", -- !!\n}',
          'https.request{url = url, verify = "none", protocol = "any"}',
          "params.verify = 'none'",
          'conn = ssl.wrap(conn, { mode = "client", verify = {"none"} })',
        ],
        good: [
          'local params = { mode = "client", verify = "peer" }',
          '-- verify = "none"',
          'print(\'verify = "none"\')',
          'if params.verify == "none" then error("refused") end',
        ],
      },
    },
    {
      id: 'lua-ssl-verify-false',
      title: 'The certificate is not verified (OpenResty, lua-resty-http, and others)',
      why: 'With the option off any certificate is accepted.',
      fix: 'Leave it on, with `lua_ssl_trusted_certificate` for a private authority.',
      match: view => {
        const isOption = within(view.settings(...OPTIONS).map(({ value }) => value))
        return [
          ...exactly(
            view,
            'ssl_verify',
            'verify_ssl',
            'sslVerify',
            'tls_verify',
            'verify_tls',
            'ssl_verify_peer',
            'ssl_verify_host',
            'ssl_verifypeer',
            'ssl_verifyhost',
            'verify_certificate',
            'verify_cert',
            'verify_server_certificate',
            'check_certificate',
            'lua_ssl_verify',
            'https_verify',
            'verify_peer',
            'verify_hostname',
            'verify_host',
            'ssl_cert_verify',
            'cert_verify',
          )
            .filter(setting => !isLocal(view, setting))
            .flatMap(setting => view.when(setting, setting.value, 'false', '0', '"no"', '"none"')),
          ...settingIs(view, ['ssl_verify', 'verify_ssl', 'tls_verify', 'verify_tls'], 'false', '0').filter(
            match => /\bset_?/i.test(view.textOf(match)),
          ),
          ...exactly(view, 'verify')
            .filter(setting => !isLocal(view, setting) && isOfTls(view, setting, isOption))
            .flatMap(setting => view.when(setting, setting.value, 'false')),
          ...settingIs(
            view,
            ['SSL_VERIFYPEER', 'SSL_VERIFYHOST', 'OPT_SSL_VERIFYPEER', 'OPT_SSL_VERIFYHOST'],
            'false',
            '0',
          ),
          ...exactly(
            view,
            'insecure',
            'ssl_insecure',
            'tls_insecure',
            'skip_verify',
            'insecure_skip_verify',
            'skip_ssl_verify',
            'tls_skip_verify',
            'ignore_ssl_errors',
            'disable_ssl_verification',
          )
            .filter(setting => !isLocal(view, setting))
            .flatMap(setting => view.when(setting, setting.value, 'true')),
        ]
      },
      examples: {
        bad: [
          'local res, err = httpc:request_uri(url, { method = "GET", ssl_verify = false })',
          'httpc:connect({\n  scheme = "https",\n  host = host,\n  ssl_verify = false, -- !!\n})',
          'opts.ssl_verify = false',
          'opts["ssl_verify"] = false',
          'local verify = false\nhttpc:request_uri(url, { ssl_verify = verify }) -- !!',
          'sock:tlshandshake({ verify = false })',
          'sock:tlshandshake{ server_name = host, verify = false }',
          'easy:setopt_ssl_verifypeer(false)',
          'c:setopt(curl.OPT_SSL_VERIFYPEER, 0)',
          'curl.easy{ url = u, ssl_verifypeer = false }',
          'if conf.insecure then\n  opts.ssl_verify = false -- !!\nend',
        ],
        good: [
          'httpc:request_uri(url, { ssl_verify = true })',
          '-- ssl_verify = false',
          'httpc:request_uri(url, { ssl_verify = conf.ssl_verify })',
          'local verify = false',
          'return { fields = { verify = false } }',
          'c:setopt(curl.OPT_SSL_VERIFYPEER, 1)',
        ],
      },
    },
    {
      id: 'lua-handshake-without-verification',
      title: 'The handshake does not verify the certificate (OpenResty)',
      why: 'With false as the third argument `sslhandshake` accepts any certificate; without it the certificate is not verified either.',
      fix: 'Call `sslhandshake(nil, host, true)`.',
      match: view => [
        ...view
          .calls('sslhandshake', 'ssl_handshake')
          .flatMap(call => view.when(call, view.argument(call, 2), 'false', 'null')),
        ...view
          .calls('sslhandshake', 'ssl_handshake')
          .filter(
            call =>
              call.args.length < 3 &&
              /\bsslhandshake|ssl_handshake/.test(call.name) &&
              !isDefined(view, call.from),
          )
          .map(call => ({ from: call.from, to: call.to, level: 'missing' as const })),
      ],
      examples: {
        bad: [
          'sock:sslhandshake(nil, host, false)',
          'local session, err = sock:sslhandshake(nil, nil, false)',
          'local verify = false\nhttpc:ssl_handshake(session, host, verify) -- !!',
          'sock:sslhandshake()',
        ],
        good: ['sock:sslhandshake(nil, host, true)', 'sock:sslhandshake(session, host, ssl_verify)'],
      },
    },
    {
      id: 'lua-openssl-verify-none',
      title: 'The certificate is not verified (luaossl, lua-openssl, lua-http)',
      why: '`VERIFY_NONE` accepts any certificate.',
      fix: 'Use `VERIFY_PEER` with a store of trusted certificates.',
      match: view => [
        ...view
          .calls('setVerify', 'verify_mode', 'set_verify', 'setverify')
          .flatMap(call =>
            view.when(call, view.argument(call, 0), 'VERIFY_NONE', 'none', '"none"', '0', 'verify_none'),
          ),
        ...callbackAlways(view, ['set_verify', 'set_cert_verify', 'verify_mode'], 1, 'true', '1'),
        ...callbackAlways(view, ['set_cert_verify'], 0, 'true', '1'),
        ...view
          .calls('set_cert_verify')
          .flatMap(call => view.when(call, view.option(call, 'always_continue'), 'true')),
      ],
      examples: {
        bad: [
          'ctx:setVerify(openssl_ctx.VERIFY_NONE)',
          'local openssl_ctx = require "openssl.ssl.context"\nctx:setVerify(openssl_ctx.VERIFY_NONE) -- !!',
          'ctx:verify_mode(ssl.none)',
          'ctx:set_cert_verify({ always_continue = true, verify_depth = 9 })',
          'ctx:verify_mode(ssl.peer, function(_, _) return true end)',
        ],
        good: ['ctx:setVerify(openssl_ctx.VERIFY_PEER)', 'ctx:verify_mode(ssl.peer)'],
      },
    },
  ],
})

/** Options that hold those of TLS. */
const OPTIONS = [
  'tls',
  'ssl',
  'https',
  'tls_opts',
  'ssl_opts',
  'tls_options',
  'ssl_options',
  'ssl_params',
] as const

/** Whether `verify` stands among options of TLS. */
function isOfTls(view: CodeView, { at }: Setting, isOption: (range: Range) => boolean): boolean {
  if (
    view
      .around(at)
      .some(call => /tlshandshake|sslhandshake|starttls|wrap|request|connect|https|tls|ssl/i.test(call.path))
  )
    return true
  return isOption({ from: at, to: at + 1 })
}

function isDefined(view: CodeView, at: number): boolean {
  return view.textOf({ from: Math.max(0, at - 1), to: at }).trim() === 'function'
}
