import { describe, expect, test } from 'vitest'
import { exampleHead, exampleReviewParts } from '../../src/checks/example-review.ts'
import { migrationReview } from '../../src/checks/migration-review.ts'
import type { ChangedFile } from '../../src/model/pull-request.ts'
import { evaluate } from './evaluate.ts'

function aFile(path: string, more: Partial<ChangedFile> = {}): ChangedFile {
  return {
    path,
    previousPath: null,
    status: 'added',
    sha: null,
    additions: 1,
    deletions: 0,
    patch: '+x',
    ...more,
  }
}

function judge(files: ChangedFile[], options = {}, approved = false) {
  const parts = { ...exampleReviewParts('techops', approved), files }
  return evaluate(migrationReview, { pull: { headSha: exampleHead }, parts, options })
}

const RAILS = 'db/migrate/20261120101112_add_claims.rb'

describe('waits for a review of a migration that was', () => {
  test.each([
    ['added', aFile(RAILS)],
    ['edited', aFile(RAILS, { status: 'modified' })],
    ['removed', aFile(RAILS, { status: 'removed' })],
    ['renamed', aFile(RAILS, { status: 'renamed', previousPath: RAILS.replace('10', '09'), patch: null })],
    ['moved here', aFile(RAILS, { status: 'renamed', previousPath: 'tmp/x.rb', patch: null })],
    ['moved away', aFile('tmp/x.rb', { status: 'renamed', previousPath: RAILS, patch: null })],
    ['copied', aFile(RAILS, { status: 'copied', previousPath: 'lib/template.rb' })],
    ['made executable', aFile(RAILS, { status: 'changed', patch: null })],
    ['too large for a patch', aFile(RAILS, { patch: null })],
  ])('%s', (_, file) => {
    expect(judge([aFile('README.md'), file])).toMatchObject({
      status: 'pending',
      says: `\`${RAILS}\` (Rails) waits for a review`,
    })
  })
})

describe('where the path does not tell', () => {
  test.each([
    [
      'the content does',
      aFile('src/migrations/claims.ts', { patch: '+await knex.schema.createTable(' }),
      'pending',
    ],
    ['and the content denies it', aFile('src/migrations/claims.ts', { patch: '+export {}' }), 'pass'],
    [
      'and the content is not known, it counts',
      aFile('src/migrations/claims.ts', { patch: null }),
      'pending',
    ],
    [
      'a removed line is content too',
      aFile('src/migrations/claims.ts', { patch: '-ALTER TABLE claims' }),
      'pending',
    ],
  ] as const)('%s', (_, file, status) => {
    expect(judge([file]).status).toBe(status)
  })
})

describe('no word of another kind hides', () => {
  const other = '+// as the (deployer) does\n'
  test.each([
    ['a statement', '+await run("DELETE FROM claims")'],
    ['a query', '+export const up = db => db.query(file)'],
    ['a collection', '+await client.collections("claims").drop()'],
  ])('%s', (_, line) => {
    const file = aFile('migrations/001-rows.js', { patch: other + line })
    expect(judge([file])).toMatchObject({ status: 'pending' })
  })

  test('what is of another kind itself', () => {
    const file = aFile('migrations/001-rows.js', { patch: `${other}+deployer.deploy(Claims)` })
    expect(judge([file])).toMatchObject({ status: 'pass' })
  })
})

test('names three files, each with its tool where they differ', () => {
  const files = [
    RAILS,
    'db/migration/V1__a.sql',
    'prisma/migrations/1_a/migration.sql',
    'migrations/a.sql',
  ].map(path => aFile(path))
  expect(judge(files).says).toBe(
    `\`${RAILS}\` (Rails), \`db/migration/V1__a.sql\` (Flyway), \`prisma/migrations/1_a/migration.sql\` (Prisma) and 1 more wait for a review`,
  )
})

test('own globs count wherever they lie, and what they take away is only theirs', () => {
  const options = { paths: ['docs/schema/**', '!docs/schema/*.md', '!db/migrate/**'] }
  expect(judge([aFile('docs/schema/1.sql')], options).status).toBe('pending')
  expect(judge([aFile('docs/schema/1.md')], options).status).toBe('pass')
  expect(judge([aFile(RAILS)], options).status).toBe('pending')
})

test('a glob that is none is an error of the policy', () => {
  expect(migrationReview.options.safeParse({ paths: ['{'] }).error?.issues[0]).toMatchObject({
    path: ['paths'],
  })
})

test('says how many reviews are missing', () => {
  expect(judge([aFile(RAILS)], { count: 2 }).says).toBe(`\`${RAILS}\` (Rails) waits for 2 reviews`)
  expect(judge([aFile(RAILS)], { count: 2 }, true).says).toBe(`\`${RAILS}\` (Rails) waits for a review`)
  expect(judge([aFile(RAILS)], {}, true).status).toBe('pass')
})

test('a path cannot break the sentence, nor fill it', () => {
  const says = judge([aFile(`db/migrate/1_a\`|\n<b>.rb`), aFile(`migrations/${'a'.repeat(4000)}.sql`)]).says
  expect(says).not.toMatch(/\n/)
  expect(says.split('`')).toHaveLength(3)
  expect(says.length).toBeLessThan(300)
})

test('needs the role that it asks for to be set up', () => {
  const options = migrationReview.options.parse({})
  expect(migrationReview.isSetUp?.(options, { jira: true, roles: ['senior'] })).toBe(false)
  expect(migrationReview.isSetUp?.(options, { jira: false, roles: ['senior', 'techops'] })).toBe(true)
})
