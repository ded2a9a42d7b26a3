import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { Call, CodeView } from '../../syntax/view.ts'
import { outermost } from '../ranges.ts'
import { callsOf } from './calls-of.ts'

/** Methods without arguments that switch validation off. */
const SWITCHES = [
  'tlsNoVerify',
  'relaxedHTTPSValidation',
  'useRelaxedHTTPSValidation',
  'doNotValidateCertificate',
  'disablePeerVerification',
  'disableTrustManager',
  'disableCertificateValidation',
  'disableSslVerification',
  'disableSSLVerification',
  'disableHostnameVerification',
  'tlsWithoutValidation',
  'withTlsWithoutValidation',
  'trustAllCerts',
  'trustAllHosts',
  'trustAllCertificates',
  'trustAllSSLContext',
  'trustAllHttpsCertificates',
  'ignoreSSLIssues',
  'ignoreSslIssues',
  'ignoreHttps',
  'allowAllHostnames',
  'getAcceptAllTrustManager',
  'acceptAllCertificates',
  'trustAllSslCertificates',
  'withTrustingAllCertificates',
  'withTrustingAllCertificatesWithoutValidation',
  'withUnsafeHostnameVerifier',
  'getValidateServerCertificateTrustManager',
  'ignoreCertCheck',
  'insecureSSLContext',
  'getFixedSocketFactory',
  'opentls',
  'withUnsafeTrustMaterial',
  'withTrustAllMaterial',
  'trustSelfSigned',
  'createInsecureSslContext',
  'buildInsecureContext',
  'unsafeTlsContext',
  'skipTlsVerification',
] as const

/** Whether the first argument is there and says true. */
function isTrue(view: CodeView, call: Call): Match[] {
  return view.when(call, view.argument(call, 0), 'true')
}

