import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isGiven } from './options.ts'

export const perlInsecure: Rule<CodeView> = {
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
}
