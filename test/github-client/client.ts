import { generateKeyPairSync } from 'node:crypto'
import type { CountedRequest } from '../../src/github/exchange.ts'
import { type GitHubSettings, openGitHub } from '../../src/github/open-github.ts'

/** A key that signs, for servers that do not look. */
export const anyKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString()

/** A client for a server, with the requests that it counted. */
export function aClient(
  server: { readonly url: string; readonly appId?: number; readonly privateKey?: string },
  more: Partial<GitHubSettings> = {},
) {
  const counted: CountedRequest[] = []
  const warnings: unknown[] = []
  const app = openGitHub({
    appId: server.appId ?? 1,
    privateKey: server.privateKey ?? anyKey,
    baseUrl: server.url,
    log: { warn: (fields, message) => warnings.push({ fields, message }) },
    clock: { now: () => new Date() },
    onRequest: ({ template, status, conditional }) => counted.push({ template, status, conditional }),
    ...more,
  })
  return { app, counted, warnings }
}

/** What was thrown, by name and sentence. */
export async function thrownBy(
  promise: Promise<unknown>,
): Promise<{ name: string; message: string; retryAt?: Date | null }> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
  throw new Error('Nothing was thrown')
}