/** Scala's methods without brackets: `client.tlsWithoutValidation`, `option(allowUnsafeSSL)`. */
function isBareSwitch(
  view: CodeView,
  use: { readonly from: number; readonly to: number; readonly path: string },
): boolean {
  if (view.language !== 'scala' || use.path.startsWith('HttpOptions.')) return false
  const before = view.textOf({ from: use.from - 1, to: use.from })
  const after = view.textOf({ from: use.to, to: use.to + 1 })
  if (/^(?:val|var|def|class|object|import)$/.test(before) || /^[=:(]$/.test(after)) return false
  return use.path.includes('.') || before === '('
}

export const jvmValidationSwitch: Rule<CodeView> = {
  id: 'jvm-validation-switch',
  title: 'Certificate validation is switched off',
  why: 'The method makes the client accept any certificate, or any host name.',
  fix: 'Leave the call out; give the client a trust store that holds the private authority.',
  match: view =>
    outermost([
      ...callsOf(view, ...SWITCHES)
        .filter(
          call =>
            call.args.length === 0 || /elaxedHTTPS|allow_all|trustSelfSigned|ignoreSslIssues/.test(call.name),
        )
        .filter(call => call.args.length < 2),
      ...callsOf(view, 'tlsNoVerifyHosts', 'addInsecureHost', 'noVerifyHosts', 'insecureHosts').filter(
        call => call.args.length > 0,
      ),
      ...view.calls(
        'ClientFactory.insecure',
        'TLSContext.Builder.insecure',
        'BlazeClientConfig.insecure',
        'TLSContext.insecure',
        'insecureTrustManager',
      ),
      ...view
        .uses(
          'HttpOptions.allowUnsafeSSL',
          'TrustCredentials.Insecure',
          'ClientSSLConfig.Default.trustAll',
          'TLSContext.insecure',
          'BlazeClientConfig.insecure',
          'TLSContext.Builder.insecure',
          'Builder.forAsync().insecure',
          'SSLContexts.trustAll',
          'doNotVerifyHosts',
          'TrustMaterial.TRUST_ALL',
        )
        .filter(
          use =>
            view.callsIn({ from: use.at, to: use.at + 1 }, 'insecure', 'TLSContext.insecure').length === 0,
        ),
      ...view
        .uses(
          'allowUnsafeSSL',
          'tlsWithoutValidation',
          'withTlsWithoutValidation',
          'relaxedHTTPSValidation',
          'trustAllCerts',
        )
        .filter(use => isBareSwitch(view, use)),
      ...view
        .uses('insecure')
        .filter(
          use =>
            view.language === 'scala' &&
            /\bTLSContext\b.*\.\s*insecure$/s.test(
              view.textOf({ from: Math.max(0, use.at - 14), to: use.to }).slice(-300),
            ) &&
            view.callsIn({ from: use.at, to: use.at + 1 }, 'insecure').length === 0 &&
            !/TLSContext\.(?:Builder\.)?insecure$/.test(use.path),
        ),
      ...(view.has('ApiClient') || view.text.includes('io.kubernetes')
        ? [
            ...view.calls('Config.fromUrl').flatMap(call => view.when(call, view.argument(call, 1), 'false')),
            ...view
              .calls('Config.fromToken')
              .flatMap(call => view.when(call, view.argument(call, 2), 'false')),
            ...view
              .calls('Config.fromUserPassword')
              .flatMap(call => view.when(call, view.argument(call, 3), 'false')),
          ]
        : []),
      ...view
        .calls('verify')
        .filter(call => /\bSslConfig\(\)\.(?:\w+\(\)\.)*verify$/.test(call.path))
        .flatMap(call => view.when(call, view.argument(call, 0), 'false')),
      ...view.calls('SslContextFactory', 'SslContextFactory.Client').flatMap(call => isTrue(view, call)),
      // Android Asynchronous Http Client: whether to leave out the check, and two ports.
      ...view
        .calls('AsyncHttpClient', 'SyncHttpClient')
        .filter(call => call.args.length === 3)
        .flatMap(call => isTrue(view, call)),
    ]),
  examples: {
    bad: [
      'ClientFactory.builder().tlsNoVerify().build();',
      'ClientFactory.builder().tlsNoVerifyHosts("db.internal").build();',
      'WebClient.builder("https://x").factory(ClientFactory.insecure()).build();',
      'given().relaxedHTTPSValidation().when().get(url);',
      'RestAssured.useRelaxedHTTPSValidation();',
      'RestAssured.config = RestAssuredConfig.config().sslConfig(sslConfig().relaxedHTTPSValidation("TLS"));',
      'new NetHttpTransport.Builder().doNotValidateCertificate().build();',
      'LettuceClientConfiguration.builder().useSsl().disablePeerVerification().build();',
      'HttpRequest.get(url).trustAllCerts();',
      'new SslContextFactory(true);',
      'new HandshakeCertificates.Builder().addInsecureHost("localhost").build();',
      'ftps.setTrustManager(TrustManagerUtils.getAcceptAllTrustManager());',
      'new ResteasyClientBuilder().disableTrustManager().build();',
      'AsyncHttpClient client = new AsyncHttpClient(true, 80, 443);',
      'ftps.setTrustManager(TrustManagerUtils.getValidateServerCertificateTrustManager());',
      'minioClient.ignoreCertCheck();',
      'Options options = new Options.Builder().server(url).opentls().build();',
      { path: 'Client.scala', text: 'Http(url).option(HttpOptions.allowUnsafeSSL).asString' },
      {
        path: 'Client.scala',
        text: 'val c = Http.client.withTransport.tlsWithoutValidation.newService(dest)',
      },
      { path: 'client.groovy', text: 'def http = new HTTPBuilder(url)\nhttp.ignoreSSLIssues() // !!' },
    ],
    good: [
      'ClientFactory.builder().tls(cert).build();',
      'RestAssured.config().sslConfig(new SSLConfig().trustStore("ca.jks", p));',
      'public void trustAllCerts() { throw new UnsupportedOperationException(); }',
      'new SslContextFactory(false);',
      'AsyncHttpClient client = new AsyncHttpClient(false, 80, 443);',
      '// given().relaxedHTTPSValidation()',
    ],
  },
}
