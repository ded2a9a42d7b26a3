import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Environment } from '../src/setting.ts'
import { explainProblems, readJudgingSettings, readSettings, type Settings } from '../src/settings.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const folder = mkdtempSync(join(tmpdir(), 'settings-'))
afterAll(() => rmSync(folder, { recursive: true }))

const minimal: Environment = { APP_ID: '7', PRIVATE_KEY: pem, WEBHOOK_SECRET: 'correct-horse' }

function settingsOf(environment: Environment): Settings {
  const settings = readSettings(environment)
  if ('problems' in settings) throw new Error(explainProblems(settings.problems))
  return settings
}

function problemsOf(environment: Environment): string[] {
  const settings = readSettings(environment)
  return 'problems' in settings ? settings.problems.map(({ name, problem }) => `${name} ${problem}`) : []
}

describe('settings', () => {
  test('three of them suffice; the rest has the defaults of .env.example', () => {
    expect(settingsOf(minimal)).toEqual({
      app: { id: 7, privateKey: pem.trim(), webhookSecrets: ['correct-horse'] },
      host: '0.0.0.0',
      port: 3000,
      metricsPort: null,
      githubApiUrl: 'https://api.github.com',
      store: { dataDir: 'data' },
      encryptionKeys: [],
      evidence: { factsDays: null, source: false, signingKey: null },
      jira: null,
      pages: null,
      allowedAccounts: [],
      organisationPolicy: { mode: 'optional', repository: '.github' },
      logLevel: 'info',
    })
  })

  test.each([
    ['with written-out line ends', pem.replaceAll('\n', String.raw`\n`)],
    ['in Base64', Buffer.from(pem).toString('base64')],
  ])('the private key may come %s', (_, value) => {
    expect(settingsOf({ ...minimal, PRIVATE_KEY: value }).app.privateKey).toBe(pem.trim())
  })

  test('the private key may be a file', () => {
    const path = join(folder, 'app.pem')
    writeFileSync(path, pem)
    expect(settingsOf({ ...minimal, PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: path }).app.privateKey).toBe(
      pem.trim(),
    )
  })

  test('the key that encrypts comes first, and then those before it', () => {
    const [one, two, three] = [1, 2, 3].map(fill => Buffer.alloc(32, fill))
    const environment = {
      ENCRYPTION_KEY: one?.toString('base64'),
      ENCRYPTION_KEY_PREVIOUS: `${two?.toString('base64')}, ${three?.toString('base64url')}`,
    }
    const { encryptionKeys } = settingsOf({ ...minimal, ...environment })
    expect(encryptionKeys.map(key => Buffer.from(key))).toEqual([one, two, three])
  })

  test('the evidence is signed with a key that may be written in one line, and its facts end', () => {
    const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const environment = {
      EVIDENCE_FACTS_DAYS: '730',
      EVIDENCE_SOURCE: 'keep',
      EVIDENCE_SIGNING_KEY: key.replaceAll('\n', String.raw`\n`),
      ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    }
    const wanted = { factsDays: 730, source: true, signingKey: key.trim() }
    expect(settingsOf({ ...minimal, ...environment }).evidence).toEqual(wanted)
  })

  test.each([
    ['EVIDENCE_FACTS_DAYS', { EVIDENCE_FACTS_DAYS: 'long' }, 'is no number of days'],
    ['EVIDENCE_FACTS_DAYS', { EVIDENCE_FACTS_DAYS: '0' }, 'is less than a day'],
    ['EVIDENCE_SOURCE', { EVIDENCE_SOURCE: 'all' }, 'is none of omit, keep'],
    ['EVIDENCE_SOURCE', { EVIDENCE_SOURCE: 'keep' }, 'is keep, which needs ENCRYPTION_KEY'],
    ['EVIDENCE_SIGNING_KEY', { EVIDENCE_SIGNING_KEY: 'secret' }, 'is no private Ed25519 key'],
    ['EVIDENCE_SIGNING_KEY', { EVIDENCE_SIGNING_KEY: pem }, 'is no private Ed25519 key'],
    ['ENCRYPTION_KEY', { ENCRYPTION_KEY: 'secret' }, 'is not 32 bytes in Base64'],
    ['ENCRYPTION_KEY', { ENCRYPTION_KEY: Buffer.alloc(31).toString('base64') }, 'is not 32 bytes in Base64'],
    ['ENCRYPTION_KEY', { ENCRYPTION_KEY: 'a'.repeat(64) }, 'is not 32 bytes in Base64'],
    [
      'ENCRYPTION_KEY_PREVIOUS',
      { ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'), ENCRYPTION_KEY_PREVIOUS: 'old' },
      'holds a key that is not 32 bytes in Base64',
    ],
    [
      'ENCRYPTION_KEY',
      { ENCRYPTION_KEY_PREVIOUS: Buffer.alloc(32).toString('base64') },
      'is not set, but ENCRYPTION_KEY_PREVIOUS is',
    ],
  ])(
    'a key that encrypts nothing, and evidence kept as nobody can, are refused: %s %j',
    (name, environment, problem) => {
      expect(problemsOf({ ...minimal, ...environment })).toEqual([
        expect.stringContaining(`${name} ${problem}`),
      ])
    },
  )

  test('the secret before is accepted beside the new one', () => {
    const { app } = settingsOf({ ...minimal, WEBHOOK_SECRET_PREVIOUS: 'old-horse' })
    expect(app.webhookSecrets).toEqual(['correct-horse', 'old-horse'])
  })

  test('lists of logins are compared in lower case', () => {
    expect(settingsOf({ ...minimal, ALLOWED_ACCOUNTS: 'Acme, globex ,' }).allowedAccounts).toEqual([
      'acme',
      'globex',
    ])
  })

  test('JIRA Cloud and Data Center', () => {
    const cloud = { JIRA_URL: 'https://acme.atlassian.net/', JIRA_EMAIL: 'bot@acme.com', JIRA_API_TOKEN: 't' }
    expect(settingsOf({ ...minimal, ...cloud, JIRA_ORGANISATIONS: 'Acme' }).jira).toEqual({
      url: 'https://acme.atlassian.net',
      auth: { kind: 'cloud', email: 'bot@acme.com', apiToken: 't' },
      organisations: ['acme'],
    })
    expect(settingsOf({ ...minimal, ...cloud, JIRA_WEBHOOK_SECRET: 'jira-horse' }).jira?.webhookSecret).toBe(
      'jira-horse',
    )
    const dataCenter = { JIRA_URL: 'https://jira.acme.com/jira', JIRA_TOKEN: 't' }
    expect(settingsOf({ ...minimal, ...dataCenter }).jira?.auth).toEqual({ kind: 'data-center', token: 't' })
  })

  test('pages are served where their address is set; Enterprise Server has its own at the root', () => {
    const pages = {
      PUBLIC_URL: 'https://patrol.acme.com/',
      GITHUB_CLIENT_ID: 'Iv1',
      GITHUB_CLIENT_SECRET: 's',
    }
    const wanted = { publicUrl: 'https://patrol.acme.com', clientId: 'Iv1', clientSecret: 's' }
    expect(settingsOf({ ...minimal, ...pages }).pages).toEqual({
      ...wanted,
      githubWebUrl: 'https://github.com',
    })
    const enterprise = { GITHUB_API_URL: 'https://github.acme.com/api/v3' }
    expect(settingsOf({ ...minimal, ...pages, ...enterprise }).pages).toEqual({
      ...wanted,
      githubWebUrl: 'https://github.acme.com',
    })
    expect(settingsOf({ ...minimal, ...pages, PUBLIC_URL: '' }).pages).toBeNull()
    expect(settingsOf({ ...minimal, ...pages, PUBLIC_URL: 'http://localhost:3000' }).pages).not.toBeNull()
  })

  test.each<[string, Environment, string]>([
    [
      'pages without an encrypted way to them',
      { PUBLIC_URL: 'http://patrol.acme.com' },
      'PUBLIC_URL is not https',
    ],
    ['pages without credentials', { PUBLIC_URL: 'https://patrol.acme.com' }, 'GITHUB_CLIENT_ID is not set.'],
    ['an empty webhook secret', { WEBHOOK_SECRET: '' }, 'WEBHOOK_SECRET is not set.'],
    ['a short webhook secret', { WEBHOOK_SECRET: 'dev' }, 'WEBHOOK_SECRET is too short'],
    ['an App id that is no number', { APP_ID: 'Iv1.abc' }, 'APP_ID is not a number.'],
    [
      'TLS validation switched off for the whole process',
      { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      'NODE_TLS_REJECT_UNAUTHORIZED is 0: that switches the validation of certificates off, for GitHub and for JIRA.',
    ],
    [
      'a secret for JIRA’s webhook without JIRA',
      { JIRA_WEBHOOK_SECRET: 'jira-horse' },
      'JIRA_URL is not set',
    ],
    ['an ssh key', { PRIVATE_KEY: 'ssh-rsa AAAA' }, '(it begins with “ssh-rsa”)'],
    [
      'a broken PEM',
      { PRIVATE_KEY: '-----BEGIN X-----\nAA\n-----END X-----' },
      'holds no readable private key',
    ],
    [
      'a file that is not there',
      { PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/nowhere.pem' },
      'PRIVATE_KEY_PATH cannot be read',
    ],
    ['a port that is none', { PORT: '70000' }, 'PORT'],
    [
      'a database that is not PostgreSQL',
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL is no address of PostgreSQL',
    ],
    ['JIRA without credentials', { JIRA_URL: 'https://j.example' }, 'JIRA_URL has no credentials'],
    [
      'JIRA Cloud without its token',
      { JIRA_URL: 'https://j.example', JIRA_EMAIL: 'a@b' },
      'JIRA_API_TOKEN is not set',
    ],
    ['credentials without JIRA', { JIRA_TOKEN: 't' }, 'JIRA_URL is not set'],
    [
      'credentials for both',
      { JIRA_URL: 'https://j.example', JIRA_TOKEN: 't', JIRA_EMAIL: 'a@b' },
      'JIRA_TOKEN is for Data Center',
    ],
    [
      'a policy repository with an owner',
      { ORGANISATION_POLICY_REPOSITORY: 'acme/x' },
      'ORGANISATION_POLICY_REPOSITORY',
    ],
  ])('%s is refused with what would be right', (_, environment, problem) => {
    expect(problemsOf({ ...minimal, ...environment }).join('\n')).toContain(problem)
  })

  test('everything that is wrong is said at once', () => {
    const settings = readSettings({ PRIVATE_KEY: 'ssh-rsa AAAA' })
    expect('problems' in settings && explainProblems(settings.problems)).toBe(
      [
        'compliance-patrol cannot start: 3 settings are missing or wrong.',
        '  APP_ID          is not set. It stands on the App’s page as “App ID”.',
        '  WEBHOOK_SECRET  is not set. Use the secret that you typed on the App’s page.',
        '  PRIVATE_KEY     does not look like a PEM key (it begins with “ssh-rsa”). Download one from the App’s page.',
        'Every setting is explained in .env.example.',
      ].join('\n'),
    )
  })

  test('what judging needs is read without an App, and refused with the same words', () => {
    expect(readJudgingSettings({})).toEqual({
      jira: null,
      organisationPolicy: { mode: 'optional', repository: '.github' },
    })
    const { problems } = readJudgingSettings({ JIRA_TOKEN: 't', ORGANISATION_POLICY: 'never' }) as {
      problems: { name: string }[]
    }
    expect(problems.map(({ name }) => name)).toEqual(['ORGANISATION_POLICY', 'JIRA_URL'])
  })

  test('.env.example names exactly the settings that are read', () => {
    const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
    const source = ['settings.ts', 'jira-settings.ts', 'evidence-settings.ts', 'pages-settings.ts']
      .map(file => readFileSync(join(import.meta.dirname, '../src', file), 'utf8'))
      .join('\n')
    const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map(match => match[1])
    const read = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(match => match[1])
    expect(new Set(documented)).toEqual(new Set([...read, 'PRIVATE_KEY', 'PRIVATE_KEY_PATH']))
  })
})
