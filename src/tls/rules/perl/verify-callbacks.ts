import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isGiven } from './options.ts'

export const perlVerifyCallbackAccepts: Rule<CodeView> = {
  id: 'perl-verify-callback-accepts',
  title: 'A verification callback accepts everything',
  why: 'The callback says yes whatever OpenSSL found.',
  fix: 'Leave the callback out, or give back its first argument unless your own check failed.',
  match: view => [
    ...view
      .settings('SSL_verify_callback', 'verify_cb')
      .filter(setting => isGiven(view, setting))
      .flatMap(setting => view.whenAlways(setting, setting.value, '1')),
    ...view
      .calls('set_verify', 'CTX_set_verify')
      .flatMap(call => view.whenAlways(call, view.argument(call, 2), '1')),
  ],
  examples: {
    bad: [
      'IO::Socket::SSL->new(PeerAddr => $host, SSL_verify_callback => sub { return 1; });',
      'IO::Socket::SSL->new(SSL_verify_callback => sub { 1 });',
      'Net::SSLeay::CTX_set_verify($ctx, Net::SSLeay::VERIFY_PEER, sub { 1 });',
      'sub accept_any {\n  return 1;\n}\nIO::Socket::SSL->new(SSL_verify_callback => \\&accept_any); # !!',
    ],
    good: [
      'IO::Socket::SSL->new(SSL_verify_callback => sub { my ($ok) = @_; return $ok; });',
      'IO::Socket::SSL->new(SSL_verify_callback => sub { return 0 unless $_[0]; return 1; });',
    ],
  },
}
