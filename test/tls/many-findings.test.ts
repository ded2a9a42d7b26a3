import { expect, test } from 'vitest'
import { scanTls } from '../../src/tls/scan.ts'
import { MOST_LISTED } from '../../src/tls/to-finding.ts'

const bypass = 's.verify = False\n'
const plaintext = 'connect("postgres://u@h/db?sslmode=disable")\n'

test('as many findings as are listed one by one are all listed', () => {
  const findings = scanTls([{ path: 'a.py', text: bypass.repeat(MOST_LISTED), added: 'all' }])
  expect(findings).toHaveLength(MOST_LISTED)
  expect(findings.every(({ rule }) => rule === 'python-verify-false')).toBe(true)
})

test('what is above them is one finding for each level and family, and says how many they are and where', () => {
  const text = bypass.repeat(MOST_LISTED + 2) + plaintext.repeat(3)
  const findings = scanTls([{ path: 'a.py', text, added: 'all' }])
  expect(findings).toHaveLength(MOST_LISTED + 2)
  const rest = findings.filter(({ rule }) => rule === 'more-findings')
  expect(rest).toMatchObject([
    { level: 'bypass', severity: 'high', family: 'validation', startLine: MOST_LISTED + 1 },
    { level: 'bypass', severity: 'high', family: 'plaintext', startLine: MOST_LISTED + 3 },
  ])
  expect(rest[0]?.title).toBe('Further findings of this kind: 2')
  expect(rest[0]?.message).toContain(`2 more from here down to line ${MOST_LISTED + 2}`)
  expect(rest[1]?.message).toContain(`3 more from here down to line ${MOST_LISTED + 5}`)
})

test('a bypass that is added behind thousands of old ones is found', () => {
  const lines = MOST_LISTED * 3
  const [finding, ...others] = scanTls([{ path: 'a.py', text: bypass.repeat(lines), added: [lines] }])
  expect(others).toEqual([])
  expect(finding).toMatchObject({ rule: 'python-verify-false', startLine: lines })
})

test('of old lines and new ones in any order, only the new ones count', () => {
  const findings = scanTls([{ path: 'a.py', text: bypass.repeat(9), added: [8, 2, 5] }])
  expect(findings.map(({ startLine }) => startLine)).toEqual([2, 5, 8])
})

test('a command behind six thousand others in strings of code is found, and before them', () => {
  const other = 'os.system("curl --cacert ca.pem https://h")\n'.repeat(6_000)
  const own = 'os.system("curl -k https://h")\n'
  const findings = scanTls([{ path: 'a.py', text: own + other + own, added: 'all' }])
  expect(findings.map(({ startLine }) => startLine)).toEqual([1, 6_002])
})
