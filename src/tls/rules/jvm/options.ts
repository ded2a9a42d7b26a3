import { defineRules } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { JVM, keyed } from './accepts.ts'
import { OFF, ON } from './option-names.ts'

/** Not a variable of its own, nor an assertion or a question about the option. */
function isOption(view: CodeView, setting: Setting): boolean {
  const { form, target, name } = setting
  if (form === 'default' || isParameter(view, setting)) return false
  if (/^(?:verify|assert\w*|expect|when|doReturn|then|check)\(\)/.test(target)) return false
  if (form === 'assignment' && target === 'this' && view.textOf(setting.value) === name) return false
  if (form === 'assignment' && target === '' && !isDslProperty(view, setting)) return false
  if (
    form === 'setter' &&
    /^(?:assert|expect|has|is|get|on|handle|test|should|log|check(?!Server|CN|Host|Cert))/.test(name)
  )
    return false
  if (form === 'setter' && isDeclaration(view, setting)) return false
  return !view
    .around(setting.at)
    .slice(0, 2)
    .some(call =>
      /^(?:assert\w*|verify|expect\w*|when|getProperty|getOrDefault|getBoolean|Option|addOption|hasArg|println|info|debug|warn|error|Value|DefaultValue)$/.test(
        call.name,
      ),
    )
}

