import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { definesClass, usedOnce } from './accepts.ts'

/** Classes of libraries that trust any certificate, by their own documentation. */
const TRUSTING = [
  'InsecureTrustManagerFactory',
  'TrustEverythingTrustManager',
  'NullTrustManager',
  'NullX509TrustManager',
  'TrustAllTrustManager',
  'TrustAllX509TrustManager',
  'TrustAllManager',
  'TrustAllCertificates',
  'AcceptAllTrustManager',
  'NoVerificationTrustManager',
  'NaiveTrustManager',
  'InsecureTrustManager',
  'InsecureX509TrustManager',
  'BlindTrustManager',
  'DummyTrustManager',
  'DummyX509TrustManager',
  'FakeX509TrustManager',
  'FakeTrustManager',
  'EmptyX509TrustManager',
  'PermissiveTrustManager',
  'TrustAllSSLSocketFactory',
  'TrustAllSslSocketFactory',
  'DummySSLSocketFactory',
  'NaiveSSLSocketFactory',
  'EasySSLProtocolSocketFactory',
  'EasySSLSocketFactory',
  'EasyX509TrustManager',
  'FakeSocketFactory',
  'SunFakeTrustSocketFactory',
  'AlwaysTrustManager',
  'AlwaysTrustStrategy',
  'TrustAllTrustStrategy',
  'AcceptAllTrustStrategy',
  'NonValidatingTM',
  'NonValidatingFactory',
  'org.postgresql.ssl.NonValidatingFactory',
  'TRUST_ALL_CERTS',
  'INSECURE_TRUST_MANAGER',
  'TRUST_ALL_TRUST_MANAGER',
  'TrustAllSslContext',
] as const

export const jvmTrustAllClass: Rule<CodeView> = {
  id: 'jvm-trust-all-class',
  title: 'A class that trusts every certificate is used',
  why: 'It accepts any certificate for any host name.',
  fix: 'Use the default trust manager, or one with a trust store that holds the private authority.',
  match: view =>
    usedOnce(view, ...TRUSTING).filter(
      match => !definesClass(view, view.textOf(match).replace(/^.*\./s, '')),
    ),
  examples: {
    bad: [
      'SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();',
      'GrpcSslContexts.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE);',
      'import io.netty.handler.ssl.util.InsecureTrustManagerFactory;\nclass C { Object t = InsecureTrustManagerFactory.INSTANCE; } // !!',
      'factory.useSslProtocol("TLSv1.2", new NullTrustManager());',
      'ProtocolSocketFactory f = new EasySSLProtocolSocketFactory();',
      'new SSLUtil(new TrustAllTrustManager());',
      {
        path: 'Client.kt',
        text: 'val ctx = SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build()',
      },
      {
        path: 'Client.scala',
        text: 'builder.sslContext(GrpcSslContexts.forClient.trustManager(InsecureTrustManagerFactory.INSTANCE).build)',
      },
    ],
    good: [
      'import io.netty.handler.ssl.util.InsecureTrustManagerFactory;',
      'SslContextBuilder.forClient().trustManager(new File("ca.pem")).build();',
      'class NullTrustManager implements X509TrustManager {\n  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException { throw new CertificateException("no"); }\n}\nclass D { Object t = new NullTrustManager(); }',
      '// InsecureTrustManagerFactory.INSTANCE',
    ],
  },
}
