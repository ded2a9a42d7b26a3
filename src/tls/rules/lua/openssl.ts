import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { callbackAlways } from '../given-values.ts'

export const luaOpensslVerifyNone: Rule<CodeView> = {
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
}
