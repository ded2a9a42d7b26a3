import { expect, test } from 'vitest'
import { viewOf } from './view.ts'

/** Functions that are given as a value and always accept: language, code, name of the setting, accepted value. */
const accepts: readonly (readonly [string, string, string, string])[] = [
  ['kotlin', 'b.check { a, c ->\n  println(a)\n  return@check true\n}', 'check', 'true'],
  ['vb', 'Function Any(a, b)\n  Any = True\nEnd Function\nx.Check = AddressOf Any', 'Check', 'true'],
  ['fsharp', 'x.Check <- Func<_,_,_>(fun _ _ -> true)', 'Check', 'true'],
  ['csharp', 'x.Check = new Func<A, B, bool>((a, b) => true);', 'Check', 'true'],
  ['powershell', '$x.Check = [Some.Callback]{ param($a, $b) return $true }', 'Check', 'true'],
  ['python', 'ctx.set_verify(SSL.VERIFY_PEER, lambda *a: True)', 'set_verify', 'true'],
  ['python', 'ctx.callback = lambda conn, cert, errno, depth, ok: True', 'callback', 'true'],
  [
    'python',
    'def accept(a, b):\n    log.info("x")\n    return True\n\nctx.callback = accept',
    'callback',
    'true',
  ],
  ['javascript', 'const o = { checkServerIdentity: () => undefined }', 'checkServerIdentity', 'null'],
  ['javascript', 'o.checkServerIdentity = function (host, cert) {}', 'checkServerIdentity', 'nothing'],
  ['javascript', 'o.checkServerIdentity = (host, cert) => { return null; }', 'checkServerIdentity', 'null'],
  [
    'javascript',
    'const noop = () => {}\nconst o = { checkServerIdentity: noop }',
    'checkServerIdentity',
    'nothing',
  ],
  [
    'javascript',
    'o = { checkServerIdentity(host, cert) { return undefined } }',
    'checkServerIdentity',
    'null',
  ],
  [
    'typescript',
    'o.check = (host: string, cert: PeerCertificate): Error | undefined => undefined',
    'check',
    'null',
  ],
  [
    'go',
    'c.VerifyPeerCertificate = func(raw [][]byte, _ [][]*x509.Certificate) error { return nil }',
    'VerifyPeerCertificate',
    'null',
  ],
  ['java', 'b.setHostnameVerifier((host, session) -> true);', 'setHostnameVerifier', 'true'],
  [
    'java',
    'b.hostnameVerifier((h, s) -> { log.debug("x"); return (((true))); });',
    'hostnameVerifier',
    'true',
  ],
  [
    'java',
    'b.hostnameVerifier(Main::accept);\nclass Main { static boolean accept(String h, SSLSession s) { return true; } }',
    'hostnameVerifier',
    'true',
  ],
  ['kotlin', 'b.hostnameVerifier { _, _ -> true }', 'hostnameVerifier', 'true'],
  ['kotlin', 'b.hostnameVerifier(HostnameVerifier { _, _ -> true })', 'hostnameVerifier', 'true'],
  [
    'kotlin',
    'b.hostnameVerifier(::accept)\nfun accept(h: String, s: SSLSession): Boolean = true',
    'hostnameVerifier',
    'true',
  ],
  ['scala', 'b.setHostnameVerifier((_, _) => true)', 'setHostnameVerifier', 'true'],
  ['groovy', 'b.setHostnameVerifier({ h, s -> true } as HostnameVerifier)', 'setHostnameVerifier', 'true'],
  [
    'csharp',
    'h.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;',
    'ServerCertificateCustomValidationCallback',
    'true',
  ],
  [
    'csharp',
    'ServicePointManager.ServerCertificateValidationCallback += delegate { return true; };',
    'ServerCertificateValidationCallback',
    'true',
  ],
  [
    'csharp',
    'var h = new H { Callback = delegate (object s, X509Certificate c) { return true; } };',
    'Callback',
    'true',
  ],
  [
    'csharp',
    'h.Callback = Accept;\nprivate static bool Accept(object s, X509Chain c) => true;',
    'Callback',
    'true',
  ],
  [
    'csharp',
    'h.Callback = new RemoteCertificateValidationCallback(Accept);\nbool Accept(object s) { return true; }',
    'Callback',
    'true',
  ],
  ['fsharp', 'h.Callback <- fun _ _ _ _ -> true', 'Callback', 'true'],
  ['fsharp', 'h.Callback <- (fun msg cert chain errors -> true)', 'Callback', 'true'],
  ['vb', 'h.Callback = Function(s, c, ch, e) True', 'Callback', 'true'],
  ['vb', 'h.Callback = Function(s, c)\n  Return True\nEnd Function', 'Callback', 'true'],
  [
    'vb',
    'h.Callback = AddressOf Accept\nFunction Accept(s As Object, c As X509) As Boolean\n  Return True\nEnd Function',
    'Callback',
    'true',
  ],
  [
    'powershell',
    '[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }',
    'ServerCertificateValidationCallback',
    'true',
  ],
  ['powershell', '$h.Callback = { param($s, $c) return $true }', 'Callback', 'true'],
  ['ruby', 'http.verify_callback = ->(ok, ctx) { true }', 'verify_callback', 'true'],
  ['ruby', 'http.verify_callback = proc { |ok, ctx| true }', 'verify_callback', 'true'],
  ['ruby', 'http.verify_callback = lambda do |ok, ctx|\n  true\nend', 'verify_callback', 'true'],
  ['php', '$o->callback = function ($a, $b) { return true; };', 'callback', 'true'],
  ['php', '$o->callback = fn($a) => true;', 'callback', 'true'],
  ['perl', '$o->verify_callback(sub { return 1; });', 'verify_callback', '1'],
  ['perl', '$h{SSL_verify_callback} = sub { 1 };', 'SSL_verify_callback', '1'],
  ['lua', 'o.callback = function(a, b) return true end', 'callback', 'true'],
  ['elixir', 'o = [verify_fun: fn _, _ -> :valid end]', 'verify_fun', 'valid'],
  ['erlang', 'O = [{verify_fun, fun(_, _) -> valid end}].', 'verify_fun', 'valid'],
  ['rust', 'b.set_verify_callback(|_, _| true);', 'set_verify_callback', 'true'],
  ['rust', 'b.set_verify_callback(|ok, ctx| { println!("x"); true });', 'set_verify_callback', 'true'],
  ['swift', 'm.callback = { _, _ in true }', 'callback', 'true'],
  ['swift', 'm.callback = { (a, b) -> Bool in\n  return true\n}', 'callback', 'true'],
  ['dart', 'c.badCertificateCallback = (cert, host, port) => true;', 'badCertificateCallback', 'true'],
  [
    'dart',
    'c..badCertificateCallback = (X509Certificate cert, String host, int port) { return true; };',
    'badCertificateCallback',
    'true',
  ],
  ['dart', 'c.badCertificateCallback = ((cert, host, port) => true);', 'badCertificateCallback', 'true'],
  ['cpp', 'ctx.set_verify_callback([](bool ok, auto& c) { return true; });', 'set_verify_callback', 'true'],
  [
    'c',
    'int accept(int ok, X509_STORE_CTX *c) { return 1; }\nvoid f() { set_callback(accept); }',
    'set_callback',
    '1',
  ],
  ['objective-c', '[m setCallback:^BOOL(id a, id b) { return YES; }];', 'setCallback', 'true'],
  ['r', 'h$callback <- function(a, b) TRUE', 'callback', 'true'],
  ['julia', 'c.callback = (a, b) -> true', 'callback', 'true'],
]

