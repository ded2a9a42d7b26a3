import type { Rule } from '../../define-rules.ts'
import type { CodeView, Range, Setting } from '../../syntax/view.ts'
import { settingIs } from '../given-values.ts'
import { within } from '../ranges.ts'
import { exactly, isLocal } from './options.ts'

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

export const luaSslVerifyFalse: Rule<CodeView> = {
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
}
