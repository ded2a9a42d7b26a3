import type { Rule } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { payloadsOf } from '../payload.ts'
import { isGiven } from './options.ts'

/** Calls whose `verify` has nothing to do with TLS. */
const NOT_TLS =
  /jwt|jwe|jws|jose|token|signature|decode|password|otp|captcha|email|account|user|phone|render|json|where|find_by|permit|validat|update_attribute|update_column|write_attribute/i

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

export const rubyVerifyFalse: Rule<CodeView> = {
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
}
