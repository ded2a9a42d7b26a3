import { defineRules } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { ClassBlock, CodeView, Fn, Range } from '../../syntax/view.ts'
import { classesWith, JVM, placesOf, usedOnce, whenAgrees, namesOf } from './accepts.ts'
import { notWithin, within } from '../ranges.ts'
import { makersOf, typedValues } from '../typed-values.ts'

/** Calls that look at a certificate's dates alone, or keep it: whoever made it is accepted. */
const HARMLESS =
  /^(?:checkValidity|checkNotNull|requireNonNull|forEach|let|also|apply|firstOrNull|first|head|next|iterator|hasNext|asList|stream|add|addAll|addFirst|addLast|put|offer|push|increment\w*|getAndIncrement|countDown|set[A-Z]\w*)$/

/** Whether a method of a trust manager lets every certificate through that has not run out. */
function acceptsAny(view: CodeView, method: Fn): boolean {
  if (view.doesNothing(method)) return true
  const { calls } = view.behaviour(method)
  if (calls.some(call => !HARMLESS.test(call.name) && !call.name.endsWith('Exception'))) return false
  const text = view.textOf(method.body)
  const thrown = [...text.matchAll(/\bthrow\s+(?:new\s+)?([\w.]+)/g)].map(found => found[1] ?? '')
  // Kotlin's `TODO()` and `error()` throw, too.
  if (thrown.length === 0 && view.behaviour(method).throws) return false
  const isOnlyForm = thrown.every(name => /(?:IllegalArgument|NullPointer)Exception$/.test(name))
  return isOnlyForm
}

/** What accepts any client in a class that accepts any server. */
function emptyBeside(view: CodeView, cls: ClassBlock): Fn[] {
  return view.methods(cls.body, 'checkClientTrusted').filter(method => acceptsAny(view, method))
}

/** The classes that accept every server, and where a context is initialised with one of them. */
function acceptingClasses(view: CodeView): Match[] {
  const classes = [...classesWith(view, 'checkServerTrusted', TRUST_MANAGER)].map(([cls, methods]) => ({
    cls,
    methods,
    accepting: methods.filter(method => acceptsAny(view, method)),
  }))
  const found = classes.flatMap(({ cls, methods, accepting }) =>
    accepting.length > 0
      ? placesOf(view, cls, [...accepting, ...emptyBeside(view, cls)])
      : methods.flatMap(method => underFlag(view, method)),
  )
  const accepted = classes.filter(({ accepting }) => accepting.length > 0).map(({ cls }) => cls)
  return [...found, ...notWithin(initialised(view, accepted), found)]
}

/** `context.init(null, trustManagers, null)`, where the trust managers are, or hold, one of the classes. */
function initialised(view: CodeView, classes: readonly ClassBlock[]): Match[] {
  if (classes.length === 0) return []
  const names = namesOf(classes)
  return view.calls('init').flatMap(call => {
    const managers = call.args.length === 3 ? (call.args[1]?.value ?? null) : null
    if (managers === null || classes.some(cls => call.from <= cls.from && cls.to <= call.to + 1)) return []
    return holdsOne(view, managers, classes, names, 0) ? [{ from: call.from, to: call.to }] : []
  })
}

function holdsOne(
  view: CodeView,
  range: Range,
  classes: readonly ClassBlock[],
  names: ReadonlySet<string>,
  depth: number,
): boolean {
  if (range.to - range.from > MOST_OF_MANAGERS) return false
  const words = view.textOf(range).match(/[A-Za-z_]\w*/g) ?? []
  if (words.some(word => names.has(word))) return true
  if (depth > 1) return false
  return words.some(word => {
    const value = lastValueBefore(view, word, range.from)
    if (value === null) return false
    const isOne = classes.some(cls => value.from <= cls.body.from && cls.body.to <= value.to)
    return isOne || holdsOne(view, value, classes, names, depth + 1)
  })
}

/** What a variable was given last before a place; of a field that is set further down, what it is given there. */
function lastValueBefore(view: CodeView, variable: string, at: number): Range | null {
  const values = view
    .settings(variable)
    .filter(
      ({ name, form, from }) => name === variable && form === 'assignment' && Math.abs(from - at) < FARTHEST,
    )
  const last = values.findLast(({ from }) => from < at) ?? values[0]
  return last?.value ?? null
}

/** Most tokens of an expression that gives trust managers. */
const MOST_OF_MANAGERS = 40

/** How far from its use, in tokens, a variable's value is looked for. */
const FARTHEST = 1_000

/** `if (trustAll) return`. */
function underFlag(view: CodeView, method: Fn): Match[] {
  const place = view.flaggedReturn(method, 'nothing')
  return place === null ? [] : [{ from: method.from, to: method.to, also: [place], level: 'guarded' }]
}

/** Classes that take part in the decision whether a server is trusted. */
const TRUST_MANAGER = /TrustManager(?:Adapter|Base|Impl|Wrapper)?$/

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
        const isUsed = atCalls.some(({ also = [] }) => also.length > 1)
        return [
          ...classes.map(([cls]) => ({ from: cls.from, to: cls.to })),
          ...atCalls,
          ...(isUsed ? [] : typed),
          ...made.map(fn => ({ from: fn.from, to: fn.to })),
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
