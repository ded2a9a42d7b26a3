import { expect, test } from 'vitest'
import { viewOf } from './view.ts'

/** Ways to give `verify` the value that is no validation: language, code, accepted value. */
const off: readonly (readonly [string, string, string])[] = [
  ['python', 'get(url, verify=False)', 'false'],
  ['python', 'opts = {"verify": False}\nget(url, **opts)', 'false'],
  ['python', 's.verify = not True', 'false'],
  ['python', "opts['verify'] = False", 'false'],
  ['python', 'opts = dict(verify=False)', 'false'],
  ['python', 'setattr(s, "verify", False)', 'false'],
  ['python', 'verify: bool = False', 'false'],
  ['python', 'OFF = False\nclass A:\n    def f(self):\n        get(url, verify=OFF)', 'false'],
  [
    'python',
    'class A:\n    def __init__(self):\n        self.off = False\n    def f(self):\n        get(url, verify=self.off)',
    'false',
  ],
  ['swift', 'd[verify as String] = false as NSObject', 'false'],
  ['swift', 'let d = [verify as! String: NSNumber(value: false)]', 'false'],
  ['objective-c', '[d setObject:@NO forKey:(NSString *)verify];', 'false'],
  [
    'objective-c',
    '[D dictionaryWithObjectsAndKeys:a, other, [NSNumber numberWithBool:NO], verify, nil];',
    'false',
  ],
  ['rust', 'b.verify(0 as c_long)', '0'],
  ['elixir', 'f(opts, [verify: false], 3)', 'false'],
  ['ruby', 'get url, verify: false', 'false'],
  ['ruby', 'get(url, :verify => false)', 'false'],
  ['ruby', 'http.verify = false', 'false'],
  ['ruby', 'http.verify = OpenSSL::SSL::VERIFY_NONE', 'OpenSSL.SSL.VERIFY_NONE'],
  ['ruby', 'verify false', 'false'],
  ['ruby', 'opts = { "verify" => false }', 'false'],
  ['python', 's.host, s.verify = True, False', 'false'],
  ['go', 'c.Verify, c.Name = false, "x"', 'false'],
  ['javascript', 'const o = { verify: false }', 'false'],
  ['javascript', 'const flags = { strict: false }\nf({ verify: flags.strict })', 'false'],
  ['javascript', 'const off = () => false\nf({ verify: off() })', 'false'],
  ['python', 'def off():\n    return False\n\nget(url, verify=off())', 'false'],
  ['ruby', 'def off; false; end\nget(url, verify: off)', 'false'],
  ['perl', 'use constant { ON => 1, OFF => 0 };\nf(verify => OFF);', '0'],
  ['perl', 'f(verify(), 0);', '0'],
  ['javascript', "Object.defineProperty(o, 'verify', { enumerable: true, value: false })", 'false'],
  ['javascript', "const o = { 'verify': !1 }", 'false'],
  ['javascript', 'o.verify = false;', 'false'],
  ['javascript', 'o["verify"] = false', 'false'],
  ['javascript', 'const off = false\nf({ verify: off })', 'false'],
  ['javascript', 'Object.assign(o, {\n  verify: false,\n})', 'false'],
  ['javascript', 'const verify = false\nf({ host, verify })', 'false'],
  ['javascript', 'f({ verify: void 0 })', 'null'],
  ['javascript', "<p>Don't {f({ verify: false })}</p>", 'false'],
  ['typescript', 'const o: Options = { verify: false as boolean }', 'false'],
  ['typescript', 'class A { private verify: boolean = false }', 'false'],
  ['go', 'c := C{Verify: false}', 'false'],
  ['go', 'c.Verify = false', 'false'],
  ['go', 'c := New(WithVerify(false))', 'false'],
  ['go', 'const off = false\nvar c = C{Verify: off}', 'false'],
  ['java', 'b.setVerify(false);', 'false'],
  ['java', 'b.setVerify(Boolean.FALSE);', 'false'],
  ['java', 'props.put("verify", false);', 'false'],
  ['java', 'props.setProperty("verify", "false");', '"false"'],
  ['java', 'private static final boolean OFF = false;\nvoid f() { b.verify(OFF); }', 'false'],
  ['kotlin', 'client(verify = false)', 'false'],
  ['kotlin', 'val m = mapOf("verify" to false)', 'false'],
  ['kotlin', 'b.verify = false', 'false'],
  ['scala', 'f(verify = false)', 'false'],
  ['scala', 'val m = Map("verify" -> false)', 'false'],
  ['groovy', 'f(verify: false)', 'false'],
  ['csharp', 'b.Verify = false;', 'false'],
  ['csharp', 'var b = new B { Verify = false };', 'false'],
  ['csharp', 'F(verify: false);', 'false'],
  ['fsharp', 'b.Verify <- false', 'false'],
  ['vb', 'b.Verify = False', 'false'],
  ['powershell', '$b.Verify = $false', 'false'],
  ['powershell', 'Get-It -Verify:$false', 'false'],
  ['powershell', 'Get-It -Verify $false', 'false'],
  ['powershell', '$h = @{ Verify = $false }', 'false'],
  ['php', "$o = ['verify' => false];", 'false'],
  ['php', "$o['verify'] = FALSE;", 'false'],
  ['php', '$o->verify = false;', 'false'],
  ['php', 'set_opt($ch, VERIFY, 0);', '0'],
  ['php', 'f(verify: false);', 'false'],
  ['perl', 'my $ua = LWP->new(ssl_opts => { verify => 0 });', '0'],
  ['perl', '$h{verify} = 0;', '0'],
  ['perl', 'use constant OFF => 0;\nf(verify => OFF);', '0'],
  ['php', 'class A {\n  private $off = false;\n  function f() { g(["verify" => $this->off]); }\n}', 'false'],
  ['perl', '$o->verify(0);', '0'],
  ['lua', 'f({ verify = false })', 'false'],
  ['lua', 'f{ verify = "none" }', '"none"'],
  ['lua', 'o.verify = false', 'false'],
  ['lua', 'o["verify"] = false', 'false'],
  ['r', 'config(verify = FALSE)', 'false'],
  ['r', 'config(verify = 0L)', '0'],
  ['r', 'o$verify <- FALSE', 'false'],
  ['julia', 'get(url; verify=false)', 'false'],
  ['elixir', 'get(url, verify: :verify_none)', 'verify_none'],
  ['elixir', 'opts = [{:verify, :verify_none}]', 'verify_none'],
  ['elixir', 'opts = %{verify: :verify_none}', 'verify_none'],
  ['elixir', '@off :verify_none\ndef f, do: get(verify: @off)', 'verify_none'],
  ['erlang', 'ssl:connect(H, P, [{verify, verify_none}]).', 'verify_none'],
  ['erlang', '-define(OFF, verify_none).\nf() -> ssl:connect(H, P, [{verify, ?OFF}]).', 'verify_none'],
  ['rust', 'b.verify(false);', 'false'],
  ['rust', 'let c = C { verify: false };', 'false'],
  ['rust', 'b.set_verify(SslVerifyMode::NONE);', 'SslVerifyMode.NONE'],
  ['swift', 'm.verify = false', 'false'],
  ['swift', 'f(verify: false)', 'false'],
  ['swift', 'let d = ["verify": false]', 'false'],
  ['swift', 'f(verify: .none)', 'none'],
  ['objective-c', 'm.verify = NO;', 'false'],
  ['objective-c', '[m setVerify:NO];', 'false'],
  ['objective-c', 'NSDictionary *d = @{ @"verify": @NO };', 'false'],
  ['objective-c', 'd[(id)verify] = (id)kCFBooleanFalse;', 'kCFBooleanFalse'],
  ['c', 'setopt(h, VERIFY, 0L);', '0'],
  ['c', '#define OFF 0\nvoid f() { setopt(h, VERIFY, OFF); }', '0'],
  ['c', 's.verify = 0;', '0'],
  ['cpp', 's->set_verify(ssl::verify_none);', 'verify_none'],
  ['cpp', 'bool off = false;\ns.setVerify(off);', 'false'],
  ['dart', 'f(verify: false);', 'false'],
  ['dart', 'var m = {"verify": false};', 'false'],
]