test.each(accepts)('in %s, %s accepts everything', (id, code, name, value) => {
  const view = viewOf(id, code)
  const settings = view.settings(name)
  const found = settings.flatMap(setting => {
    const call = view.calls(name)[0]
    return [
      ...view.whenAlways(setting, setting.value, value),
      ...(call === undefined ? [] : call.args.flatMap(arg => view.whenAlways(call, arg.value, value))),
    ]
  })
  expect(found.length).toBeGreaterThan(0)
})

/** The same with a body that can refuse. */
const refuses: readonly (readonly [string, string, string, string])[] = [
  ['python', 'ctx.callback = lambda a, ok: ok', 'callback', 'true'],
  [
    'python',
    'def check(a, b):\n    if a:\n        return False\n    return True\n\nctx.callback = check',
    'callback',
    'true',
  ],
  ['javascript', 'o.check = (host, cert) => tls.checkServerIdentity(host, cert)', 'check', 'null'],
  ['javascript', 'o.check = (host, cert) => { if (!pinned(cert)) return new Error("x") }', 'check', 'null'],
  [
    'go',
    'c.Verify = func(raw [][]byte) error { if len(raw) == 0 { return errors.New("x") }; return nil }',
    'Verify',
    'null',
  ],
  ['java', 'b.hostnameVerifier((h, s) -> h.equals("a"));', 'hostnameVerifier', 'true'],
  [
    'java',
    'b.hostnameVerifier((h, s) -> { if (bad(h)) throw new X(); return true; });',
    'hostnameVerifier',
    'true',
  ],
  ['csharp', 'h.Callback = (m, c, ch, e) => e == SslPolicyErrors.None;', 'Callback', 'true'],
  [
    'csharp',
    'h.Callback = (m, c, ch, e) => { if (e == SslPolicyErrors.None) return true; return false; };',
    'Callback',
    'true',
  ],
  ['kotlin', 'b.hostnameVerifier { host, _ -> host == "a" }', 'hostnameVerifier', 'true'],
  ['rust', 'b.set_verify_callback(|ok, _| ok);', 'set_verify_callback', 'true'],
  ['dart', 'c.badCertificateCallback = (cert, host, port) => host == "a";', 'badCertificateCallback', 'true'],
]

