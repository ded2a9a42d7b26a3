import { describe, expect, test } from 'vitest'
import { scanTls } from '../../src/tls/scan.ts'

function found(path: string, text: string): string[] {
  return scanTls([{ path, text, added: 'all' }]).map(({ level, startLine }) => `${level} ${startLine}`)
}

const cases: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'C# that `Add-Type` compiles on one line is read',
    'a.ps1',
    "Add-Type 'public class T : ICertificatePolicy { public bool CheckValidationResult(ServicePoint s, X509Certificate c, WebRequest r, int p) { return true; } }'\n",
    ['bypass 1'],
  ],
  [
    'C# that `Add-Type` compiles and that checks is none',
    'a.ps1',
    "Add-Type 'public class T : ICertificatePolicy { public bool CheckValidationResult(ServicePoint s, X509Certificate c, WebRequest r, int p) { return p == 0; } }'\n",
    [],
  ],
  [
    'a comparison with null is no flag that guards',
    'A.cs',
    'void F() {\n  if (options == null) {\n    handler.ServerCertificateCustomValidationCallback = (a, b, c, d) => true;\n  }\n}\n',
    ['bypass 3'],
  ],
  [
    'a flag of that name does guard',
    'A.cs',
    'void F() {\n  if (options.SkipValidation) {\n    handler.ServerCertificateCustomValidationCallback = (a, b, c, d) => true;\n  }\n}\n',
    ['guarded 3'],
  ],
  [
    'a parameter of PowerShell is an argument of its call, which is found once',
    'a.ps1',
    'Invoke-RestMethod -Uri $u -SkipCertificateCheck -Method Get\n',
    ['bypass 1'],
  ],
  [
    'a parameter of PowerShell that is switched off again is none',
    'a.ps1',
    'Invoke-RestMethod -Uri $u -SkipCertificateCheck:$false\n',
    [],
  ],
  [
    '`ExecStart` of a unit is a command',
    'a.service',
    '[Service]\nExecStart=/usr/bin/curl -k https://h\n',
    ['bypass 2'],
  ],
  ['`Description` of a unit is none', 'a.service', '[Unit]\nDescription=curl -k https://h\n', []],
  [
    '`script:` of a pipeline is a command',
    '.gitlab-ci.yml',
    'job:\n  script:\n    - curl -k https://h\n',
    ['bypass 3'],
  ],
  ['`name:` of a pipeline is none', '.gitlab-ci.yml', 'job:\n  name: curl -k https://h\n', []],
  [
    '`sys.config` in a list is Erlang',
    'sys.config',
    '[{app, [{ssl_options, [{verify, verify_none}]}]}].\n',
    ['bypass 1'],
  ],
  ['`etc/default/NAME` holds variables', 'etc/default/api', 'NODE_TLS_REJECT_UNAUTHORIZED=0\n', ['bypass 1']],
  ['the same name elsewhere does not', 'notes/default/api', 'NODE_TLS_REJECT_UNAUTHORIZED=0\n', []],
  [
    'a method of a map behind a comma is its entry',
    'a.js',
    'tls.connect({ host, checkServerIdentity() { return undefined } })\n',
    ['bypass 1'],
  ],
  [
    'a recipe on the line of its target is a command',
    'Makefile',
    'get: all; curl -k https://h\n',
    ['bypass 1'],
  ],
  [
    'a variable of a makefile with a colon and a semicolon is none',
    'Makefile',
    'A = a: b; curl -k https://h\n',
    [],
  ],
  [
    'the heading of a section may have spaces in its brackets',
    'git/.gitconfig',
    '[ http ]\nsslVerify = false\n',
    ['bypass 2'],
  ],
  [
    'a bypass under a name that was imported is followed',
    'a.py',
    'from ssl import CERT_NONE as NO\nctx.verify_mode = NO\n',
    ['bypass 2'],
  ],
]

describe('what is read, and what is not', () => {
  test.each(cases)('%s', (_, path, text, expected) => {
    expect(found(path, text)).toEqual(expected)
  })
})

test('a configuration in Go verifies by itself only where the callback stands in the same literal', () => {
  const text =
    'a := &tls.Config{InsecureSkipVerify: true, VerifyPeerCertificate: check}\nb := &tls.Config{InsecureSkipVerify: true}\n'
  expect(found('a.go', text)).toEqual(['guarded 1', 'bypass 2'])
})
