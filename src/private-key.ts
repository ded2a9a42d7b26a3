import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Environment } from './setting.ts'

/** The PEM, or which setting is wrong and how. */
type PrivateKey = { pem: string } | { name: string; problem: string }

/** The App's private key: from `PRIVATE_KEY`, or from the file that `PRIVATE_KEY_PATH` names. */
export function readPrivateKey(set: Environment): PrivateKey {
  const path = set['PRIVATE_KEY_PATH']
  if (set['PRIVATE_KEY'] !== undefined) return asPem('PRIVATE_KEY', set['PRIVATE_KEY'])
  if (path === undefined) {
    return {
      name: 'PRIVATE_KEY',
      problem: 'is not set, nor is PRIVATE_KEY_PATH. Download a key from the App’s page.',
    }
  }
  try {
    return asPem('PRIVATE_KEY_PATH', readFileSync(path, 'utf8'))
  } catch (error) {
    return { name: 'PRIVATE_KEY_PATH', problem: `cannot be read: ${(error as Error).message}.` }
  }
}

/** Takes a PEM as it is, with `\n` written out (as in .env files), or in Base64. */
function asPem(name: string, value: string): PrivateKey {
  const written = value.replaceAll(String.raw`\n`, '\n').trim()
  const pem = written.startsWith('-----BEGIN')
    ? written
    : Buffer.from(written, 'base64').toString('utf8').trim()
  if (!pem.startsWith('-----BEGIN')) {
    const begin = written.startsWith('ssh-') ? ` (it begins with “${written.slice(0, 7)}”)` : ''
    return { name, problem: `does not look like a PEM key${begin}. Download one from the App’s page.` }
  }
  try {
    createPrivateKey(pem)
    return { pem }
  } catch {
    return {
      name,
      problem: 'is a PEM that holds no readable private key. Download a new one from the App’s page.',
    }
  }
}