test.each(refuses)('in %s, %s can refuse', (id, code, name, value) => {
  const view = viewOf(id, code)
  expect(view.settings(name).flatMap(setting => view.whenAlways(setting, setting.value, value))).toEqual([])
})

/** Methods of classes with a supertype that do nothing. */
const empty: readonly (readonly [string, string, string, string])[] = [
  [
    'java',
    'class T implements X509TrustManager {\n public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException {}\n}',
    'X509TrustManager',
    'checkServerTrusted',
  ],
  [
    'java',
    'TrustManager[] t = new TrustManager[] { new X509TrustManager() {\n @Override public void checkServerTrusted(X509Certificate[] c, String a) { log.info("x"); }\n} };',
    'X509TrustManager',
    'checkServerTrusted',
  ],
  [
    'java',
    'class T extends X509ExtendedTrustManager {\n public void checkServerTrusted(X509Certificate[] c, String a) {\n try { d.checkServerTrusted(c, a); } catch (CertificateException e) { log.warn(e); }\n }\n}',
    'X509ExtendedTrustManager',
    'checkServerTrusted',
  ],
  [
    'kotlin',
    'val t = object : X509TrustManager {\n override fun checkServerTrusted(c: Array<X509Certificate>, a: String) {}\n}',
    'X509TrustManager',
    'checkServerTrusted',
  ],
  [
    'kotlin',
    'class T : X509TrustManager {\n override fun checkServerTrusted(c: Array<X509Certificate>?, a: String?) = Unit\n}',
    'X509TrustManager',
    'checkServerTrusted',
  ],
  [
    'scala',
    'val t = new X509TrustManager {\n def checkServerTrusted(c: Array[X509Certificate], a: String): Unit = {}\n}',
    'X509TrustManager',
    'checkServerTrusted',
  ],
  [
    'scala',
    'object T extends X509TrustManager {\n def checkServerTrusted(c: Array[X509Certificate], a: String) = ()\n}',
    'X509TrustManager',
    'checkServerTrusted',
  ],
  [
    'groovy',
    'def t = new X509TrustManager() {\n void checkServerTrusted(X509Certificate[] c, String a) {}\n}',
    'X509TrustManager',
    'checkServerTrusted',
  ],
  [
    'rust',
    'impl ServerCertVerifier for No {\n fn verify_server_cert(&self, c: &Certificate) -> Result<ServerCertVerified, Error> {\n Ok(ServerCertVerified::assertion())\n }\n}',
    'ServerCertVerifier',
    'verify_server_cert',
  ],
  [
    'csharp',
    'class P : ICertificatePolicy {\n public bool CheckValidationResult(ServicePoint s, int p) { return true; }\n}',
    'ICertificatePolicy',
    'CheckValidationResult',
  ],
  [
    'python',
    'class A(HTTPAdapter):\n    def cert_verify(self, conn, url):\n        pass\n',
    'HTTPAdapter',
    'cert_verify',
  ],
  ['ruby', 'class A < Verifier\n  def verify(x)\n  end\nend', 'Verifier', 'verify'],
  ['php', 'class A implements Verifier {\n public function verify($x) {}\n}', 'Verifier', 'verify'],
  [
    'swift',
    'extension A: ServerTrustEvaluating {\n func evaluate(_ trust: SecTrust, forHost host: String) throws {}\n}',
    'ServerTrustEvaluating',
    'evaluate',
  ],
  ['typescript', 'class A extends Verifier {\n verify(host: string): void {}\n}', 'Verifier', 'verify'],
  ['dart', 'class A extends Verifier {\n @override\n void verify(String host) {}\n}', 'Verifier', 'verify'],
  [
    'vb',
    'Class A\n  Implements ICertificatePolicy\n  Public Sub Check(a As X)\n  End Sub\nEnd Class',
    '',
    'Check',
  ],
]

