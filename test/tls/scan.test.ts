import { describe, expect, test } from 'vitest'
import { scanTls } from '../../src/tls/scan.ts'

function found(path: string, text: string, added: 'all' | readonly number[] = 'all'): string[] {
  return scanTls([{ path, text, added }]).map(
    ({ rule, level, startLine, endLine }) => `${rule} ${level} ${startLine}-${endLine}`,
  )
}

const call = 'requests.get(\n    url,\n    verify=False,\n)\n'

describe('added lines', () => {
  test.each([
    [[1], 1],
    [[3], 1],
    [[4], 1],
    [[5], 0],
    [[], 0],
  ] as const)('with %j of a call that spans lines 1 to 4', (added, count) => {
    expect(found('a.py', `${call}print(1)\n`, added)).toHaveLength(count)
  })

  test('a changed constant counts where it is used', () => {
    const text = 'OFF = False\nprint(1)\nrequests.get(url, verify=OFF)\n'
    expect(found('a.py', text, [1])).toEqual(['python-verify-false bypass 3-3'])
    expect(found('a.py', text, [2])).toEqual([])
  })

  test('a changed function counts where it is referred to', () => {
    const text =
      'func ok(a [][]byte, b [][]*x509.Certificate) error {\n\treturn nil\n}\n\nvar c = tls.Config{VerifyPeerCertificate: ok}\n'
    expect(found('a.go', text, [2])).toEqual(['go-verify-callback-accepts bypass 5-5'])
  })
})

describe('levels', () => {
  test.each([
    ['under a flag', 'if args.insecure:\n    s.verify = False\n', 'guarded'],
    ['in the else of a flag', 'if verify:\n    pass\nelse:\n    s.verify = False\n', 'guarded'],
    ['under an environment variable', 'if os.environ.get("SKIP_TLS"):\n    s.verify = False\n', 'guarded'],
    ['in a function that is named insecure', 'def insecure_session():\n    s.verify = False\n', 'guarded'],
    ['under a condition on something else', 'if count > 3:\n    s.verify = False\n', 'bypass'],
    ['in a function of any other name', 'def session():\n    s.verify = False\n', 'bypass'],
    ['in a loop', 'for s in sessions:\n    s.verify = False\n', 'bypass'],
  ])('%s', (_, text, level) => {
    expect(scanTls([{ path: 'a.py', text, added: 'all' }]).map(finding => finding.level)).toEqual([level])
  })
})

describe('what a line end hides that only the language takes for one', () => {
  const js = 'new https.Agent({ rejectUnauthorized: false })\n'
  test.each([
    ['a lone carriage return, in Python', 'a.py', '# fine\rrequests.get(u, verify=False)\n'],
    ['a lone carriage return, in JavaScript', 'a.js', `// fine\r${js}`],
    ['one before a Windows line end', 'a.js', `// fine\r${js.trim()}\r\r\n`],
    ['Unicode’s line separator', 'a.ts', `// fine\u2028${js}`],
    ['Unicode’s paragraph separator', 'a.ts', `// fine\u2029${js}`],
    [
      'the next line of IBM’s machines',
      'A.cs',
      '// fine\u0085h.ServerCertificateCustomValidationCallback = (a, b, c, d) => true;\n',
    ],
    [
      'an escaped line end in Java',
      'A.java',
      '// \\u000A c.setHostnameVerifier(NoopHostnameVerifier.INSTANCE);\n',
    ],
    ['a lone carriage return, in YAML', 'a.yml', 'a: 1 # fine\rverify_ssl: false\n'],
    [
      'a lone carriage return, in PHP',
      'a.php',
      '<?php // fine\rcurl_setopt($c, CURLOPT_SSL_VERIFYPEER, false);\n',
    ],
  ])('is found behind %s', (_, path, text) => {
    expect(found(path, text)).toEqual([expect.stringMatching(/ bypass 1-1$/)])
  })

  test('is found once, in the line that people see, and only where that was added', () => {
    const text = 'import requests\nx = 1 # a\ry = 2\nrequests.get(u, verify=False) # b\rz = 3\n'
    expect(found('a.py', text)).toEqual(['python-verify-false bypass 3-3'])
    const hidden = 'import requests\nx = 1 # a\r\ry = 2; requests.get(u, verify=False)\nz = 3\n'
    expect(found('a.py', hidden, [2])).toEqual(['python-verify-false bypass 2-2'])
    expect(found('a.py', hidden, [1, 3])).toEqual([])
  })
})

