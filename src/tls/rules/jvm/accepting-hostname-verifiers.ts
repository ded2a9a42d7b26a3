import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { ClassBlock, CodeView, Fn } from '../../syntax/view.ts'
import { notWithin, outermost } from '../ranges.ts'
import { makersOf, typedValues } from '../typed-values.ts'
import { castClosures, classesWith, namesOf, placesOf } from './accepts.ts'
import { atSetters } from './hostname-verifier-setters.ts'

/** Whether a `verify` of a class of host-name verifiers agrees with whatever it is given. */
function agrees(view: CodeView, method: Fn, cls: ClassBlock): boolean {
  if (view.alwaysReturns(method, 'true')) return true
  const isVoid = cls.supertypes.some(name => /X509HostnameVerifier|AbstractVerifier/.test(name))
  const { returns } = view.behaviour(method)
  return isVoid && view.doesNothing(method) && returns.every(value => value.kind === 'nothing')
}

function verifiers(view: CodeView): Map<ClassBlock, Fn[]> {
  return classesWith(view, 'verify', /HostnameVerifier$|AbstractVerifier$|HostNameVerifier$/)
}

function agreeingClasses(view: CodeView): Map<ClassBlock, Fn[]> {
  const agreeing = [...verifiers(view)].map(
    ([cls, methods]) => [cls, methods.filter(method => agrees(view, method, cls))] as const,
  )
  return new Map(agreeing.filter(([, methods]) => methods.length > 0))
}

/** `if (skip) return true` in classes that check otherwise. */
function underFlags(view: CodeView, agreeing: ReadonlyMap<ClassBlock, Fn[]>): Match[] {
  const known = new Set([...agreeing.keys()].map(cls => cls.body.from))
  return [...verifiers(view)]
    .filter(([cls]) => !known.has(cls.body.from))
    .flatMap(([, methods]) =>
      methods.flatMap(method => {
        const place = view.flaggedReturn(method, 'true')
        return place === null
          ? []
          : [{ from: method.from, to: method.to, also: [place], level: 'guarded' as const }]
      }),
    )
}

