import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { asPem, isPem } from './pem.ts'
import type { Environment, SettingProblem } from './setting.ts'
import { whyUnreadable } from './unreadable.ts'

/** The PEM, or which setting is wrong and how. */
type PrivateKey = { readonly pem: string } | SettingProblem

/** The App's private key: from `PRIVATE_KEY`, or from the file that `PRIVATE_KEY_PATH` names. */
export function readPrivateKey(set: Environment): PrivateKey {
  const { PRIVATE_KEY: value, PRIVATE_KEY_PATH: path } = set
  if (value !== undefined && path !== undefined) {
    return { name: 'PRIVATE_KEY_PATH', problem: 'is set, and PRIVATE_KEY is, too: leave one of them out.' }
  }
  if (value !== undefined) return keyIn('PRIVATE_KEY', value)
  if (path === undefined) {
    return {
      name: 'PRIVATE_KEY',
      problem: 'is not set, nor is PRIVATE_KEY_PATH. Download a key from the App’s page.',
    }
  }
  try {
    return keyIn('PRIVATE_KEY_PATH', readFileSync(path, 'utf8'))
  } catch (error) {
    return { name: 'PRIVATE_KEY_PATH', problem: `could not be read: ${whyUnreadable(error)} (${path}).` }
  }
}

function keyIn(name: string, value: string): PrivateKey {
  const pem = asPem(value)
  if (!isPem(pem)) {
    const problem = `does not look like a PEM key${hint(value.trim())}. Download one from the App’s page.`
    return { name, problem }
  }
  const kind = kindOf(pem)
  if (kind === 'rsa') return { pem }
  const wrong = kind === null ? 'is a PEM that holds no readable private key' : `is no RSA key (${kind})`
  return { name, problem: `${wrong}. Download a new one from the App’s page.` }
}

/** What it may be instead, without telling what might be a secret. */
function hint(value: string): string {
  if (value.startsWith('ssh-')) return ` (it begins with “${value.slice(0, 7)}”)`
  return /^[\w./~-]+\.pem$/.test(value) ? ' (it looks like a path, which PRIVATE_KEY_PATH takes)' : ''
}

/** GitHub's are RSA: its tokens are signed by RS256. `null`: no key. */
function kindOf(pem: string): string | null {
  try {
    return createPrivateKey(pem).asymmetricKeyType ?? null
  } catch {
    return null
  }
}
