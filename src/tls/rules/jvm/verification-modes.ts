import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'

export const jvmVerificationModeNone: Rule<CodeView> = {
  id: 'jvm-verification-mode-none',
  title: 'Certificates are not verified',
  why: 'The mode or policy verifies neither the certificate nor the host name, or only one of them.',
  fix: 'Use the mode that verifies both (`FULL`, `STRICT`, `REQUIRED`).',
  match: view => [
    ...view
      .settings(
        'verifyPeer',
        'sslVerificationMode',
        'hostnameVerification',
        'sslVerifyMode',
        'verifyMode',
        'verificationMode',
        'sslMode',
      )
      .filter(({ form }) => form !== 'default')
      .flatMap(setting =>
        view.when(
          view.construct(setting),
          setting.value,
          'SslVerifyMode.NONE',
          'SslVerifyMode.CA',
          'SslVerificationMode.NONE',
          'SslVerificationMode.CA_ONLY',
          'HostnameVerificationPolicy.ANY',
          'HostnameVerificationPolicy.NONE',
          'SSLMode.TRUST',
          'SslMode.TRUST',
          'NONE',
          'ANY',
          'TRUST',
          'CA_ONLY',
        ),
      ),
    ...view
      .calls('sslMode')
      .flatMap(call =>
        view
          .when(
            call,
            view.argument(call, 0),
            'SSLMode.PREFER',
            'SSLMode.REQUIRE',
            'SslMode.TRUST',
            'SSLMode.ALLOW',
          )
          .filter(() => !/TRUST/.test(view.textOf(call))),
      ),
  ],
  examples: {
    bad: [
      'RedisURI.builder().withSsl(true).withVerifyPeer(SslVerifyMode.NONE).build();',
      'config.useSingleServer().setSslVerificationMode(SslVerificationMode.NONE);',
      'new ResteasyClientBuilder().hostnameVerification(HostnameVerificationPolicy.ANY).build();',
    ],
    good: [
      'RedisURI.builder().withSsl(true).withVerifyPeer(SslVerifyMode.FULL).build();',
      'new ResteasyClientBuilder().hostnameVerification(HostnameVerificationPolicy.STRICT).build();',
    ],
  },
}
