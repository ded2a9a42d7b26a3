import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { definesClass, usedOnce } from './accepts.ts'

/** The class that a use of it or of its constant names. */
function lastType(text: string): string {
  return text.replace(/\.\w+$/, '').replace(/^.*\./, '')
}

export const jvmAllowAllHostnames: Rule<CodeView> = {
  id: 'jvm-allow-all-hostnames',
  title: 'The host name is not checked',
  why: 'The verifier accepts a valid certificate of any host.',
  fix: 'Use the library’s default verifier (`DefaultHostnameVerifier`, `BROWSER_COMPATIBLE_HOSTNAME_VERIFIER`).',
  match: view =>
    usedOnce(
      view,
      'ALLOW_ALL_HOSTNAME_VERIFIER',
      'AllowAllHostnameVerifier',
      'NoopHostnameVerifier',
      'NullHostnameVerifier',
      'ALLOW_ALL',
      'trustAllHostnameVerifier',
      'AnyHostnameVerifier',
      'TrustAnyHostnameVerifier',
      'TrustAllHostnameVerifier',
      'TrustAllHostNameVerifier',
      'InsecureHostnameVerifier',
      'AlwaysTrueHostnameVerifier',
      'DummyHostnameVerifier',
      'FakeHostnameVerifier',
      'DisableHostnameVerifier',
      'DisabledHostnameVerifier',
    ).filter(match => {
      const text = view.textOf(match)
      if (/(?:^|\.)ALLOW_ALL$/.test(text) && !text.endsWith('HostnameVerifier.ALLOW_ALL')) return false
      return !definesClass(view, lastType(text))
    }),
  examples: {
    bad: [
      'conn.setHostnameVerifier(SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER);',
      'factory.setHostnameVerifier(org.apache.http.conn.ssl.SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER);',
      'conn.setHostnameVerifier(new AllowAllHostnameVerifier());',
      'HttpClients.custom().setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE).build();',
      'new SSLConnectionSocketFactory(ctx, new NoopHostnameVerifier());',
      'import static org.apache.http.conn.ssl.SSLConnectionSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER;\nclass C { Object f = new SSLConnectionSocketFactory(ctx, ALLOW_ALL_HOSTNAME_VERIFIER); } // !!',
      'HostnameVerifier v = NoopHostnameVerifier.INSTANCE;',
      'HttpUtil.createGet(url).setHostnameVerifier(new TrustAnyHostnameVerifier());',
      'new HTTPSProperties(SslUtils.trustAllHostnameVerifier(), ctx);',
      { path: 'Client.kt', text: 'val f = SSLConnectionSocketFactory(ctx, NoopHostnameVerifier())' },
      {
        path: 'Client.kt',
        text: 'import org.apache.http.conn.ssl.NoopHostnameVerifier as Any\n\nval c = HttpClients.custom().setSSLHostnameVerifier(Any.INSTANCE) // !!',
      },
      { path: 'Client.scala', text: 'builder.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE)' },
    ],
    good: [
      'import org.apache.http.conn.ssl.NoopHostnameVerifier;',
      'conn.setHostnameVerifier(SSLSocketFactory.STRICT_HOSTNAME_VERIFIER);',
      'factory.setHostnameVerifier(SSLSocketFactory.BROWSER_COMPATIBLE_HOSTNAME_VERIFIER);',
      'assertFalse(verifier instanceof NoopHostnameVerifier);',
      '// NoopHostnameVerifier.INSTANCE',
      'String hint = "NoopHostnameVerifier.INSTANCE is not allowed";',
    ],
  },
}
