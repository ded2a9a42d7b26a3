import { describe, expect, test } from 'vitest'
import { type ConfigFormat, readConfig } from '../../src/tls/config/read.ts'

/** Format, text, and each setting as `path=value@line`. */
const cases: readonly (readonly [ConfigFormat, string, readonly string[]])[] = [
  ['yaml', 'a:\n  b: no # x\n  "c": "no"\n', ['a.b=no@2', 'a.c=no@3']],
  ['yaml', 'a:\n  - b: 1\n    c: 2\n  - d\n', ['a.[].b=1@2', 'a.[].c=2@3', 'a.[]=d@4']],
  ['yaml', 'a:\n- b: 1\n- c: 2\nd: 3\n', ['a.[].b=1@2', 'a.[].c=2@3', 'd=3@4']],
  ['yaml', 'a: {b: false, c: [1, 2]}\n', ['a.b=false@1', 'a.c.[]=1@1', 'a.c.[]=2@1']],
  ['yaml', 'a: |\n  one\n  two\nb: 1\n', ['a=  one\n  two@1', 'b=1@4']],
  ['yaml', 'a: &x !!bool no\nb:\n', ['a=no@1', 'b=@2']],
  ['yaml', '{{- if .x }}\na: {{ .y }}\n{{- end }}\nb: https://c/d\n', ['a={{ .y }}@2', 'b=https://c/d@4']],
  ['json', '{"a": {"b": false}, // c\n "d": [1, {"e": null}]}', ['a.b=false@1', 'd.[]=1@2', 'd.[].e=null@2']],
  ['json', "{a: {'b': true,},}", ['a.b=true@1']],
  [
    'toml',
    '[a.b]\nc = false # x\n"d" = "e"\n[[f]]\ng = { h = 1 }\n',
    ['a.b.c=false@2', 'a.b.d=e@3', 'f.g.h=1@5'],
  ],
  [
    'ini',
    '[http "https://x"]\n\tsslVerify = false\n; c\n[b]\nc: d\nbare\n',
    ['http.https://x.sslVerify=false@2', 'b.c=d@5', 'b.bare=@6'],
  ],
  ['ini', 'strict-ssl=false\nregistry=https://x/\n', ['strict-ssl=false@1', 'registry=https://x/@2']],
  ['properties', '# c\na.b=false\nc: d\ne f\n', ['a.b=false@2', 'c=d@3', 'e=f@4']],
  ['env', 'A=0 # x\nexport B="c d"\n', ['A=0@1', 'B=c d@2']],
  [
    'xml',
    '<a>\n <b c="d">e</b>\n <add key="k" value="v"/>\n <entry key="x">y</entry>\n</a>',
    [
      'a.b.c=d@2',
      'a.b=e@2',
      'a.add.key=k@3',
      'a.add.value=v@3',
      'a.add.k=v@3',
      'a.entry.key=x@4',
      'a.entry.x=y@4',
    ],
  ],
  [
    'xml',
    '<dict><key>NSAllowsArbitraryLoads</key>\n<true/></dict>',
    ['dict.key=NSAllowsArbitraryLoads@1', 'dict.NSAllowsArbitraryLoads=true@2'],
  ],
  ['xml', '<!-- <a b="c"/> --><d e="f"/>', ['d.e=f@1']],
  [
    'hcl',
    'resource "a" "b" {\n  c = true\n  d {\n    e = "f" # x\n  }\n}\n',
    ['resource.a.b.c=true@2', 'resource.a.b.d.e=f@4'],
  ],
  ['hcl', 'a = <<-EOF\n  b: c\nEOF\nd = 1\n', ['a=  b: c\n@1', 'd=1@4']],
  [
    'directives',
    'http {\n  server { proxy_ssl_verify off; }\n  a b; # c\n}\n',
    ['http.server.proxy_ssl_verify=off@2', 'http.a=b@3'],
  ],
  [
    'directives',
    '<VirtualHost *:80>\n  SSLProxyVerify none\n</VirtualHost>\nA b\n',
    ['VirtualHost.*.80.SSLProxyVerify=none@2', 'A=b@4'],
  ],
  [
    'directives',
    'backend x\n  server a 1.2.3.4:443 ssl verify none\n',
    ['backend.x.backend=x@1', 'backend.x.server=a 1.2.3.4:443 ssl verify none@2'],
  ],
  [
    'directives',
    'backend x\n  server a {{ host }}:443 ssl verify none\n',
    ['backend.x.backend=x@1', 'backend.x.server=a {{ host }}:443 ssl verify none@2'],
  ],
  [
    'directives',
    'output {\n  elasticsearch {\n    ssl_verification_mode => "none"\n  }\n}\n',
    ['output.elasticsearch.ssl_verification_mode=none@3'],
  ],
]

describe('settings', () => {
  test.each(cases)('%s %j', (format, text, settings) => {
    expect(
      readConfig(text, format).map(({ path, value, from }) => `${path.join('.')}=${value}@${from}`),
    ).toEqual(settings)
  })
})
