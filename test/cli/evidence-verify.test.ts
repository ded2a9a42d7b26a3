import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { aDataFolder } from '../data-folder.ts'
import { runCommand } from './run.ts'

const folder = await aDataFolder()
afterAll(() => folder.remove())
afterEach(() => {
  vi.unstubAllEnvs()
})

test.each([
  [
    'text',
    /^There is no evidence, so nothing was verified\. Is DATA_DIR or DATABASE_URL that of the server\?\n$/,
  ],
  ['json', /"verified": false/],
])('evidence verify is not green where there is none, as %s', async (format, said) => {
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('DATA_DIR', folder.path)
  const { code, out, err } = await runCommand(['evidence', 'verify', '--format', format])
  expect({ code, err }).toEqual({ code: 2, err: '' })
  expect(out).toMatch(said)
})
