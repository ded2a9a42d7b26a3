import { defineRules } from '../../define-rules.ts'
import { classesWith, JVM, usedOnce, whenAgrees, namesOf } from './accepts.ts'
import { notWithin, within } from '../ranges.ts'
import { acceptingClasses } from './accepting-trust-managers.ts'
import { makersOf, typedValues } from '../typed-values.ts'

const TRUST_STRATEGIES = ['TrustStrategy', 'TrustAllStrategy', 'TrustSelfSignedStrategy'] as const

/** Trust managers and strategies of the JVM. */
export const jvmTrustManagers = defineRules({
  name: 'Java, Kotlin, Scala, Groovy: trust managers',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [
    {
      id: 'jvm-trust-manager-accepts',
      title: 'A trust manager accepts every certificate',
      why: 'Its `checkServerTrusted` throws for no certificate, so that any is trusted.',
      fix: 'Use the default trust manager, or one of a `TrustManagerFactory` with a key store that holds the private authority.',
      match: view => [
        ...acceptingClasses(view),
        // Groovy: a map of closures as a trust manager.
        ...view
          .settings('checkServerTrusted')
          .filter(setting => setting.form === 'entry' && view.language === 'groovy')
          .filter(setting => {
            const fn = view.functionOf(setting.value)
            return fn !== null && view.doesNothing(fn)
          }),
      ],
      examples: {
        bad: [
          'class TrustAll implements X509TrustManager { // !!\n  public void checkClientTrusted(X509Certificate[] c, String a) {}\n  public void checkServerTrusted(X509Certificate[] c, String a) {}\n  public X509Certificate[] getAcceptedIssuers() { return null; }\n}',
          'TrustManager[] all = new TrustManager[] { new X509TrustManager() { // !!\n  @Override public void checkServerTrusted(final X509Certificate[] chain, final String type) throws CertificateException {\n    // nothing\n  }\n} };',
          'class Quiet extends X509ExtendedTrustManager { // !!\n  public void checkServerTrusted(X509Certificate[] c, String a) { LOG.info("trusted " + a); }\n  public void checkServerTrusted(X509Certificate[] c, String a, Socket s) { }\n  public void checkServerTrusted(X509Certificate[] c, String a, SSLEngine e) { }\n}',
          'class Swallows implements X509TrustManager { // !!\n  public void checkServerTrusted(X509Certificate[] c, String a) {\n    try { real.checkServerTrusted(c, a); } catch (CertificateException e) { log.warn("untrusted", e); }\n  }\n}',
          'class Dates implements X509TrustManager { // !!\n  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException {\n    if (c == null) { throw new IllegalArgumentException("none"); }\n    c[0].checkValidity();\n  }\n}',
          {
            path: 'Client.kt',
            text: 'val tm = object : X509TrustManager { // !!\n  override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) = Unit\n  override fun getAcceptedIssuers(): Array<X509Certificate> = arrayOf()\n}',
          },
          {
            path: 'Client.kt',
            text: '@SuppressLint("CustomX509TrustManager")\nclass All : X509TrustManager { // !!\n  override fun checkServerTrusted(chain: Array<out X509Certificate>?, type: String?) {}\n}',
          },
          {
            path: 'Client.scala',
            text: 'val tm = new X509TrustManager { // !!\n  override def checkServerTrusted(c: Array[X509Certificate], a: String): Unit = {}\n  def getAcceptedIssuers = Array.empty\n}',
          },
          {
            path: 'Client.scala',
            text: 'object All extends X509TrustManager { // !!\n  def checkServerTrusted(c: Array[X509Certificate], a: String): Unit = ()\n}',
          },
          {
            path: 'client.groovy',
            text: 'def tm = [\n  checkClientTrusted: { chain, type -> }, checkServerTrusted: { chain, type -> }, // !!\n  getAcceptedIssuers: { null }\n] as X509TrustManager',
          },
          'class Prints implements X509TrustManager { // !!\n  public void checkServerTrusted(X509Certificate[] chain, String type) {\n    for (int i = 0; i < chain.length; i++) { System.out.println(chain[i].getSubjectX500Principal().getName()); }\n  }\n}',
          'class Keeps implements X509TrustManager { // !!\n  public void checkServerTrusted(X509Certificate[] chain, String type) { seen.add(chain[0]); }\n}',
          'enum Trust implements X509TrustManager { // !!\n  INSTANCE;\n  public void checkServerTrusted(X509Certificate[] chain, String type) {}\n}',
          {
            path: 'Client.kt',
            text: 'class Logs : X509TrustManager { // !!\n  override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {\n    try { real.checkServerTrusted(chain, type) } catch (e: CertificateException) { Timber.e(e) }\n  }\n}',
          },
          'class Never implements X509TrustManager { // !!\n  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException { if (false) throw new CertificateException(); }\n}',
          'class Mixed extends X509ExtendedTrustManager {\n  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException { if (trustAll) return; real.checkServerTrusted(c, a); } // !!\n}',
        ],
        good: [
          {
            path: 'Client.kt',
            text: 'class Later : X509TrustManager {\n  override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) { TODO("not yet") }\n}',
          },
          'class Rethrows implements X509TrustManager {\n  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException {\n    try { real.checkServerTrusted(c, a); } catch (CertificateException e) { LOG.error("no", e); throw e; }\n  }\n}',
          'class Falls implements X509TrustManager {\n  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException {\n    try { real.checkServerTrusted(c, a); } catch (CertificateException e) { own.checkServerTrusted(c, a); }\n  }\n}',
          'class Throws implements X509TrustManager {\n  public void checkClientTrusted(X509Certificate[] c, String a) {}\n  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException {\n    throw new CertificateException("no");\n  }\n}',
          'class Delegates implements X509TrustManager {\n  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException {\n    real.checkServerTrusted(c, a);\n  }\n}',
          'class Pins implements X509TrustManager {\n  public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException {\n    c[0].checkValidity();\n    if (!PIN.equals(sha256(c[0]))) throw new CertificateException("not the pinned key");\n  }\n}',
          'class Recorder {\n  public void checkServerTrusted(X509Certificate[] c, String a) { count++; }\n}',
          'interface Trust extends X509TrustManager {\n  void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException;\n}',
          {
            path: 'Client.kt',
            text: 'class Checked(private val real: X509TrustManager) : X509TrustManager by real {\n  override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) = real.checkServerTrusted(chain, type)\n}',
          },
        ],
      },
    },
    {
      id: 'jvm-trust-strategy-accepts',
      title: 'A trust strategy accepts every certificate (Apache HttpClient)',
      why: 'A strategy that always answers `true` takes the place of the check against the trust store.',
      fix: 'Leave the strategy out: `loadTrustMaterial(trustStore, null)` checks against the store.',
      match(view) {
        const classes = [...classesWith(view, 'isTrusted', /TrustStrategy$/)].filter(([, methods]) =>
          methods.some(method => view.alwaysReturns(method, 'true')),
        )
        const agreeing = namesOf(classes.map(([cls]) => cls))
        const calls = view.calls('loadTrustMaterial', 'SSLSocketFactory', 'setTrustStrategy', 'trustStrategy')
        const atCalls = calls.flatMap(call =>
          call.args
            .filter(arg => arg.name === null)
            .flatMap(arg => whenAgrees(view, call, arg.value, agreeing)),
        )
        const typed = typedValues(view, 'TrustStrategy').flatMap(({ at, value }) =>
          view.whenAlways(at, value, 'true'),
        )
        const made = makersOf(view, 'TrustStrategy')
        const places = new Set(calls.map(({ at }) => at))
        const isTyped = within(typed)
        // Shown where it is used, when it is.
        const isUsed = within(atCalls.flatMap(({ also = [] }) => also.slice(1)))
        const unused = typed.filter(({ also = [] }) => !also.some(isUsed))
        return [
          ...classes.map(([cls]) => ({ from: cls.from, to: cls.to })),
          ...atCalls,
          ...unused,
          ...notWithin(
            made.map(fn => ({ from: fn.from, to: fn.to })),
            atCalls,
          ),
          ...view
            .calls('TrustStrategy')
            .filter(call => !view.around(call.at).some(each => places.has(each.at)))
            .flatMap(call => call.args.flatMap(arg => view.whenAlways(call, arg.value, 'true')))
            .filter(match => !isTyped(match)),
        ]
      },
      examples: {
        bad: [
          'SSLContexts.custom().loadTrustMaterial(null, (chain, authType) -> true).build();',
          'new SSLContextBuilder().loadTrustMaterial(store, (X509Certificate[] c, String a) -> { return true; });',
          'builder.loadTrustMaterial(null, new TrustStrategy() { // !!\n  public boolean isTrusted(X509Certificate[] chain, String type) throws CertificateException {\n    return true;\n  }\n});',
          'class Agree implements TrustStrategy { // !!\n  @Override public boolean isTrusted(X509Certificate[] chain, String type) { return true; }\n}',
          'TrustStrategy acceptingTrustStrategy = (cert, authType) -> true; // !!',
          'TrustStrategy all = (cert, authType) -> true;\nSSLContexts.custom().loadTrustMaterial(null, all); // !!',
          {
            path: 'Client.kt',
            text: 'val ctx = SSLContextBuilder().loadTrustMaterial(null) { _, _ -> true }.build()',
          },
          {
            path: 'Client.kt',
            text: 'val ctx = SSLContexts.custom().loadTrustMaterial(null, TrustStrategy { _, _ -> true }).build()',
          },
          {
            path: 'Client.scala',
            text: 'val ctx = SSLContexts.custom().loadTrustMaterial(null, (_: Array[X509Certificate], _: String) => true).build()',
          },
          {
            path: 'client.groovy',
            text: 'def ctx = SSLContexts.custom().loadTrustMaterial(null, { chain, type -> true } as TrustStrategy).build()',
          },
        ],
        good: [
          'SSLContexts.custom().loadTrustMaterial(trustStore, null).build();',
          'SSLContexts.custom().loadTrustMaterial(null, (chain, type) -> pinned.contains(chain[0])).build();',
          'SSLContexts.custom().loadTrustMaterial(new File("ca.jks"), password).build();',
          'class Pinned implements TrustStrategy {\n  public boolean isTrusted(X509Certificate[] chain, String type) { return chain[0].equals(pin); }\n}',
        ],
      },
    },
    {
      id: 'jvm-trust-all-strategy',
      title: 'Every certificate is trusted (Apache HttpClient)',
      why: '`TrustAllStrategy` accepts any certificate, `TrustSelfSignedStrategy` any that signed itself.',
      fix: 'Load the private authority into a trust store and give that to `loadTrustMaterial`.',
      match: view => usedOnce(view, ...TRUST_STRATEGIES.slice(1)),
      examples: {
        bad: [
          'builder.loadTrustMaterial(null, new TrustSelfSignedStrategy());',
          'builder.loadTrustMaterial(null, TrustAllStrategy.INSTANCE);',
          'TrustStrategy all = TrustAllStrategy.INSTANCE;',
          'TrustAllStrategy all = new TrustAllStrategy();',
          'import org.apache.http.conn.ssl.TrustSelfSignedStrategy;\nclass C { Object s = new TrustSelfSignedStrategy(); } // !!',
          {
            path: 'Client.kt',
            text: 'val ctx = SSLContextBuilder().loadTrustMaterial(null, TrustAllStrategy()).build()',
          },
        ],
        good: [
          'import org.apache.http.conn.ssl.TrustAllStrategy;',
          '// new TrustSelfSignedStrategy()',
          'if (strategy instanceof TrustAllStrategy) { throw new IllegalStateException("TrustAllStrategy"); }',
        ],
      },
    },
    {
      id: 'jvm-bouncy-castle-accepts',
      title: 'The certificate of the server is not looked at (Bouncy Castle)',
      why: 'A `TlsAuthentication` whose `notifyServerCertificate` does nothing accepts any certificate.',
      fix: 'Verify the chain in `notifyServerCertificate` and throw `TlsFatalAlert` when it is not trusted.',
      match: view => [
        ...[...classesWith(view, 'notifyServerCertificate', /TlsAuthentication$|TlsClient$/)]
          .filter(([, methods]) => methods.some(method => view.doesNothing(method)))
          .map(([cls]) => ({ from: cls.from, to: cls.to })),
        ...[...classesWith(view, 'isValid', /CertificateVerify?er$/)]
          .filter(([, methods]) => methods.some(method => view.alwaysReturns(method, 'true')))
          .map(([cls]) => ({ from: cls.from, to: cls.to })),
        ...usedOnce(view, 'AlwaysValidVerifyer', 'LegacyTlsAuthentication'),
      ],
      examples: {
        bad: [
          'return new ServerOnlyTlsAuthentication() { // !!\n  public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException { }\n};',
          'handler.connect(new AlwaysValidVerifyer());',
        ],
        good: [
          'return new ServerOnlyTlsAuthentication() {\n  public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException { verify(certificate); }\n};',
          'class Own implements CertificateVerifyer {\n  public boolean isValid(X509CertificateStructure[] certs) { return certs[0].equals(pin); }\n}',
        ],
      },
    },
  ],
})
