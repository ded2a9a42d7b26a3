import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView, Setting, Use } from '../../syntax/view.ts'
import { within } from '../ranges.ts'
import { isComparing, isGiven } from './options.ts'

const NONE = [
  'VERIFY_NONE',
  '0',
  'none',
  'verify_none',
  '"none"',
  '"verify_none"',
  'false',
  '"VERIFY_NONE"',
] as const

/** Names of a verification mode, from the libraries' own documentation. */
const MODES = [
  'verify_mode',
  'ssl_verify_mode',
  'openssl_verify_mode',
  'tls_verify_mode',
  'verify_ssl',
  'ssl_verify',
  'verify_ssl_mode',
  'sslverify_mode',
] as const

/** Servers that say whether they ask clients for certificates. */
const SERVER = /(?:^|\.)(?:ssl_bind|bind_ssl|HTTPServer\.new|SSLServer\.new|GenericServer\.new|run!?)$/

/** What stands before the constant where it is compared, or listed. */
const COMPARED = /(?:[=!]==?|\bwhen|=~|<=>|\?\()\s*$/

/** Whether the constant stands where a verification mode is handed on: an argument, or something's last value. */
function isHandedOn(view: CodeView, use: Use): boolean {
  const before = view.textOf({ from: Math.max(0, use.from - 3), to: use.from })
  const after = view.textOf({ from: use.to, to: use.to + 1 })
  if (COMPARED.test(before) || /^(?:==|!=|===|=>)$/.test(after)) return false
  const call = view.around(use.at)[0]
  return (
    call !== undefined &&
    !isComparing(call) &&
    call.args.some(arg => arg.name === null && arg.value.from === use.from)
  )
}

function modeMatches(view: CodeView): Match[] {
  return view
    .settings(...MODES)
    .filter(
      setting => isGiven(view, setting) && !view.around(setting.at).some(({ path }) => SERVER.test(path)),
    )
    .flatMap(setting => [
      ...view.when(view.construct(setting), setting.value, ...NONE),
      ...lookedUp(view, setting),
    ])
}

/** `OpenSSL::SSL.const_get(:VERIFY_NONE)`. */
function lookedUp(view: CodeView, setting: Setting): Match[] {
  const value = view.value(setting.value)
  if (value.kind !== 'call' || value.call.name !== 'const_get') return []
  return view.when(setting, view.argument(value.call, 0), 'VERIFY_NONE', '"VERIFY_NONE"')
}

/** `OpenSSL::SSL::VERIFY_PEER = OpenSSL::SSL::VERIFY_NONE`. */
function constantMatches(view: CodeView): Match[] {
  return view
    .settings('VERIFY_PEER')
    .filter(({ name }) => name === 'VERIFY_PEER')
    .flatMap(setting => view.when(view.construct(setting), setting.value, 'VERIFY_NONE', '0'))
}

/** `OpenSSL::SSL.send(:remove_const, :VERIFY_PEER)`, and httpclient's mode that is nothing. */
function removedMatches(view: CodeView): Match[] {
  return [
    ...view
      .uses('VERIFY_PEER')
      .filter(use =>
        /remove_const\s*[,(]?\s*:$/.test(view.textOf({ from: Math.max(0, use.from - 3), to: use.from })),
      ),
    ...view
      .settings('verify_mode')
      .filter(({ form, target }) => form === 'assignment' && target.endsWith('ssl_config'))
      .flatMap(setting => view.when(setting, setting.value, 'null')),
  ]
}

export const rubyVerifyNone: Rule<CodeView> = {
  id: 'ruby-verify-none',
  title: 'Certificate validation is off (OpenSSL)',
  why: '`VERIFY_NONE` accepts any certificate for any host name.',
  fix: 'Use `OpenSSL::SSL::VERIFY_PEER`; give a private authority’s certificate with `ca_file`.',
  match(view) {
    const found = [...modeMatches(view), ...constantMatches(view), ...removedMatches(view)]
    const isFound = within(found)
    return [
      ...found,
      ...view.functions(...MODES).filter(fn => view.alwaysReturns(fn, 'VERIFY_NONE')),
      ...view
        .uses('SSL.VERIFY_NONE')
        .filter(({ at }) => !isFound({ from: at, to: at + 1 }))
        .filter(use => isHandedOn(view, use))
        .map(use => view.around(use.at)[0] ?? use),
    ]
  },
  examples: {
    bad: [
      'http.verify_mode = OpenSSL::SSL::VERIFY_NONE',
      'Net::HTTP.start(uri.host, uri.port, use_ssl: true, verify_mode: OpenSSL::SSL::VERIFY_NONE) do |http|\n  http.get("/")\nend',
      'Net::HTTP.start(host, 443, :use_ssl => true, :verify_mode => OpenSSL::SSL::VERIFY_NONE)',
      'mode = OpenSSL::SSL::VERIFY_NONE\nhttp.verify_mode = mode # !!',
      'open(url, ssl_verify_mode: OpenSSL::SSL::VERIFY_NONE)',
      'URI.open(url, { :ssl_verify_mode => OpenSSL::SSL::VERIFY_NONE })',
      'OpenSSL::SSL::VERIFY_PEER = OpenSSL::SSL::VERIFY_NONE',
      'OpenSSL::SSL.const_set(:VERIFY_PEER, OpenSSL::SSL::VERIFY_NONE)',
      'OpenSSL::SSL::SSLContext::DEFAULT_PARAMS[:verify_mode] = OpenSSL::SSL::VERIFY_NONE',
      'ctx.set_params(verify_mode: OpenSSL::SSL::VERIFY_NONE)',
      'Savon.client(wsdl: url, ssl_verify_mode: :none)',
      'RestClient::Request.execute(method: :get, url: url, verify_ssl: OpenSSL::SSL::VERIFY_NONE)',
      'RestClient::Resource.new(url, verify_ssl: false)',
      "config.action_mailer.smtp_settings = { address: host, openssl_verify_mode: 'none' }",
      'pop.enable_ssl(OpenSSL::SSL::VERIFY_NONE)',
      'http.verify_mode = insecure ? OpenSSL::SSL::VERIFY_NONE : OpenSSL::SSL::VERIFY_PEER',
      'http.verify_mode = OpenSSL::SSL::VERIFY_NONE if options[:insecure]',
      'http.verify_mode = 0',
      "http.verify_mode = OpenSSL::SSL.const_get('VERIFY_NONE')",
      'def verify_mode\n  OpenSSL::SSL::VERIFY_NONE # !!\nend',
      'ssl_verify_mode :verify_none',
      'def verify_mode; OpenSSL::SSL::VERIFY_NONE; end',
      'client.ssl_config.verify_mode = nil',
      'def none\n  OpenSSL::SSL::VERIFY_NONE\nend\n\nhttp.verify_mode = none # !!',
      'agent = Mechanize.new { |a| a.verify_mode = OpenSSL::SSL::VERIFY_NONE }',
      'Redis.new(url: url, ssl_params: { verify_mode: OpenSSL::SSL::VERIFY_NONE })',
    ],
    good: [
      'http.verify_mode = OpenSSL::SSL::VERIFY_PEER',
      '# http.verify_mode = OpenSSL::SSL::VERIFY_NONE',
      '=begin\nhttp.verify_mode = OpenSSL::SSL::VERIFY_NONE\n=end',
      'raise "refused" if http.verify_mode == OpenSSL::SSL::VERIFY_NONE',
      'puts "http.verify_mode = OpenSSL::SSL::VERIFY_NONE"',
      'expect(http.verify_mode).to eq(OpenSSL::SSL::VERIFY_NONE)',
      'server = WEBrick::HTTPServer.new(Port: 443, SSLEnable: true, SSLVerifyClient: OpenSSL::SSL::VERIFY_NONE)',
      "ssl_bind '0.0.0.0', '9292', { key: key, cert: cert, verify_mode: 'none' }",
      'verify_mode = nil',
      'puts 1\n__END__\nhttp.verify_mode = OpenSSL::SSL::VERIFY_NONE\n',
    ],
  },
}
