import { defineRules } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { browserSwitches } from '../browser-switch.ts'
import { payloadsOf } from '../payload.ts'
import { isGiven } from './options.ts'
import { OFF, ON } from './option-names.ts'

/** Calls whose `verify` has nothing to do with TLS. */
const NOT_TLS =
  /jwt|jwe|jws|jose|token|signature|decode|password|otp|captcha|email|account|user|phone|render|json|where|find_by|permit|validat|update_attribute|update_column|write_attribute/i

/** Modes of databases' clients that may do without TLS. */
const PLAINTEXT = ['disable', 'disabled', 'allow', 'prefer', 'preferred'] as const

/** A setting named exactly `verify` that may be one of TLS. */
function isVerify(view: CodeView, setting: Setting): boolean {
  if (setting.name !== 'verify') return false
  if (setting.form === 'setter') return /ssl|tls|http|conn|faraday/i.test(setting.target)
  if (!isGiven(view, setting)) return false
  if (setting.form === 'assignment' && setting.target !== '')
    return /ssl|tls|http|conn|config|client|option|session/i.test(setting.target)
  return !view.around(setting.at).some(call => NOT_TLS.test(call.path))
}

/** `{ verify: false }.to_json` is sent. */
function isJson(view: CodeView, { value }: Setting): boolean {
  return /^\}\s*\.\s*to_json/.test(view.textOf({ from: value.to, to: value.to + 3 }))
}