/** `void setTrustAll(boolean on)`: a type stands before the name. */
function isDeclaration(view: CodeView, { from, to }: Setting): boolean {
  const before = view.textOf({ from: from - 1, to: from })
  const after = view.textOf({ from: to, to: to + 1 })
  return (
    /^[A-Za-z_]\w*$|^[>\]]$/.test(before) &&
    !/^(?:return|new|else|do|in|and|or|throw|await|yield|when|then|case)$/.test(before) &&
    /^(?:\{|throws|:|=|)$/.test(after) &&
    /\{|throws|=/.test(after)
  )
}

/** `class C(val name: Boolean = true)`: the default of a parameter. */
function isParameter(view: CodeView, { form, at, value }: Setting): boolean {
  if (form !== 'entry') return false
  const isTyped =
    view.textOf({ from: at + 1, to: at + 2 }) === ':' &&
    view.textOf({ from: value.from - 1, to: value.from }) === '='
  return isTyped || /^(?:val|var)$/.test(view.textOf({ from: at - 1, to: at }))
}

/** The names, and for languages that write getters as properties also `isName`. */
function names(view: CodeView, list: readonly string[]): readonly string[] {
  return view.language === 'java' ? list : [...list, ...list.map(name => `is${name}`)]
}

/** In Kotlin's, Scala's and Groovy's blocks a bare `name = value` sets a property of the receiver. */
function isDslProperty(view: CodeView, setting: Setting): boolean {
  if (view.language === 'java') return false
  const before = view.textOf({ from: setting.from - 1, to: setting.from })
  const isDeclared = /^(?:val|var|def|lazy|final|boolean|Boolean|const|let)$|^[A-Z]\w*$/.test(before)
  return !isDeclared && view.around(setting.at).length > 0
}

/** Options of clients, servers and drivers of the JVM. */
export const jvmOptions = defineRules({
  name: 'Java, Kotlin, Scala, Groovy: options of clients',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [
    {
      id: 'jvm-validation-off',
      title: 'Certificate validation is off',
      why: 'The option makes the client accept any certificate, or any host name.',
      fix: 'Leave the option out; give the client a trust store that holds the private authority.',
      match: view => [
        ...view
          .settings(...names(view, OFF))
          .filter(setting => isOption(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '"true"', 'TRUE')),
        ...view
          .settings(...names(view, ON))
          .filter(setting => isOption(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'false', '"false"')),
      ],
      examples: {
        bad: [
          'WebClientOptions o = new WebClientOptions().setSsl(true).setTrustAll(true);',
          'new HttpClientOptions().setVerifyHost(false);',
          'SslContextFactory f = new SslContextFactory.Client();\nf.setTrustAll(true); // !!',
          'Unirest.config().verifySsl(false);',
          'apiClient.setVerifyingSsl(false);',
          'tlsParams.setDisableCNCheck(true);',
          'MongoClientOptions.builder().sslEnabled(true).sslInvalidHostNameAllowed(true).build();',
          'builder.applyToSslSettings(ssl -> ssl.enabled(true).invalidHostNameAllowed(true));',
          'MailSSLSocketFactory sf = new MailSSLSocketFactory();\nsf.setTrustAllHosts(true); // !!',
          'new DefaultAsyncHttpClientConfig.Builder().setUseInsecureTrustManager(true).build();',
          'Jsoup.connect(url).validateTLSCertificates(false).get();',
          'PulsarClient.builder().serviceUrl(u).allowTlsInsecureConnection(true).build();',
          'PulsarClient.builder().serviceUrl(u).enableTlsHostnameVerification(false).build();',
          'webClient.getOptions().setUseInsecureSSL(true);',
          'new ConfigBuilder().withMasterUrl(u).withTrustCerts(true).build();',
          'config.useSingleServer().setSslEnableEndpointIdentification(false);',
          'email.setSSLCheckServerIdentity(false);',
          'options.setAcceptInsecureCerts(true);',
          'caps.setCapability(CapabilityType.ACCEPT_INSECURE_CERTS, true);',
          'browser.newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true));',
          'boolean all = true;\noptions.setTrustAll(all); // !!',
          'dataSource.setTrustServerCertificate(true);',
          'AttributeMap.builder().put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, Boolean.TRUE).build();',
          'import static java.lang.Boolean.TRUE;\nclass C { Object o = AttributeMap.builder().put(TRUST_ALL_CERTIFICATES, TRUE).build(); } // !!',
          { path: 'Client.kt', text: 'val o = webClientOptionsOf(ssl = true, trustAll = true)' },
          { path: 'Client.kt', text: 'options.isTrustAll = true' },
          { path: 'Client.scala', text: 'cfg.withLoose(cfg.loose.withDisableHostnameVerification(true))' },
          { path: 'Client.scala', text: 'SSLLooseConfig().withAcceptAnyCertificate(true)' },
          { path: 'client.groovy', text: 'httpRequest url: u, ignoreSslErrors: true' },
        ],
        good: [
          'options.setTrustAll(false);',
          'new HttpClientOptions().setVerifyHost(true);',
          'private boolean trustAll = true;',
          'public void setTrustAll(boolean trustAll) { this.trustAll = trustAll; }',
          'if (options.isTrustAll() == true) { log.warn("trustAll"); }',
          'assertTrue(options.trustAll(true));',
          'connectionFactory.setTrustAllPackages(true);',
          'apiClient.setVerifyingSsl(true);',
          '@Option(names = "--insecure", description = "trustAll=true") boolean insecure;',
          { path: 'Client.kt', text: 'data class Options(val trustAll: Boolean = true)' },
        ],
      },
    },
    {
      id: 'jvm-endpoint-identification',
      title: 'The host name is not checked',
      why: 'Without an algorithm for the identification of the endpoint a valid certificate of any other host is accepted.',
      fix: 'Set the algorithm to `HTTPS` (or `LDAPS`), or leave the default.',
      match: view =>
        view
          .settings(
            'endpointIdentificationAlgorithm',
            'sslEndpointIdentificationAlgorithm',
            'ssl.endpoint.identification.algorithm',
            'SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG',
            'SSL_ENDPOINT_IDENTIFICATION_ALGORITHM',
            'endpointIdentification',
            'hostnameVerificationAlgorithm',
          )
          .filter(
            ({ form, target }) =>
              form !== 'default' && (form !== 'assignment' || target !== '' || view.language !== 'java'),
          )
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'null', '""', '"none"')),
      examples: {
        bad: [
          'params.setEndpointIdentificationAlgorithm(null);',
          'sslContextFactory.setEndpointIdentificationAlgorithm("");',
          'props.put("ssl.endpoint.identification.algorithm", "");',
          'props.setProperty(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "");',
          'String none = "";\nprops.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, none); // !!',
          { path: 'Client.kt', text: 'props["ssl.endpoint.identification.algorithm"] = ""' },
          { path: 'Client.kt', text: 'val p = mapOf("ssl.endpoint.identification.algorithm" to "")' },
          { path: 'Client.scala', text: 'val p = Map("ssl.endpoint.identification.algorithm" -> "")' },
          { path: 'client.groovy', text: 'params.endpointIdentificationAlgorithm = null' },
        ],
        good: [
          'params.setEndpointIdentificationAlgorithm("HTTPS");',
          'props.put("ssl.endpoint.identification.algorithm", "https");',
          'String algorithm = props.getProperty("ssl.endpoint.identification.algorithm", "");',
          'if (params.getEndpointIdentificationAlgorithm() == null) { params.setEndpointIdentificationAlgorithm("HTTPS"); }',
        ],
      },
    },
    {
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
    },
    {
      id: 'jvm-database-plaintext',
      title: 'A connection to a database without TLS',
      why: 'The mode switches TLS off.',
      fix: 'Use `verify-full` (PostgreSQL) or `VERIFY_IDENTITY` (MySQL).',
      family: 'plaintext',
      match: view => [
        ...view
          .settings('sslMode')
          .filter(({ form }) => form !== 'default' && form !== 'assignment')
          .flatMap(setting =>
            view.when(
              view.construct(setting),
              setting.value,
              'SSLMode.DISABLE',
              'SslMode.DISABLED',
              '"disable"',
              '"disabled"',
            ),
          ),
        ...keyed(view, ['useSSL']).flatMap(({ construct, value }) => view.when(construct, value, '"false"')),
      ],
      examples: {
        bad: [
          'PostgresqlConnectionConfiguration.builder().host(h).sslMode(SSLMode.DISABLE).build();',
          'MySqlConnectionConfiguration.builder().host(h).sslMode(SslMode.DISABLED).build();',
          'dataSource.setSslMode("disable");',
          'props.setProperty("useSSL", "false");',
        ],
        good: [
          'PostgresqlConnectionConfiguration.builder().host(h).sslMode(SSLMode.VERIFY_FULL).build();',
          'props.setProperty("useSSL", "true");',
          'void setSslMode(String sslMode) { this.sslMode = "disable"; }',
        ],
      },
    },
  ],
})
