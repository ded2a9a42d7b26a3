import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { type Environment, explainProblems, type SettingProblem } from '../src/setting.ts'
import { readJudgingSettings } from '../src/settings-in-part.ts'
import { readSettings, type Settings, settingsSchema } from '../src/settings.ts'

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
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

  test('white space and quotation marks around a value, which .env files have, are none of it', () => {
    const quoted = {
      APP_ID: ' 7\n',
      PRIVATE_KEY: `"${pem.replaceAll('\n', String.raw`\n`)}"`,
      WEBHOOK_SECRET: "'correct-horse'",
    }
    expect(settingsOf(quoted).app).toEqual(settingsOf(minimal).app)
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
    const environment = {
      EVIDENCE_FACTS_DAYS: '730',
      EVIDENCE_SOURCE: 'keep',
      EVIDENCE_SIGNING_KEY: ed25519.replaceAll('\n', String.raw`\n`),
      ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    }
    const wanted = { factsDays: 730, source: true, signingKey: ed25519.trim() }
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
    const hearing = { ...cloud, JIRA_ORGANISATIONS: 'Acme', JIRA_WEBHOOK_SECRET: 'jira-horse' }
    expect(settingsOf({ ...minimal, ...hearing }).jira?.webhookSecret).toBe('jira-horse')
    const dataCenter = {
      JIRA_URL: 'https://jira.acme.com/jira',
      JIRA_TOKEN: 't',
      JIRA_ORGANISATIONS: 'acme',
    }
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
      'PRIVATE_KEY_PATH could not be read: it does not exist (/nowhere.pem).',
    ],
    [
      'a key that is not RSA',
      { PRIVATE_KEY: ed25519 },
      'PRIVATE_KEY is no RSA key (ed25519). Download a new one',
    ],
    ['a path for a key', { PRIVATE_KEY: './app.pem' }, 'it looks like a path, which PRIVATE_KEY_PATH takes'],
    [
      'a key and a path to one',
      { PRIVATE_KEY_PATH: './app.pem' },
      'PRIVATE_KEY_PATH is set, and PRIVATE_KEY is, too',
    ],
    ['an App id that no number holds', { APP_ID: '9'.repeat(20) }, 'APP_ID is not a number.'],
    [
      'a short webhook secret of before',
      { WEBHOOK_SECRET_PREVIOUS: 'dev' },
      'WEBHOOK_SECRET_PREVIOUS is too short',
    ],
    ['a host with a port', { HOST: 'patrol.acme.com:3000' }, 'HOST is no name or address of an interface'],
    ['a host with spaces', { HOST: 'not a host' }, 'HOST is no name or address of an interface'],
    ['a port that is none', { PORT: '70000' }, 'PORT is not a port. Example: 3000'],
    ['one port for two servers', { METRICS_PORT: '3000' }, 'METRICS_PORT is the same as PORT'],
    [
      'the pages of GitHub for its API',
      { GITHUB_API_URL: 'https://github.acme.com' },
      'GITHUB_API_URL names the pages: Enterprise Server has its API at https://HOST/api/v3.',
    ],
    [
      'a GitHub to which nothing is encrypted',
      { GITHUB_API_URL: 'http://github.acme.com/api/v3' },
      'GITHUB_API_URL is not https: everybody on the way would read tokens',
    ],
    [
      'an address that none can read',
      { GITHUB_API_URL: 'https://[acme' },
      'GITHUB_API_URL is no address of a server.',
    ],
    [
      'an address with a password',
      { JIRA_URL: 'https://me:secret@jira.acme.com' },
      'JIRA_URL is no address of a server.',
    ],
    [
      'a JIRA to which nothing is encrypted',
      { JIRA_URL: 'http://jira.acme.com' },
      'JIRA_URL is not https: everybody on the way would read the credentials.',
    ],
    ['an address with no host', { PUBLIC_URL: 'https://:8' }, 'PUBLIC_URL is no address of a server.'],
    [
      'pages below a folder',
      { PUBLIC_URL: 'https://acme.com/patrol' },
      'PUBLIC_URL names a folder: pages are served at the root of a host.',
    ],
    ['logins without commas', { ALLOWED_ACCOUNTS: 'acme globex' }, 'ALLOWED_ACCOUNTS is no list of logins'],
    ['a list that names nobody', { ALLOWED_ACCOUNTS: ',' }, 'ALLOWED_ACCOUNTS is no list of logins'],
    [
      'an organisation spelled as in America',
      { ORGANIZATION_POLICY: 'required' },
      'ORGANIZATION_POLICY is not read: it is spelled ORGANISATION_POLICY.',
    ],
    [
      'a password with a # in a database’s address',
      { DATABASE_URL: 'postgres://me:a#b@host/patrol' },
      'DATABASE_URL is no address of PostgreSQL. What is special in a password is written as %23 for #',
    ],
    ...(['sslmode=no-verify', 'ssl=no-verify', 'sslmode=require&uselibpqcompat=true'].map(query => [
      `a database whose certificate is not validated (${query})`,
      { DATABASE_URL: `postgres://host/patrol?${query}` },
      'which switches the validation of certificates off. Write sslmode=verify-full',
    ]) satisfies [string, Environment, string][]),
    ['the same by PGSSLMODE', { PGSSLMODE: 'no-verify' }, 'PGSSLMODE is no-verify, which switches'],
    [
      'a key with what is no Base64',
      { ENCRYPTION_KEY: `!${Buffer.alloc(32).toString('base64')}` },
      'ENCRYPTION_KEY is not 32 bytes in Base64',
    ],
    [
      'a JIRA that nobody may use',
      { JIRA_URL: 'https://j.example', JIRA_TOKEN: 't' },
      'JIRA_ORGANISATIONS is not set, so that nobody may use JIRA.',
    ],
    ['users of no JIRA', { JIRA_ORGANISATIONS: 'acme' }, 'JIRA_URL is not set, but JIRA_ORGANISATIONS is.'],
    [
      'an account of JIRA without its address',
      { JIRA_URL: 'https://j.example', JIRA_EMAIL: 'bot', JIRA_API_TOKEN: 't' },
      'JIRA_EMAIL is no address of an account.',
    ],
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

  test.each([
    ['postgres://me:secret@host:5432/patrol?sslmode=verify-full&sslrootcert=/ca.pem'],
    ['postgresql:///patrol?host=/var/run/postgresql'],
    ['postgres://me@/patrol?host=/var/run/postgresql'],
  ])('%s is an address of PostgreSQL', databaseUrl => {
    expect(settingsOf({ ...minimal, DATABASE_URL: databaseUrl }).store).toEqual({ databaseUrl })
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
      readonly problems: readonly SettingProblem[]
    }
    expect(problems.map(({ name }) => name)).toEqual(['ORGANISATION_POLICY', 'JIRA_URL'])
  })

  test('.env.example names exactly the settings that are read, with their defaults', () => {
    const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
    const documented = parseEnv(example)
    const read = [...Object.keys(settingsSchema.shape), 'PRIVATE_KEY', 'PRIVATE_KEY_PATH']
    expect(Object.keys(documented).toSorted()).toEqual(read.toSorted())
    expect(settingsOf({ ...documented, ...minimal })).toEqual(settingsOf(minimal))
  })
})
