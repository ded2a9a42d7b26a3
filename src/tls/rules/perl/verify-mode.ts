import type { Rule } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { isGiven } from './options.ts'

/** What Perl takes for no verification: 0 in any spelling, nothing, and OpenSSL’s constant. */
const NONE = [
  '0',
  'false',
  '"0"',
  '""',
  'null',
  'SSL_VERIFY_NONE',
  'VERIFY_NONE',
  'SSL_VERIFY_NONE()',
  'VERIFY_NONE()',
  '"SSL_VERIFY_NONE"',
  '"none"',
] as const

/** A socket for the side of a server, which need not ask its clients for certificates. */
function isServer(view: CodeView, setting: Setting): boolean {
  const call = view.around(setting.at)[0]
  if (call === undefined) return false
  const isServing = view.when(call, view.option(call, 'SSL_server'), '1', '"1"').length > 0
  return isServing || view.option(call, 'Listen') !== null
}

export const perlVerifyModeNone: Rule<CodeView> = {
  id: 'perl-verify-mode-none',
  title: 'Certificate validation is off (IO::Socket::SSL, Net::SSLeay)',
  why: 'With `SSL_VERIFY_NONE` any certificate is accepted.',
  fix: 'Use `SSL_VERIFY_PEER`; give a private authority with `SSL_ca_file`.',
  match: view => [
    ...view
      .settings('SSL_verify_mode', 'ssl_verify_mode', 'tls_verify', 'SSL_verify', 'verify_mode')
      .filter(setting => isGiven(view, setting) && !isServer(view, setting))
      .flatMap(setting => view.when(view.construct(setting), setting.value, ...NONE)),
    ...view
      .calls('set_verify', 'CTX_set_verify')
      .flatMap(call => view.when(call, view.argument(call, 1), ...NONE)),
  ],
  examples: {
    bad: [
      'my $s = IO::Socket::SSL->new(PeerAddr => $host, SSL_verify_mode => SSL_VERIFY_NONE);',
      'my $ua = LWP::UserAgent->new(ssl_opts => { SSL_verify_mode => 0x00 });',
      '$ua->ssl_opts(SSL_verify_mode => IO::Socket::SSL::SSL_VERIFY_NONE);',
      "$ua->ssl_opts('SSL_verify_mode' => 'SSL_VERIFY_NONE');",
      'IO::Socket::SSL::set_ctx_defaults(SSL_verify_mode => 0);',
      'Net::SSLeay::CTX_set_verify($ctx, Net::SSLeay::VERIFY_NONE, 0);',
      'Net::SSLeay::set_verify($ssl, &Net::SSLeay::VERIFY_NONE, undef);',
      'my $furl = Furl->new(ssl_opts => { SSL_verify_mode => SSL_VERIFY_NONE() });',
      'my $mode = SSL_VERIFY_NONE;\nmy $s = IO::Socket::SSL->new(SSL_verify_mode => $mode); # !!',
      '$opts{SSL_verify_mode} = 0;',
      'use constant { PEER => 1, NONE => 0 };\n$ua->ssl_opts(SSL_verify_mode => NONE); # !!',
      'Mojo::IOLoop->client({ tls => 1, tls_options => { SSL_verify_mode => 0 } });',
    ],
    good: [
      'my $s = IO::Socket::SSL->new(PeerAddr => $host, SSL_verify_mode => SSL_VERIFY_PEER);',
      '# SSL_verify_mode => SSL_VERIFY_NONE',
      '=pod\n\nSSL_verify_mode => SSL_VERIFY_NONE\n\n=cut\n\nmy $x = 1;',
      'my $s = IO::Socket::SSL->new(Listen => 5, LocalPort => 443, SSL_verify_mode => SSL_VERIFY_NONE);',
      'IO::Socket::SSL->start_SSL($client, SSL_server => 1, SSL_verify_mode => 0);',
      'die "SSL_verify_mode => 0 is refused" if $mode == SSL_VERIFY_NONE;',
      '$ua->ssl_opts(SSL_verify_mode => $mode);',
      'Net::SSLeay::CTX_set_verify($ctx, Net::SSLeay::VERIFY_PEER, $callback);',
    ],
  },
}
