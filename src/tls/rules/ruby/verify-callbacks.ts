import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isGiven } from './options.ts'

export const rubyVerifyCallbackAccepts: Rule<CodeView> = {
  id: 'ruby-verify-callback-accepts',
  title: 'A verification callback accepts everything (OpenSSL)',
  why: 'The callback says yes whatever OpenSSL found.',
  fix: 'Leave the callback out, or give back `preverify_ok` unless your own check failed.',
  match: view => [
    ...view
      .settings('verify_callback', 'ssl_verify_callback')
      .filter(setting => isGiven(view, setting))
      .flatMap(setting => view.whenAlways(setting, setting.value, 'true')),
    ...view
      .functions('verify_certificate_identity', 'post_connection_check', 'verify_peer', 'ssl_verify_peer')
      .filter(
        fn => view.alwaysReturns(fn, 'true', 'null', 'nothing') && view.behaviour(fn).calls.length === 0,
      ),
  ],
  examples: {
    bad: [
      'http.verify_callback = proc { |ok, ctx| true }',
      'ctx.verify_callback = ->(ok, store) { true }',
      'http.verify_callback = lambda do |ok, store|\n  true # !!\nend',
      'module OpenSSL\n  module SSL\n    def self.verify_certificate_identity(cert, host) # !!\n      true\n    end\n  end\nend',
      'class OpenSSL::SSL::SSLSocket\n  def post_connection_check(host) # !!\n    true\n  end\nend',
      'def ssl_verify_peer(cert)\n  true # !!\nend',
    ],
    good: [
      'http.verify_callback = proc { |ok, ctx| ok }',
      'http.verify_callback = lambda do |ok, store|\n  return false unless ok\n  pinned?(store.current_cert)\nend',
      'def ssl_verify_peer(cert)\n  store.verify(cert)\nend',
      'socket.post_connection_check(host)',
    ],
  },
}