test.each(empty)('in %s, %s has a method that does nothing', (id, code, supertype, method) => {
  const view = viewOf(id, code)
  const found =
    supertype === ''
      ? view.functions(method)
      : view.classes(supertype).flatMap(cls => view.methods(cls, method))
  expect(found.length).toBe(1)
  const [fn] = found
  if (fn === undefined) return
  const isRust = id === 'rust' || id === 'csharp'
  expect(isRust || view.doesNothing(fn)).toBe(true)
  if (id === 'csharp') expect(view.alwaysReturns(fn, 'true')).toBe(true)
  if (id === 'rust') expect(view.alwaysReturns(fn, 'ServerCertVerified.assertion()')).toBe(true)
})

test('a method that throws, or that asks somebody else, does something', () => {
  const code = (body: string) =>
    `class T implements X509TrustManager {\n public void checkServerTrusted(X509Certificate[] c, String a) throws CertificateException { ${body} }\n}`
  const bodies = [
    'throw new CertificateException("x");',
    'delegate.checkServerTrusted(c, a);',
    'if (c == null) { throw new X(); }',
    'try { d.checkServerTrusted(c, a); } catch (CertificateException e) { throw new X(e); }',
  ]
  const results = bodies.map(body => {
    const view = viewOf('java', code(body))
    return view
      .classes('X509TrustManager')
      .flatMap(cls => view.methods(cls, 'checkServerTrusted'))
      .map(fn => view.doesNothing(fn))
  })
  expect(results).toEqual(bodies.map(() => [false]))
})

test('classes are seen whatever their languages call them', () => {
  const named = (id: string, text: string) =>
    viewOf(id, text)
      .classes('Base')
      .map(cls => cls.name)
  expect(named('java', 'enum One implements Base { X; void f() {} }')).toEqual(['One'])
  expect(named('kotlin', 'enum class Two : Base { X; fun f() {} }')).toEqual(['Two'])
  expect(named('kotlin', 'f(object : Base { fun g() {} })')).toEqual([''])
  expect(viewOf('vb', 'Public Class Three\n  Sub F()\n  End Sub\nEnd Class').classAround(6)?.name).toBe(
    'Three',
  )
})

test('what a caught call of Kotlin might throw is not let out', () => {
  const view = viewOf('kotlin', 'fun f() {\n  try { g.check(x) } catch (e: Exception) { Timber.e(e) }\n}')
  expect(view.functions('f').map(fn => view.doesNothing(fn))).toEqual([true])
})

test('a function that gives back what a flag says is guarded', () => {
  const levels = (text: string) => {
    const view = viewOf('csharp', text)
    return view
      .settings('Check')
      .flatMap(setting => view.whenAlways(setting, setting.value, 'true'))
      .map(match => match.level)
  }
  expect(levels('x.Check = (a, b) => ignoreErrors || b == None;')).toEqual(['guarded'])
  expect(levels('x.Check = (a, b) => options.SkipValidation;')).toEqual(['guarded'])
  expect(levels('x.Check = (a, b) => acceptedHosts.Contains(a);')).toEqual([])
  expect(levels('x.Check = (a, b) => b == None;')).toEqual([])
})
