import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { acceptingClasses } from './accepting-trust-managers.ts'

export const jvmTrustManagerAccepts: Rule<CodeView> = {
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
}
