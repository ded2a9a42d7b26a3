import { defineRules } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { Call, CodeView } from '../../syntax/view.ts'
import { outermost, within } from '../ranges.ts'
import { classesWith, definesClass, JVM, usedOnce } from './accepts.ts'

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

/** Calls that are no definition of a method of that name, and are made on something or in a block. */
function callsOf(view: CodeView, ...names: readonly string[]): Call[] {
  const defined = names.flatMap(name => view.functions(name))
  const isDefined = within(defined.map(fn => ({ from: fn.from, to: fn.body.from })))
  return view
    .calls(...names)
    .filter(call => !isDefined({ from: call.at, to: call.at + 1 }))
    .filter(call => !/^(?:void|def|fun)$/.test(view.textOf({ from: call.from - 1, to: call.from })))
}

/** Whether the first argument is there and says true. */
function isTrue(view: CodeView, call: Call): Match[] {
  return view.when(call, view.argument(call, 0), 'true')
}

/** Clients of the JVM with their own ways of switching validation off. */
export const jvmClients = defineRules({
  name: 'Java, Kotlin, Scala, Groovy: clients',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [
    {
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
    },
    {
      id: 'jvm-validation-switch',
      title: 'Certificate validation is switched off',
      why: 'The method makes the client accept any certificate, or any host name.',
      fix: 'Leave the call out; give the client a trust store that holds the private authority.',
      match: view =>
        outermost([
          ...callsOf(view, ...SWITCHES)
            .filter(
              call =>
                call.args.length === 0 ||
                /elaxedHTTPS|allow_all|trustSelfSigned|ignoreSslIssues/.test(call.name),
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
                view.callsIn({ from: use.at, to: use.at + 1 }, 'insecure', 'TLSContext.insecure').length ===
                0,
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
                ...view
                  .calls('Config.fromUrl')
                  .flatMap(call => view.when(call, view.argument(call, 1), 'false')),
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
    },
    {
      id: 'jvm-rabbitmq-trusts-all',
      title: 'The certificate of the broker is not checked (RabbitMQ)',
      why: '`useSslProtocol()` without an `SSLContext` trusts any certificate.',
      fix: 'Give `useSslProtocol` an `SSLContext` with a trust store, and call `enableHostnameVerification()`.',
      level: 'missing',
      match: view =>
        callsOf(view, 'useSslProtocol').filter(call => {
          if (call.args.length > 1) return false
          const [only] = call.args
          return only === undefined || view.value(only.value).kind === 'string'
        }),
      examples: {
        bad: [
          'factory.useSslProtocol();',
          'factory.useSslProtocol("TLSv1.2");',
          { path: 'Client.kt', text: 'factory.useSslProtocol()' },
        ],
        good: ['factory.useSslProtocol(sslContext);', 'factory.useSslProtocol("TLSv1.2", trustManager);'],
      },
    },
    {
      id: 'jvm-grpc-plaintext',
      title: 'A gRPC connection without TLS',
      why: 'The connection is neither encrypted nor is the server known.',
      fix: 'Use `useTransportSecurity()` with the certificate of the authority.',
      level: 'missing',
      family: 'plaintext',
      match: view => [
        ...callsOf(view, 'usePlaintext').filter(call => {
          const [only] = call.args
          return only === undefined || view.when(call, only.value, 'true').length > 0
        }),
        ...view.calls('InsecureChannelCredentials.create'),
        ...view.uses('NegotiationType.PLAINTEXT').filter(use => isArgumentOf(view, use.from)),
      ],
      examples: {
        bad: [
          'ManagedChannelBuilder.forAddress(h, p).usePlaintext().build();',
          'ManagedChannelBuilder.forTarget(t).usePlaintext(true);',
          'Grpc.newChannelBuilder(t, InsecureChannelCredentials.create());',
          'NettyChannelBuilder.forAddress(h, p).negotiationType(NegotiationType.PLAINTEXT).build();',
        ],
        good: [
          'ManagedChannelBuilder.forAddress(h, p).useTransportSecurity().build();',
          'builder.usePlaintext(false);',
          'if (type == NegotiationType.PLAINTEXT) { warn(); }',
        ],
      },
    },
    {
      id: 'jvm-browser-certificate-error',
      title: 'Errors of TLS are passed over (JxBrowser)',
      why: '`onCertificateError` answers `false`, with which the page is loaded in spite of its certificate.',
      fix: 'Answer `true`, which cancels, or leave the method out.',
      match: view =>
        [...classesWith(view, 'onCertificateError', /LoadHandler$/)].flatMap(([, methods]) =>
          methods
            .filter(method => view.alwaysReturns(method, 'false'))
            .map(method => ({ from: method.from, to: method.to })),
        ),
      examples: {
        bad: [
          'browser.setLoadHandler(new DefaultLoadHandler() {\n  public boolean onCertificateError(CertificateErrorParams p) { return false; } // !!\n});',
          'class Handler implements LoadHandler {\n  public boolean onCertificateError(CertificateErrorParams p) { LOG.warn(p.toString()); return false; } // !!\n}',
        ],
        good: [
          'browser.setLoadHandler(new DefaultLoadHandler() {\n  public boolean onCertificateError(CertificateErrorParams p) { return true; }\n});',
          'class Other { public boolean onCertificateError(Params p) { return false; } }',
        ],
      },
    },
    {
      id: 'gradle-insecure-protocol',
      title: 'Packages come over HTTP without TLS (Gradle)',
      why: 'With `allowInsecureProtocol` anybody in between can exchange what is downloaded.',
      fix: 'Give the repository an address with `https` and leave the option out.',
      level: 'missing',
      family: 'plaintext',
      match: view =>
        view
          .settings('allowInsecureProtocol', 'isAllowInsecureProtocol')
          .filter(({ form }) => form !== 'default')
          .flatMap(setting => view.when(setting, setting.value, 'true')),
      examples: {
        bad: [
          {
            path: 'build.gradle',
            text: "repositories {\n  maven {\n    url 'http://repo.internal'\n    allowInsecureProtocol = true // !!\n  }\n}",
          },
          {
            path: 'build.gradle.kts',
            text: 'repositories {\n  maven {\n    isAllowInsecureProtocol = true // !!\n  }\n}',
          },
        ],
        good: [
          {
            path: 'build.gradle',
            text: "repositories {\n  maven {\n    url 'https://repo.internal'\n    allowInsecureProtocol = false\n  }\n}",
          },
          { path: 'build.gradle.kts', text: 'repositories {\n  mavenCentral()\n}' },
        ],
      },
    },
  ],
})

/** Whether a place is an argument of a call, and nothing that is compared. */
function isArgumentOf(view: CodeView, at: number): boolean {
  return /^[(,]$/.test(view.textOf({ from: at - 1, to: at }))
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