/** Ruby's clients of HTTP, databases, brokers, clouds and browsers. */
export const rubyClients = defineRules({
  name: 'Ruby: clients',
  reads: 'code',
  languages: ['ruby'],
  example: 'client.rb',
  rules: [
    {
      id: 'ruby-verify-false',
      title: 'Certificate validation is off (Faraday, HTTParty and others)',
      why: '`verify: false` accepts any certificate for any host name.',
      fix: 'Leave `verify` out; give a private authority’s certificate with `ca_file`.',
      match(view) {
        const isPayload = payloadsOf(view)
        return view
          .settings('verify')
          .filter(setting => isVerify(view, setting) && !isPayload(setting) && !isJson(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'false', 'none', 'disable'))
      },
      examples: {
        bad: [
          'Manticore::Client.new(ssl: { verify: :disable })',
          'conn = Faraday.new(url: url, ssl: { verify: false })',
          'Faraday.new(url, :ssl => { :verify => false })',
          'conn.ssl.verify = false',
          'conn.ssl[:verify] = false',
          'HTTParty.get(url, verify: false)',
          'HTTParty.post url, body: data, verify: false',
          'default_options.update(verify: false)',
          'default_options[:verify] = false',
          'Elasticsearch::Client.new(url: url, transport_options: { ssl: { verify: false } })',
          "options = { 'verify' => false }\nHTTParty.get(url, options)",
          'VERIFY = false\nHTTParty.get(url, verify: VERIFY) # !!',
          'Octokit.configure do |c|\n  c.connection_options = { ssl: { verify: false } } # !!\nend',
          'Faraday.new(url, ssl: { verify: !Rails.env.development? })',
        ],
        good: [
          'Faraday.new(url, ssl: { verify: true })',
          '# Faraday.new(url, ssl: { verify: false })',
          'JWT.decode(token, key, false, verify: false)',
          'HTTParty.post(url, body: { verify: false })',
          'RestClient.post(url, { verify: false }.to_json)',
          'verify = false',
          'def get(url, verify: false)\nend',
          'conn = Faraday.new(url, ssl: { verify: options[:verify] })',
          'user.verify = false',
          'record.update_attribute(:verify, false)',
          'render json: { verify: false }',
        ],
      },
    },
    {
      id: 'ruby-verification-option-off',
      title: 'Certificate validation is off',
      why: 'The option switches off the check of the server’s certificate.',
      fix: 'Leave the option on; give the client a private authority’s certificate.',
      match: view => [
        ...view
          .settings(...ON)
          .filter(setting => isGiven(view, setting))
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'false', '0', 'none', '"none"', 'VERIFY_NONE'),
          ),
        // The fifth argument of older versions of Net::IMAP is whether the certificate is verified.
        ...view.calls('IMAP.new').flatMap(call => view.when(call, view.argument(call, 4), 'false')),
        ...view.calls('without_ssl_verification', 'disable_ssl_verification!', 'disable_ssl_verification'),
      ],
      examples: {
        bad: [
          'Excon.defaults[:ssl_verify_peer] = false',
          'Excon.new(url, ssl_verify_peer: false)',
          'Typhoeus.get(url, ssl_verifypeer: false)',
          'Typhoeus::Request.new(url, ssl_verifyhost: 0)',
          'curl.ssl_verify_peer = false',
          'Aws.config.update(ssl_verify_peer: false)',
          'Mongo::Client.new(hosts, ssl: true, ssl_verify_certificate: false)',
          'Bunny.new(host: host, tls: true, verify_peer: false)',
          'Net::IMAP.new(host, 993, true, nil, false)',
          'verify_api_cert false',
          'Net::SMTP.start(host, 465, tls: true, tls_verify: false)',
        ],
        good: [
          'Excon.new(url, ssl_verify_peer: true)',
          'Typhoeus::Request.new(url, ssl_verifyhost: 2)',
          'ssl_verify_peer = false',
          'def connect(ssl_verify_peer: false)\nend',
          '# Excon.defaults[:ssl_verify_peer] = false',
          'raise "no" if client.ssl_verify_peer == false',
        ],
      },
    },
    {
      id: 'ruby-insecure-option-on',
      title: 'Any certificate is accepted',
      why: 'The option switches off the check of the server’s certificate or host name.',
      fix: 'Leave the option out; give the client a private authority’s certificate.',
      match: view => [
        ...view
          .settings(...OFF)
          .filter(setting => isGiven(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '1')),
        ...view
          .settings('insecure')
          .filter(
            setting =>
              (setting.form === 'assignment' &&
                (/sess|patron|http|client|curl|agent/i.test(setting.target) || view.has('Patron'))) ||
              (setting.form === 'entry' &&
                view.around(setting.at).some(({ path }) => /Patron|HTTP|Client|Session|connect/.test(path))),
          )
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'true')),
      ],
      examples: {
        bad: [
          'Selenium::WebDriver::Remote::Capabilities.chrome(accept_insecure_certs: true)',
          'session = Patron::Session.new\nsession.insecure = true # !!',
          'WinRM::Connection.new(endpoint: url, no_ssl_peer_verification: true)',
          'options.accept_insecure_certs = true',
          'config.vm.box_download_insecure = true',
        ],
        good: [
          'Selenium::WebDriver::Remote::Capabilities.chrome(accept_insecure_certs: false)',
          'session.insecure = false',
          'insecure = true',
          'opts.on("--insecure", "accept any certificate") { |v| options[:insecure] = v }',
        ],
      },
    },
    {
      id: 'ruby-browser-switch',
      title: 'Certificate errors are ignored (Chromium)',
      why: 'With this switch the browser accepts any certificate.',
      fix: 'Leave the switch out; let the browser’s profile trust the private authority.',
      match: browserSwitches,
      examples: {
        bad: [
          "options.add_argument('--ignore-certificate-errors')",
          "Capybara::Poltergeist::Driver.new(app, phantomjs_options: ['--ignore-ssl-errors=yes'])",
        ],
        good: ["options.add_argument('--headless')", "# options.add_argument('--ignore-certificate-errors')"],
      },
    },
    {
      id: 'ruby-ldap-unchecked',
      title: 'The certificate of the LDAP server is not checked (net-ldap)',
      why: '`:simple_tls` and `:start_tls` alone encrypt, but check neither certificate nor host name.',
      fix: 'Give `encryption: { method: :simple_tls, tls_options: OpenSSL::SSL::SSLContext::DEFAULT_PARAMS }`.',
      level: 'missing',
      match: view => [
        ...view
          .settings('encryption')
          .filter(
            ({ form, at }) => form === 'entry' && view.around(at).some(({ path }) => path.includes('LDAP')),
          )
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'simple_tls', 'start_tls')),
        ...view
          .calls('encryption')
          .filter(call => /ldap/i.test(call.path) && call.args.length === 1)
          .flatMap(call => view.when(call, view.argument(call, 0), 'simple_tls', 'start_tls')),
      ],
      examples: {
        bad: ['Net::LDAP.new(host: host, port: 636, encryption: :simple_tls)', 'ldap.encryption(:start_tls)'],
        good: [
          'Net::LDAP.new(host: host, encryption: { method: :simple_tls, tls_options: OpenSSL::SSL::SSLContext::DEFAULT_PARAMS })',
          'Net::LDAP.new(host: host, port: 389)',
        ],
      },
    },
    {
      id: 'ruby-database-plaintext',
      title: 'The connection may do without TLS',
      why: 'The mode connects in plain text when the server, or somebody in between, says so.',
      fix: 'Use `sslmode: "verify-full"` (PostgreSQL), `ssl_mode: :verify_identity` (MySQL).',
      family: 'plaintext',
      match: view =>
        view
          .settings('sslmode', 'ssl_mode')
          .filter(setting => isGiven(view, setting) && setting.form === 'entry')
          .flatMap(setting =>
            view.when(
              view.construct(setting),
              setting.value,
              ...PLAINTEXT.flatMap(mode => [mode, `"${mode}"`]),
            ),
          ),
      examples: {
        bad: [
          "PG.connect(host: host, sslmode: 'disable')",
          'Mysql2::Client.new(host: host, ssl_mode: :disabled)',
        ],
        good: [
          "PG.connect(host: host, sslmode: 'verify-full')",
          'Mysql2::Client.new(host: host, ssl_mode: :verify_identity)',
        ],
      },
    },
    {
      id: 'ruby-grpc-plaintext',
      title: 'A gRPC connection without TLS',
      why: 'The connection is neither encrypted nor is the server known.',
      fix: 'Give `GRPC::Core::ChannelCredentials.new`.',
      level: 'missing',
      family: 'plaintext',
      match: view =>
        view
          .uses('this_channel_is_insecure')
          .filter(use => !view.around(use.at).some(({ name }) => name === 'add_http2_port')),
      examples: {
        bad: [
          "stub = Greeter::Stub.new('a.example.com:50051', :this_channel_is_insecure)",
          'Stub.new(address, :this_channel_is_insecure, timeout: 3)',
        ],
        good: [
          'Stub.new(address, GRPC::Core::ChannelCredentials.new)',
          "server.add_http2_port('0.0.0.0:50051', :this_port_is_insecure)",
        ],
      },
    },
  ],
})
