import { defineRules } from '../define-rules.ts'
import type { CodeView, Setting } from '../syntax/view.ts'

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
const OFF = ['0', 'false', '"0"', '""', 'null'] as const

/** No variable of its own, no comparison. */
function isGiven(view: CodeView, setting: Setting): boolean {
  if (setting.form === 'default') return false
  const first = view.textOf({ from: setting.at, to: setting.at + 1 })
  const after = view.textOf({ from: setting.at + 1, to: setting.at + 2 })
  if (setting.form === 'assignment' && /^[$@%]/.test(first) && setting.target === '' && after !== '}')
    return false
  return !view
    .around(setting.at)
    .slice(0, 1)
    .some(({ path }) =>
      /(?:^|\.)(?:is|isnt|ok|is_deeply|cmp_ok|GetOptions|print|die|warn|croak|has)$/.test(path),
    )
}

/** A socket for the side of a server, which need not ask its clients for certificates. */
function isServer(view: CodeView, setting: Setting): boolean {
  const call = view.around(setting.at)[0]
  if (call === undefined) return false
  const isServing = view.when(call, view.option(call, 'SSL_server'), '1', '"1"').length > 0
  return isServing || view.option(call, 'Listen') !== null
}

/** Perl: LWP, IO::Socket::SSL, Net::SSLeay and what is built on them. */
export const perl = defineRules({
  name: 'Perl',
  reads: 'code',
  languages: ['perl'],
  example: 'client.pl',
  rules: [
    {
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
    },
    {
      id: 'perl-verify-hostname-off',
      title: 'Certificate validation is off (LWP)',
      why: '`verify_hostname => 0` makes LWP accept any certificate for any host name.',
      fix: 'Leave `verify_hostname` on; give a private authority with `SSL_ca_file`.',
      match: view => [
        ...view
          .settings(
            'verify_hostname',
            'verify_host',
            'verify_SSL',
            'ssl_verify',
            'verify_peer',
            'ssl_verify_hostname',
            'verify_cert',
            'verify_certificate',
            'mysql_ssl_verify_server_cert',
          )
          .filter(setting => isGiven(view, setting) && setting.name !== 'SSL_verify')
          .flatMap(setting => view.when(view.construct(setting), setting.value, ...OFF)),
        ...view
          .settings('SSL_verifycn_scheme', 'ssl.verifycn')
          .filter(setting => isGiven(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, '"none"')),
      ],
      examples: {
        bad: [
          'my $ua = LWP::UserAgent->new(ssl_opts => { verify_hostname => 0 });',
          '$ua->ssl_opts(verify_hostname => 0);',
          "$ua->ssl_opts('verify_hostname', 0);",
          'my $http = HTTP::Tiny->new(verify_SSL => 0);',
          "my $m = WWW::Mechanize->new(ssl_opts => { 'verify_hostname' => 0, SSL_ca_file => $file });",
          'my $off = 0;\n$ua->ssl_opts(verify_hostname => $off); # !!',
          "IO::Socket::SSL->new(PeerAddr => $host, SSL_verifycn_scheme => 'none');",
          '$client->getUseragent()->ssl_opts(verify_hostname => 0);',
          '$ua->ssl_opts(verify_hostname => !$insecure);',
        ],
        good: [
          '$ua->ssl_opts(verify_hostname => 1);',
          '# $ua->ssl_opts(verify_hostname => 0);',
          'print "verify_hostname => 0";',
          'my $verify_hostname = 0;',
          'if ($opts->{verify_hostname} == 0) { die "refused" }',
        ],
      },
    },
    {
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
    },
    {
      id: 'perl-insecure',
      title: 'Certificate validation is off (Mojolicious)',
      why: '`insecure` makes Mojo::UserAgent accept any certificate.',
      fix: 'Leave `insecure` out; give a private authority with `ca`.',
      match: view =>
        view
          .settings(
            'insecure',
            'tls_insecure',
            'ssl_insecure',
            'insecure_ssl',
            'accept_insecure_certs',
            'acceptInsecureCerts',
          )
          .filter(setting => isGiven(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, '1', '"1"')),
      examples: {
        bad: [
          'my $ua = Mojo::UserAgent->new(insecure => 1);',
          '$ua->insecure(1);',
          'my $ua = Mojo::UserAgent->new->insecure(1);',
        ],
        good: ['$ua->insecure(0);', 'my $insecure = 1;', 'GetOptions("insecure" => \\$insecure);'],
      },
    },
    {
      id: 'perl-ldap-verify-none',
      title: 'The directory’s certificate is not checked (Net::LDAP)',
      why: '`verify => "none"` accepts any certificate, `optional` goes on without one.',
      fix: 'Use `verify => "require"` with `cafile`.',
      match: view =>
        view
          .settings('verify')
          .filter(({ name, form }) => name === 'verify' && (form === 'entry' || form === 'assignment'))
          .flatMap(setting => {
            const calls = view.around(setting.at)
            const isTls = calls.some(({ path }) => /AnyEvent|TLS|tls|Net\.SSL|http_|ws_connect/.test(path))
            const values = isTls ? ['"none"', '"optional"', '0'] : ['"none"', '"optional"']
            return view.when(view.construct(setting), setting.value, ...values)
          }),
      examples: {
        bad: [
          "my $ldap = Net::LDAP->new('ldaps://d.example.com', verify => 'none');",
          "$ldap->start_tls(verify => 'none');",
          "$ldap->start_tls(verify => 'optional', cafile => $file);",
          'my $tls = AnyEvent::TLS->new(verify => 0);',
        ],
        good: [
          "$ldap->start_tls(verify => 'require', cafile => $file);",
          'my $form = Form->new(verify => 0);',
        ],
      },
    },
    {
      id: 'perl-curl-verify',
      title: 'Certificate or host name is not checked (curl)',
      why: 'libcurl checks the certificate and its host name only while these options are on.',
      fix: 'Leave the options out, or set `CURLOPT_SSL_VERIFYPEER` to 1 and `CURLOPT_SSL_VERIFYHOST` to 2.',
      match: view =>
        view
          .settings('CURLOPT_SSL_VERIFYPEER', 'CURLOPT_SSL_VERIFYHOST', 'CURLOPT_PROXY_SSL_VERIFYPEER')
          .filter(setting => isGiven(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, ...OFF)),
      examples: {
        bad: [
          '$curl->setopt(CURLOPT_SSL_VERIFYPEER, 0);',
          '$easy->setopt(Net::Curl::Easy::CURLOPT_SSL_VERIFYHOST, 0);',
        ],
        good: ['$curl->setopt(CURLOPT_SSL_VERIFYPEER, 1);', '$curl->setopt(CURLOPT_SSL_VERIFYHOST, 2);'],
      },
    },
  ],
})