test.each(off)('in %s, %s switches off', (id, code, value) => {
  const view = viewOf(id, code)
  expect(
    view.settings('verify').flatMap(setting => view.when(setting, setting.value, value)).length,
  ).toBeGreaterThan(0)
})

/** Things that look like it. */
const on: readonly (readonly [string, string])[] = [
  ['python', 'get(url, verify=True)'],
  ['python', '# verify=False'],
  ['python', 'if verify == False: pass'],
  ['python', 'verify = True\nget(url, verify=verify)'],
  ['javascript', 'const x = cond ? verify : false'],
  ['javascript', 'const flags = { strict: true }\nf({ verify: flags.strict })'],
  ['python', 'def off():\n    if x:\n        return True\n    return False\n\nget(url, verify=off())'],
  ['javascript', '// verify: false\nconst o = { verify: true }'],
  ['javascript', 'const s = "verify: false"'],
  ['javascript', 'if (o.verify === false) throw new Error()'],
  ['go', 'if c.Verify == false { return }'],
  ['java', '/* b.setVerify(false); */'],
  ['csharp', 'if (b.Verify == false) { }'],
  ['ruby', 'puts "verify: false"'],
  ['php', "$o = ['verify' => true];"],
  ['php', '<p>g(["verify" => false]);</p>\n<?php f();'],
  ['php', "env('verify', false);"],
  ['ruby', 'f\n__END__\nget url, verify: false'],
]

