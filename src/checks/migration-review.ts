import * as z from 'zod'
import { approvalNeeds, requireApprovals } from '../approvals/require-approvals.ts'
import type { ApprovalSummary } from '../model/result.ts'
import { globMatcher } from '../patterns/glob.ts'
import { defineCheck, pass } from './define-check.ts'
import { exampleFile } from './example-file.ts'
import { exampleHead, exampleReviewParts } from './example-review.ts'
import { type Migration, migrationsIn } from './migrations/recognise.ts'
import { approvalDemand, globs, reviewOptions } from './review-options.ts'
import { because, firstFew, literal } from './wording.ts'

/** Whoever runs the databases approved the migrations, where there are any. */
export const migrationReview = defineCheck({
  id: 'migration-review',
  name: 'Migration-reviewed',
  requirement: 'Migrations should be reviewed by Technical Operations Team',
  fix: 'Ask technical operations for a review.',
  needs: ['files', ...approvalNeeds],
  options: z.strictObject({
    ...reviewOptions('techops'),
    paths: globs('Globs of migrations beside those that are recognised by their tool.'),
  }),
  isSetUp: ({ by }, { roles }) => roles.includes(by),

  evaluate(facts, options, { approvals }) {
    const migrations = migrationsIn(facts.files, globMatcher(options.paths))
    if (migrations.length === 0) return pass('Pull request does not include any migrations')
    const found = describe(migrations)
    const answer = requireApprovals(facts, approvalDemand(options), approvals)
    const { result } = answer
    if (answer.state !== 'pending' || answer.waitsFor !== 'review') {
      return { ...result, says: because(result.says, found) }
    }
    return { ...result, says: `${found} ${waitFor(result.approvals, migrations)}` }
  },

  examples: {
    passes: [
      {
        parts: { files: [exampleFile('app/models/claim.rb')] },
        says: 'Pull request does not include any migrations',
      },
      {
        pull: { headSha: exampleHead },
        parts: {
          ...exampleReviewParts('techops', true),
          files: [exampleFile('db/migrate/20261120101112_add_claims.rb')],
        },
        says: 'PR has been reviewed by alex: `db/migrate/20261120101112_add_claims.rb` (Rails)',
      },
    ],
    waits: [
      {
        pull: { headSha: exampleHead },
        parts: {
          ...exampleReviewParts('techops', false),
          files: [exampleFile('db/migrate/20261120101112_add_claims.rb')],
        },
        says: '`db/migrate/20261120101112_add_claims.rb` (Rails) waits for a review',
      },
      {
        pull: { headSha: exampleHead },
        parts: {
          ...exampleReviewParts('techops', false),
          files: [1, 2, 3, 4, 5].map(i =>
            exampleFile(`prisma/migrations/2026112010111${i}_step/migration.sql`),
          ),
        },
        says: '`prisma/migrations/20261120101111_step/migration.sql`, `prisma/migrations/20261120101112_step/migration.sql`, `prisma/migrations/20261120101113_step/migration.sql` and 2 more (Prisma) wait for a review',
      },
      {
        pull: { headSha: exampleHead },
        parts: { ...exampleReviewParts('techops', false), files: [exampleFile('db/changes/7.txt')] },
        options: { paths: ['db/changes/**'] },
        says: '`db/changes/7.txt` (named by the policy) waits for a review',
      },
    ],
    errors: [
      {
        pull: { headSha: exampleHead },
        parts: { ...exampleReviewParts('techops', true), files: [exampleFile('migrations/1.sql')] },
        options: { by: 'dba' },
        says: 'Who holds the role `dba` is not known: `migrations/1.sql` (SQL migration)',
      },
    ],
  },
})

/** The tool stands once behind the files where all are of one tool, else behind each. */
function describe(migrations: readonly Migration[]): string {
  const [first, ...others] = migrations
  if (first !== undefined && others.every(({ tool }) => tool === first.tool)) {
    return `${firstFew(migrations.map(({ path }) => literal(path)))} (${first.tool})`
  }
  return firstFew(migrations.map(({ path, tool }) => `${literal(path)} (${tool})`))
}

function waitFor({ needed, approvals }: ApprovalSummary, migrations: readonly Migration[]): string {
  const missing = needed - approvals.filter(({ counts }) => counts).length
  return `${migrations.length === 1 ? 'waits' : 'wait'} for ${missing === 1 ? 'a review' : `${missing} reviews`}`
}
