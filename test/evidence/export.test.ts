import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { csvLine } from '../../src/evidence/export/csv.ts'
import { makePacketFolder } from '../../src/evidence/export/packet-folder.ts'
import { packetPage } from '../../src/evidence/export/packet-page.ts'
import { drawSample } from '../../src/evidence/export/sample.ts'
import type { Change } from '../../src/evidence/export/change.ts'

describe('a cell', () => {
  test.each([
    ['plain text', 'Add it', '"Add it"'],
    ['nothing', '', '""'],
    ['quotes, commas and line ends', 'a "b", c\nd', '"a ""b"", c\nd"'],
    ['a formula', '=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['a sum', '+1', '"\'+1"'],
    ['a difference', '-2+3', '"\'-2+3"'],
    ['a function of old', '@SUM(A1)', '"\'@SUM(A1)"'],
    ['a formula behind a space', ' =1', '"\' =1"'],
    ['a formula behind a tab', '\t=1', '"\'\t=1"'],
    ['a formula behind a line end', '\r=1', '"\'\r=1"'],
    ['a formula behind what nobody sees', '\u200b=1', '"\'\u200b=1"'],
    ['a wide equals sign', '\uff1d1', '"\'\uff1d1"'],
    ['a command', '|calc', '"\'|calc"'],
    ['a number in the middle', 'SEC-1=2', '"SEC-1=2"'],
  ])('of %s: %j', (_, text, written) => {
    expect(csvLine([text, 'x'])).toBe(`${written},"x"\r\n`)
  })
})

const aChange = (sequence: number): Change => ({
  kind: 'pull request',
  repository: 'acme/claims',
  repositoryId: 7001,
  number: sequence,
  title: '</title><script>alert(1)</script>',
  url: 'https://github.com/acme/claims/pull/1',
  tickets: ['<img src=x onerror=alert(1)>'],
  author: '<b>himanshu',
  by: '"><svg onload=alert(1)>',
  at: '2026-11-20T09:00:00.000Z',
  branch: '<main>',
  headSha: 'a'.repeat(40),
  mergeSha: null,
  compliant: false,
  why: '<i>why</i>',
  approvers: [{ login: '<u>alex', at: '2026-11-20T08:00:00Z', role: '<role>', source: 'comment' }],
  checks: [
    {
      id: 'x',
      name: '<x>',
      requirement: '<y>',
      level: 'advisory',
      status: 'fail',
      says: '<script>1</script>',
    },
  ],
  exceptions: [{ what: '<w>', reason: '<r>', until: '<z>', signedOff: '<s>' }],
  policyHash: null,
  verdict: null,
  entry: { sequence, hash: 'e'.repeat(64) },
})

describe('a sample', () => {
  const population = Array.from({ length: 100 }, (_, at) => aChange(at + 1))
  const numbers = (changes: readonly Change[]) => changes.map(({ number }) => number)

  test('is the same for the same seed, in whichever order the population comes', () => {
    const drawn = numbers(drawSample(population, 25, '7'))
    expect(new Set(drawn).size).toBe(25)
    expect(numbers(drawSample(population.toReversed(), 25, '7'))).toEqual(drawn)
    expect(numbers(drawSample(population, 25, '8'))).not.toEqual(drawn)
    expect(numbers(drawSample(population, 26, '7')).slice(0, 25)).toEqual(drawn)
  })

  test('is the whole population where that is smaller', () => {
    expect(drawSample(population, 500, '7')).toHaveLength(100)
    expect(drawSample([], 5, '7')).toEqual([])
  })
})

test('a packet’s page shows what people typed as text, whatever field it stands in', async () => {
  const page = await packetPage({
    change: aChange(1),
    entries: [],
    exportedAt: '2026-11-20T09:00:00.000Z',
    checkpoint: { day: '<day>', keyFingerprint: '<key>' },
  })
  expect(page).toContain('&lt;script&gt;1&lt;/script&gt;')
  expect(page).not.toMatch(/<(script|img|svg|b|i|u|x|y|w|r|z|s|day|key|role|main)[> ]/)
  expect(page).toContain("default-src 'none'")
})

test('packets of two repositories of one name, of which the first was deleted, stand beside each other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-packets-'))
  const names = [aChange(42), { ...aChange(42), repositoryId: 7002 }].map(change =>
    makePacketFolder(folder, change),
  )
  expect(await Promise.all(names)).toEqual(['acme__claims__42', 'acme__claims__42__7002'])
  const odd = { ...aChange(42), repository: '../..\u0000/../etc' }
  expect(await makePacketFolder(folder, odd)).toBe('..__..__42')
  expect(readdirSync(folder)).toHaveLength(3)
  rmSync(folder, { recursive: true })
})
