import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const rubyContextUnchecked: Rule<CodeView> = {
  id: 'ruby-context-unchecked',
  title: 'An SSL context that checks nothing yet (OpenSSL)',
  why: 'A new context has no verification mode, and OpenSSL takes that for none.',
  fix: 'Call `set_params`, or set `verify_mode` to `OpenSSL::SSL::VERIFY_PEER`.',
  level: 'missing',
  match: view =>
    view.has('verify_mode', 'set_params', 'SSLServer', 'TCPServer', 'accept', 'cert')
      ? []
      : view.uses('SSLContext.new'),
  examples: {
    bad: [
      'ctx = OpenSSL::SSL::SSLContext.new # !!\nssl = OpenSSL::SSL::SSLSocket.new(tcp, ctx)\nssl.connect',
      'context = OpenSSL::SSL::SSLContext.new(:TLSv1_2)',
    ],
    good: [
      'ctx = OpenSSL::SSL::SSLContext.new\nctx.set_params',
      'ctx = OpenSSL::SSL::SSLContext.new\nctx.verify_mode = OpenSSL::SSL::VERIFY_PEER',
      'ctx = OpenSSL::SSL::SSLContext.new\nctx.cert = cert\nOpenSSL::SSL::SSLServer.new(tcp, ctx)',
    ],
  },
}