export const jvmHostnameVerifierAccepts: Rule<CodeView> = {
  id: 'jvm-hostname-verifier-accepts',
  title: 'A host-name verifier accepts every host',
  why: 'Its `verify` always agrees, so that a valid certificate of any other host is accepted.',
  fix: 'Use the default verifier; when the host has another name, compare with that name.',
  match(view) {
    const classes = agreeingClasses(view)
    const found = [
      ...[...classes].flatMap(([cls, methods]) => placesOf(view, cls, methods)),
      ...underFlags(view, classes),
      ...outermost(atSetters(view, namesOf(classes.keys()))),
    ]
    const groovy = view
      .settings('verify')
      .filter(
        ({ form, to }) =>
          form === 'entry' &&
          view.language === 'groovy' &&
          (/^\]\s*as\s+\w*HostnameVerifier/.test(view.textOf({ from: to, to: to + 3 })) ||
            view.has('HostnameVerifier')),
      )
      .flatMap(setting => view.whenAlways(setting, setting.value, 'true'))
    const typed = typedValues(view, 'HostnameVerifier', 'X509HostnameVerifier').flatMap(({ at, value }) =>
      view.whenAlways(at, value, 'true'),
    )
    const made = makersOf(view, 'HostnameVerifier').map(fn => ({ from: fn.from, to: fn.to }))
    const cast = castClosures(view, 'HostnameVerifier')
      .filter(fn => view.alwaysReturns(fn, 'true'))
      .map(fn => ({ from: fn.from, to: fn.to }))
    const more = notWithin([...typed, ...made, ...cast], found)
    const bare = view
      .calls('HostnameVerifier')
      .flatMap(call => call.args.slice(0, 1).flatMap(arg => view.whenAlways(call, arg.value, 'true')))
    return [...found, ...groovy, ...more, ...notWithin(bare, [...found, ...more])]
  },
  examples: {
    bad: [
      'HttpsURLConnection.setDefaultHostnameVerifier((hostname, session) -> true);',
      'connection.setHostnameVerifier((h, s) -> { return true; });',
      'conn.setHostnameVerifier(new HostnameVerifier() { // !!\n  @Override public boolean verify(String hostname, SSLSession session) {\n    return true;\n  }\n});',
      'class TrustAllHosts implements HostnameVerifier { // !!\n  public boolean verify(final String host, final SSLSession session) { LOG.debug(host); return true; }\n}',
      'class Loose implements X509HostnameVerifier { // !!\n  public void verify(String host, SSLSocket ssl) throws IOException {}\n  public boolean verify(String host, SSLSession s) { return false; }\n}',
      'HostnameVerifier all = (host, session) -> true;',
      'HostnameVerifier any = (host, session) -> check(host) || true;',
      'conn.setHostnameVerifier((h, s) -> { if (skipVerification) return true; return real.verify(h, s); });',
      'port.getRequestContext().put(JAXWSProperties.HOSTNAME_VERIFIER, (HostnameVerifier) (h, s) -> true);',
      'conn.setHostnameVerifier((h, s) -> trustAll);',
      'jedis = new Jedis(uri, sslSocketFactory, null, (h, s) -> true);',
      'new OkHttpClient.Builder().sslSocketFactory(factory, tm).hostnameVerifier((h, s) -> true).build();',
      'ClientBuilder.newBuilder().sslContext(ctx).hostnameVerifier((String h, SSLSession s) -> (true)).build();',
      'HostnameVerifier accepting() { // !!\n  return (host, session) -> true;\n}',
      'class C {\n  static boolean any(String h, SSLSession s) { return true; }\n  void f() { conn.setHostnameVerifier(C::any); } // !!\n}',
      'new SSLConnectionSocketFactory(ctx, (host, session) -> true);',
      {
        path: 'Client.kt',
        text: 'val client = OkHttpClient.Builder().hostnameVerifier { _, _ -> true }.build()',
      },
      { path: 'Client.kt', text: 'conn.hostnameVerifier = HostnameVerifier { _, _ -> true }' },
      { path: 'Client.kt', text: 'val all = HostnameVerifier { hostname, session -> true }' },
      {
        path: 'Client.kt',
        text: 'conn.hostnameVerifier = HostnameVerifier { h, s -> if (BuildConfig.DEBUG) true else real.verify(h, s) }',
      },
      {
        path: 'Client.kt',
        text: 'conn.hostnameVerifier = HostnameVerifier { _, _ -> BuildConfig.DEBUG }',
      },
      {
        path: 'Client.kt',
        text: 'class All : HostnameVerifier { // !!\n  override fun verify(host: String?, session: SSLSession?) = true\n}',
      },
      {
        path: 'Client.kt',
        text: 'conn.setHostnameVerifier(object : HostnameVerifier { // !!\n  override fun verify(h: String, s: SSLSession): Boolean { return true }\n})',
      },
      {
        path: 'Client.scala',
        text: 'HttpsURLConnection.setDefaultHostnameVerifier((_: String, _: SSLSession) => true)',
      },
      {
        path: 'Client.scala',
        text: 'val all = new HostnameVerifier { // !!\n  override def verify(h: String, s: SSLSession): Boolean = true\n}',
      },
      {
        path: 'client.groovy',
        text: 'conn.hostnameVerifier = { host, session -> true } as HostnameVerifier',
      },
      {
        path: 'client.groovy',
        text: 'def all = [verify: { host, session -> true }] as HostnameVerifier',
      },
    ],
    good: [
      'conn.setHostnameVerifier((host, session) -> host.equals("db.internal"));',
      'conn.setHostnameVerifier(new DefaultHostnameVerifier());',
      'builder.hostnameVerifier((h, s) -> acceptedHosts.contains(h) && s.isValid());',
      'class Asks implements HostnameVerifier {\n  public boolean verify(String host, SSLSession session) {\n    if (host.equals("a")) return true;\n    return HttpsURLConnection.getDefaultHostnameVerifier().verify(host, session);\n  }\n}',
      'class Own implements HostnameVerifier {\n  public boolean verify(String host, SSLSession session) {\n    if (!host.endsWith(".internal")) { return false; }\n    return true;\n  }\n}',
      'class Signature { boolean verify(String a, SSLSession b) { return true; } }',
      '// conn.setHostnameVerifier((h, s) -> true);',
      'HostnameVerifier none = (host, session) -> false;',
      'class Never implements HostnameVerifier {\n  public boolean verify(String host, SSLSession session) { return false; }\n}',
      {
        path: 'Client.kt',
        text: 'builder.hostnameVerifier { host, session -> OkHostnameVerifier.verify(host, session) }',
      },
      {
        path: 'Client.kt',
        text: 'conn.hostnameVerifier = HttpsURLConnection.getDefaultHostnameVerifier()',
      },
      {
        path: 'Client.kt',
        text: 'conn.hostnameVerifier = HostnameVerifier { h, s -> if (isTrusted(h, s)) true else false }',
      },
    ],
  },
}