test.each(on)('in %s, %s switches nothing off', (id, code) => {
  const view = viewOf(id, code)
  expect(view.settings('verify').flatMap(setting => view.when(setting, setting.value, 'false'))).toEqual([])
})

test('in JavaScript, what a pattern takes a value apart with is a default', () => {
  const view = viewOf('javascript', 'const { host, verify = false } = options')
  expect(view.settings('verify').map(({ form }) => form)).toEqual(['default'])
  expect(viewOf('javascript', 'const { verify } = options').settings('verify')).toEqual([])
})

test('in Ruby, what a parameter is named with has a default', () => {
  const view = viewOf('ruby', 'def get(url, verify: false)\nend')
  expect(view.settings('verify').map(({ form }) => form)).toEqual(['default'])
})

/** A flag decides. */
const guarded: readonly (readonly [string, string])[] = [
  ['rust', 'b.verify(if insecure { false } else { true })'],
  ['rust', 'let v = match insecure { true => false, _ => true };\nb.verify(v)'],
  ['elixir', 'v = if insecure, do: false, else: true\nf(verify: v)'],
  ['elixir', 'v = if insecure do\n  false\nelse\n  true\nend\nf(verify: v)'],
  ['erlang', 'f(Insecure) -> V = case Insecure of true -> false; _ -> true end, g([{verify, V}]).'],
  ['python', 'get(url, verify=not args.insecure)'],
  ['python', 'verify = True\nif args.insecure:\n    verify = False\nget(url, verify=verify)'],
  ['python', 'get(url, verify=False if args.insecure else True)'],
  ['javascript', 'f({ verify: process.env.INSECURE ? false : true })'],
  ['javascript', 'f({ verify: !options.insecure })'],
  ['javascript', 'f({ verify: options.verify || false })'],
  ['javascript', 'function f(url, { insecure = true } = {}) {\n  get(url, { verify: !insecure })\n}'],
  ['java', 'b.setVerify(!skipVerification);'],
  ['csharp', 'b.Verify = !options.IgnoreErrors;'],
]

test.each(guarded)('in %s, a flag decides in %s', (id, code) => {
  const view = viewOf(id, code)
  const [last] = view
    .settings('verify')
    .flatMap(setting => view.when(setting, setting.value, 'false'))
    .slice(-1)
  expect(last?.level).toBe('guarded')
})
