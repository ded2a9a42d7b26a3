import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

export const pythonPyopensslVerify: Rule<CodeView> = {
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
}
