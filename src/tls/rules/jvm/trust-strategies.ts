import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { notWithin, within } from '../ranges.ts'
import { makersOf, typedValues } from '../typed-values.ts'
import { classesWith, namesOf, usedOnce, whenAgrees } from './accepts.ts'

const TRUST_STRATEGIES = ['TrustStrategy', 'TrustAllStrategy', 'TrustSelfSignedStrategy'] as const

export const jvmTrustStrategyAccepts: Rule<CodeView> = {
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
      call.args.filter(arg => arg.name === null).flatMap(arg => whenAgrees(view, call, arg.value, agreeing)),
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
}

export const jvmTrustAllStrategy: Rule<CodeView> = {
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
}
