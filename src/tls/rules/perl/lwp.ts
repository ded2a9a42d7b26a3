import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { OFF, isGiven } from './options.ts'

export const perlVerifyHostnameOff: Rule<CodeView> = {
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
}
