import { afterEach, expect, test } from 'vitest'
import { type OpenScanner, openScanner } from '../../../src/facts/findings/open-scanner.ts'

const program = new URL('./programs/never-answers.ts', import.meta.url)
const BYPASS = 'import requests\nrequests.get(url, verify=False)\n'

let scanner: OpenScanner | null = null

afterEach(async () => {
  await scanner?.close()
  scanner = null
})

test('files are scanned in a thread, each with what speaks in its favour', async () => {
  scanner = openScanner()
  const text = BYPASS.replace('\n', '\n# patrol:allow ssl-validation — SEC-77, until 2027-03-01\n')
  const [one, two] = await Promise.all([
    scanner.scan({ path: 'one.py', text: BYPASS, added: 'all' }),
    scanner.scan({ path: 'two.py', text, added: [3] }),
  ])
  expect(one).toMatchObject([{ path: 'one.py', startLine: 2, level: 'bypass' }])
  expect(two).toMatchObject([{ path: 'two.py', startLine: 3, marker: { line: 2, reason: 'SEC-77' } }])
})

test('a file that takes too long, or fails, is named, and the next one is scanned all the same', async () => {
  const slow = openScanner({ program, timeoutMs: 200 })
  scanner = slow
  const scan = (path: string) => slow.scan({ path, text: '', added: 'all' })
  expect(await Promise.all(['fine.py', 'slow.py', 'fine.py', 'fault.py', 'fine.py'].map(scan))).toEqual([
    [],
    { why: 'Scanning `slow.py` took longer than 0.2 s.' },
    [],
    { why: '`fault.py` could not be scanned.' },
    [],
  ])
})

test('a file that holds more code in strings than is looked at is named, and never one without findings', async () => {
  scanner = openScanner()
  const text = `${'python -c "import ssl; x = 1"\n'.repeat(6_000)}curl -k https://x\n`
  expect(await scanner.scan({ path: 'run.sh', text, added: 'all' })).toEqual({
    why: '`run.sh` holds more code in strings than is looked at.',
  })
})

test('nothing speaks for the findings that a file has beyond those that are listed', async () => {
  scanner = openScanner()
  const allowed = '# patrol:allow ssl-validation — SEC-77, until 2027-03-01\n'
  const text = `import requests\n${'requests.get(url, verify=False)\n'.repeat(1_000)}${allowed}requests.get(url, verify=False)\n`
  const found = await scanner.scan({ path: 'a.py', text, added: 'all' })
  if ('why' in found) throw new Error(found.why)
  expect(found.at(-1)).toMatchObject({ rule: 'more-findings', startLine: 1003 })
  expect(found.at(-1)?.marker).toBeUndefined()
})

test('a thread that cannot start is told with every file, and not for ever', async () => {
  scanner = openScanner({ program: new URL('./programs/none.ts', import.meta.url) })
  const file = { path: 'a.py', text: '', added: 'all' } as const
  expect(await scanner.scan(file)).toEqual({ why: '`a.py` could not be scanned.' })
  expect(await scanner.scan(file)).toEqual({ why: '`a.py` could not be scanned.' })
})
