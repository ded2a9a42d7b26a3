import { defineRules } from '../define-rules.ts'

/** Variables of the environment that Perl’s own clients read. */
export const perlEnvironment = defineRules({
  name: 'Perl: environment',
  reads: 'environment',
  example: 'run.sh',
  rules: [
    {
      id: 'perl-lwp-environment',
      title: 'Certificate validation is off in the whole process (Perl)',
      why: 'The variable makes Perl’s clients accept any certificate.',
      fix: 'Leave the variable out; give a private authority with `PERL_LWP_SSL_CA_FILE` or `SSL_CERT_FILE`.',
      match: view => [
        ...view
          .variables('PERL_LWP_SSL_VERIFY_HOSTNAME')
          .filter(({ value }) => value?.trim() === '0' || value === '')
          .map(variable => view.found(variable)),
        ...view
          .variables('MOJO_INSECURE', 'PERL_HTTP_TINY_SSL_INSECURE_BY_DEFAULT')
          .filter(({ value }) => value !== null && /^[1-9]/.test(value.trim()))
          .map(variable => view.found(variable)),
      ],
      examples: {
        bad: [
          'export PERL_LWP_SSL_VERIFY_HOSTNAME=0',
          { path: 'client.pl', text: '$ENV{PERL_LWP_SSL_VERIFY_HOSTNAME} = 0;' },
          { path: 'client.pl', text: "$ENV{'PERL_LWP_SSL_VERIFY_HOSTNAME'} = 0;" },
          { path: 'client.pl', text: "BEGIN { $ENV{PERL_LWP_SSL_VERIFY_HOSTNAME} = '0' }" },
          { path: 'client.pl', text: 'local $ENV{PERL_LWP_SSL_VERIFY_HOSTNAME} = 0;' },
          'MOJO_INSECURE=1 perl client.pl',
          { path: 'client.pl', text: '$ENV{PERL_HTTP_TINY_SSL_INSECURE_BY_DEFAULT} = 1;' },
        ],
        good: [
          'export PERL_LWP_SSL_VERIFY_HOSTNAME=1',
          'unset PERL_LWP_SSL_VERIFY_HOSTNAME',
          { path: 'client.pl', text: '# $ENV{PERL_LWP_SSL_VERIFY_HOSTNAME} = 0;' },
          { path: 'client.pl', text: 'die if $ENV{PERL_LWP_SSL_VERIFY_HOSTNAME} == 0;' },
          { path: 'client.pl', text: '$ENV{PERL_LWP_SSL_VERIFY_HOSTNAME} = 1;' },
        ],
      },
    },
  ],
})