describe('what is nothing', () => {
  test.each([
    ['prose', 'README.md', 'requests.get(url, verify=False)'],
    ['a comment', 'a.py', '# requests.get(url, verify=False)'],
    ['a docstring', 'a.py', 'def f():\n    """requests.get(url, verify=False)"""\n'],
    ['a printed command', 'a.py', 'print("curl -k https://x")'],
    ['an unknown file', 'a.unknown', 'curl -k https://x'],
    ['an empty file', 'a.py', ''],
  ])('%s', (_, path, text) => {
    expect(found(path, text)).toEqual([])
  })
})

describe('code in strings and documents', () => {
  test.each([
    [
      'Python in a here-document',
      'a.sh',
      'python3 - <<EOF\nimport requests\nrequests.get(u, verify=False)\nEOF\n',
      'python-verify-false bypass 3-3',
    ],
    [
      'Python behind -c',
      'a.sh',
      `python -c 'requests.get(u, verify=False)'`,
      'python-verify-false bypass 1-1',
    ],
    [
      'a script in a multi-line string',
      'a.py',
      'SCRIPT = """\n#!/bin/sh\ncurl -k https://x\n"""\n',
      'curl-insecure bypass 3-3',
    ],
    [
      'a script in Terraform',
      'a.tf',
      'resource "a" "b" {\n  provisioner "local-exec" {\n    command = "curl -k https://x"\n  }\n}\n',
      'curl-insecure bypass 3-3',
    ],
    [
      'a script in a config map',
      'a.yaml',
      'data:\n  run.sh: |\n    #!/bin/sh\n    curl -k https://x\n',
      'curl-insecure bypass 4-4',
    ],
    [
      'Python in a config map',
      'a.yaml',
      'data:\n  run.py: |\n    requests.get(u, verify=False)\n',
      'python-verify-false bypass 3-3',
    ],
    [
      'a command in a systemd unit',
      'a.service',
      '[Service]\nExecStart=/usr/bin/curl -k https://x\n',
      'curl-insecure bypass 2-2',
    ],
    ['a crontab', 'crontab', '* * * * * root curl -k https://x\n', 'curl-insecure bypass 1-1'],
    [
      'YAML in Go',
      'a.go',
      'const y = `\nsteps:\n  - run: curl -k https://x\n`\n',
      'curl-insecure bypass 3-3',
    ],
    [
      'a notebook',
      'a.ipynb',
      '{"cells": [\n {"cell_type": "code", "source": [\n  "import requests\\n",\n  "requests.get(u, verify=False)\\n"\n ]}\n]}',
      'python-verify-false bypass 4-4',
    ],
  ])('%s', (_, path, text, expected) => {
    expect(found(path, text)).toEqual([expected])
  })
})

test('a finding says what, where and what instead, and its fingerprint survives moved lines', () => {
  const [first] = scanTls([{ path: 'a.py', text: call, added: 'all', isTest: true }])
  const [moved] = scanTls([{ path: 'a.py', text: `\n\nprint(1)\n${call}`, added: 'all' }])
  expect(first).toMatchObject({
    rule: 'python-verify-false',
    level: 'bypass',
    severity: 'high',
    family: 'validation',
    language: 'Python',
    path: 'a.py',
    startLine: 1,
    endLine: 4,
    isTest: true,
  })
  expect(moved?.startLine).toBe(4)
  expect(moved?.fingerprint).toBe(first?.fingerprint)
})

test('the same line written twice is two findings with two fingerprints', () => {
  const findings = scanTls([{ path: 'a.py', text: 's.verify = False\ns.verify = False\n', added: 'all' }])
  expect(new Set(findings.map(finding => finding.fingerprint)).size).toBe(2)
})

test('findings are sorted by path and line', () => {
  const text = 's.verify = False\nssl._create_unverified_context()\n'
  const findings = scanTls([
    { path: 'b.py', text, added: 'all' },
    { path: 'a.py', text, added: 'all' },
  ])
  expect(findings.map(({ path, startLine }) => `${path}:${startLine}`)).toEqual([
    'a.py:1',
    'a.py:2',
    'b.py:1',
    'b.py:2',
  ])
})
