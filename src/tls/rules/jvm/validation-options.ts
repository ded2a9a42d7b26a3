import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isOption } from './is-option.ts'
import { OFF, ON } from './option-names.ts'

/** The names, and for languages that write getters as properties also `isName`. */
function names(view: CodeView, list: readonly string[]): readonly string[] {
  return view.language === 'java' ? list : [...list, ...list.map(name => `is${name}`)]
}

export const jvmValidationOff: Rule<CodeView> = {
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
}
