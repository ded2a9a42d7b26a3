import type { VerdictState } from '../src/model/verdict.ts'
import type { EmulatedGithub } from '../test/github/start-github.ts'
import type { Pull, Repository } from '../test/github/state.ts'
import type { EmulatedJira } from '../test/jira/start-jira.ts'

/** A pull request of the demo, and what its verdict has to be in the end. */
export interface Scene {
  /** What it shows, in a few words. */
  readonly shows: string
  readonly pull: Pull
  readonly expected: VerdictState
}

export const REPOSITORY = 'acme/claims'

const policy = `# What the team of acme/claims asks for.
version: 1
check: { status: acme/pull-request }
labels: { ready: ready for review }
roles:
  senior: { teams: [senior-engineers] }
  techops: { teams: [technical-operations] }
  security: { teams: [security] }
checks:
  title-format: { projects: [SEC, ENG] }
  security-review: { when: { paths: ['auth/**'] } }
`

/** Its password stands in clear, and its storage has no key of the organisation's. */
const DATABASE = `resource "aws_db_instance" "default" {
  allocated_storage = 10
  storage_type      = "gp2"
  engine            = "mysql"
  instance_class    = "db.t3.micro"
  username          = "foo"
  password          = "bar"
}
`

const REPAIRED_DATABASE = `resource "aws_kms_key" "database" {
  description         = "Claims at rest"
  enable_key_rotation = true
}

resource "aws_db_instance" "default" {
  allocated_storage           = 10
  storage_type                = "gp3"
  engine                      = "mysql"
  instance_class              = "db.t3.micro"
  username                    = "foo"
  manage_master_user_password = true
  storage_encrypted           = true
  kms_key_id                  = aws_kms_key.database.arn
}
`

/** An organisation with teams, a repository with a policy, and the tickets that its pull requests name. */
export async function seedOrganisation(github: EmulatedGithub, jira: EmulatedJira): Promise<Repository> {
  github.organisation('acme', {
    members: ['himanshu', 'alex', 'kim', 'sam', 'maria', 'tom', 'jo'],
    owners: ['olga'],
  })
  github.team('acme', 'senior-engineers', { members: ['alex', 'kim', 'sam'] })
  github.team('acme', 'technical-operations', { members: ['maria', 'tom'] })
  github.team('acme', 'security', { members: ['jo'] })
  const repository = await github.repository(REPOSITORY, {
    private: true,
    files: { '.github/compliance-patrol.yml': policy, 'src/importer.ts': 'export {}\n' },
  })
  const stories = {
    'SEC-1098': 'Endpoints for the SSL labs test',
    'SEC-1102': 'Shorter sessions',
    'ENG-204': 'Import claims in batches',
    'ENG-207': 'Retry the importer',
    'ENG-211': 'A table for claims',
    'ENG-215': 'Round amounts',
    'ENG-216': 'Log batch sizes',
    'ENG-220': 'Pair on the parser',
    'ENG-223': 'Fetch rates from the vendor',
    'ENG-226': 'A database for claims',
    'ENG-227': 'A database for claims, with a key of its own',
  }
  for (const [key, summary] of Object.entries(stories)) {
    jira.ticket(key, { summary, type: 'Story', status: 'In Progress', statusCategory: 'indeterminate' })
  }
  github.install('acme')
  return repository
}

/** Opens the pull requests and lets people act on them; every step sends its webhooks. */
export async function seedPulls(github: EmulatedGithub, jira: EmulatedJira): Promise<Scene[]> {
  const open = (ticket: string, title: string, file: string, more: { by?: string; head?: string } = {}) =>
    github.openPull(REPOSITORY, {
      by: more.by ?? 'himanshu',
      title,
      body: `What and why: ${jira.url}/browse/${ticket}`,
      head: more.head ?? `${more.by ?? 'himanshu'}/${ticket}`,
      files: { [file]: `// ${title}\n` },
    })
  const approve = (pull: Pull, by: string) => github.review(pull, { by, state: 'APPROVED', body: 'LGTM 👍' })

  const merged = await open('SEC-1098', 'SEC-1098: Add new endpoints for ssl labs test', 'src/ssl-labs.ts')
  approve(merged, 'alex')
  const compliant = await open('ENG-204', 'ENG-204: Import claims in batches', 'src/batches.ts')
  approve(compliant, 'kim')
  const noTicket = await open('ENG-9999', 'ENG-9999: Tidy the importer', 'src/tidy.ts')
  const defaultTitle = await open('ENG-207', 'Sam/eng 207', 'src/retry.ts', { by: 'sam' })
  const waiting = await open('ENG-216', 'ENG-216: Log batch sizes', 'src/log.ts')
  const migration = await open(
    'ENG-211',
    'ENG-211: Add claims table',
    'db/migrate/20261120090000_add_claims.rb',
  )
  approve(migration, 'alex')
  const sensitive = await open('SEC-1102', 'SEC-1102: Shorten sessions', 'auth/session.ts')
  approve(sensitive, 'sam')
  const stale = await open('ENG-215', 'ENG-215: Round amounts', 'src/amounts.ts')
  approve(stale, 'alex')
  const own = await open('ENG-220', 'ENG-220: Parse nested claims', 'src/parser.ts')
  await github.push(own, { by: 'kim', files: { 'src/parser.ts': 'export const parse = JSON.parse\n' } })
  approve(own, 'kim')

  const bypass = await github.openPull(REPOSITORY, {
    by: 'himanshu',
    title: 'ENG-223: Fetch rates from the vendor',
    body: `What and why: ${jira.url}/browse/ENG-223`,
    head: 'himanshu/ENG-223',
    files: { 'src/rates.py': 'import requests\n\nrates = requests.get(VENDOR, verify=False).json()\n' },
  })
  approve(bypass, 'alex')

  const database = await github.openPull(REPOSITORY, {
    by: 'himanshu',
    title: 'ENG-226: Create a database for claims',
    body: `What and why: ${jira.url}/browse/ENG-226`,
    head: 'himanshu/ENG-226',
    files: { 'infra/database.tf': DATABASE },
  })
  approve(database, 'sam')
  const repaired = await github.openPull(REPOSITORY, {
    by: 'himanshu',
    title: 'ENG-227: Create a database for claims, with a key of its own',
    body: `What and why: ${jira.url}/browse/ENG-227`,
    head: 'himanshu/ENG-227',
    files: { 'infra/database.tf': REPAIRED_DATABASE },
  })
  approve(repaired, 'sam')

  await github.settled()
  await github.push(stale, {
    by: 'himanshu',
    files: { 'src/amounts.ts': 'export const round = Math.round\n' },
  })

  return [
    { shows: 'merged after a review', pull: merged, expected: 'success' },
    { shows: 'compliant', pull: compliant, expected: 'success' },
    { shows: 'its ticket does not exist', pull: noTicket, expected: 'failure' },
    { shows: 'the title that GitHub made of the branch', pull: defaultTitle, expected: 'failure' },
    { shows: 'waits for a review', pull: waiting, expected: 'action_required' },
    { shows: 'a migration waits for technical operations', pull: migration, expected: 'action_required' },
    { shows: 'a security-sensitive path', pull: sensitive, expected: 'action_required' },
    { shows: 'approved, then pushed to', pull: stale, expected: 'action_required' },
    { shows: 'approved by somebody who committed', pull: own, expected: 'action_required' },
    { shows: 'switches the validation of certificates off', pull: bypass, expected: 'failure' },
    { shows: 'a database without a key, password in clear', pull: database, expected: 'failure' },
    { shows: 'the same database, put right', pull: repaired, expected: 'success' },
  ]
}
