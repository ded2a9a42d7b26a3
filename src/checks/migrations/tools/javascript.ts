import { defineTool, migrationFolder } from '../define-tool.ts'

const script = String.raw`\.[cm]?[jt]s$`

export const javascriptTools = [
  defineTool({
    name: 'Prisma',
    docs: 'https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/migration-histories',
    places: [
      { in: ['prisma', /^migrations?(?:[-_.][a-z0-9]+)*$/], file: /\.sql$/ },
      { in: ['migrations', /^\d+_\w*/], direct: true, file: /^migration\.sql$/ },
      { in: ['prisma'], file: /^migration\.sql$/ },
      // Expand and contract: https://www.prisma.io/docs/guides/data-migration
      { in: ['migrations', /^\d{14}_/], direct: true, file: /^data-migration\.[jt]s$/ },
    ],
    examples: {
      migrations: [
        { path: 'prisma/migrations/20261120101112_init/migration.sql' },
        { path: 'packages/db/prisma/migrations/20261120101112_init/migration.sql' },
        { path: 'src/database/migrations/20261120101112_add_claims/migration.sql' },
        { path: 'prisma/migrations/20261120101112_status/data-migration.ts' },
      ],
      others: [
        { path: 'prisma/schema.prisma' },
        { path: 'prisma/migrations/migration_lock.toml' },
        { path: 'prisma/seed.ts' },
      ],
    },
  }),
  defineTool({
    name: 'Drizzle',
    docs: 'https://orm.drizzle.team/docs/drizzle-kit-generate',
    places: [
      { in: [/^drizzle(?:[-_][a-z0-9]+)*$/], file: /^(?:\d{4}_\w+|migration)\.sql$/ },
      // The journal says which files are run, in which order.
      { in: ['meta'], direct: true, file: /^_journal\.json$/ },
      { in: [migrationFolder], file: /^\d{4}_\w+\.sql$/, tells: 'migration' },
    ],
    sign: /^[ +-].*--> statement-breakpoint/m,
    examples: {
      migrations: [
        { path: 'drizzle/0000_oval_nightcrawler.sql' },
        { path: 'packages/db/drizzle/20261120101112_delicate_professor_x/migration.sql' },
        { path: 'drizzle/meta/_journal.json' },
        { path: 'src/db/migrations/meta/_journal.json' },
        {
          path: 'src/db/migrations/0003_brave_hulk.sql',
          patch: '+ALTER TABLE "a" ADD "b" text;--> statement-breakpoint',
        },
        {
          path: 'src/db/migrations/0003_brave_hulk.sql',
          patch: '+ALTER TABLE a ADD b text;',
          tool: 'SQL migration',
        },
      ],
      others: [
        { path: 'drizzle/meta/0000_snapshot.json' },
        { path: 'drizzle.config.ts' },
        { path: 'src/drizzle/schema.ts' },
      ],
    },
  }),
  defineTool({
    name: 'MikroORM',
    docs: 'https://mikro-orm.io/docs/migrations',
    places: [{ file: new RegExp(String.raw`^Migration\d{14}\w*${script}`) }],
    examples: {
      migrations: [
        { path: 'migrations/Migration20261120101112.ts' },
        { path: 'src/modules/claims/migrations/Migration20261120101112_add_claims.ts' },
      ],
      others: [{ path: 'migrations/.snapshot-claims.json' }, { path: 'src/MigrationService.ts' }],
    },
  }),
  defineTool({
    name: 'TypeORM',
    docs: 'https://typeorm.io/docs/migrations/why',
    places: [
      { in: [migrationFolder], file: new RegExp(String.raw`^\d{13}-[\w.-]+${script}`) },
      { in: [migrationFolder], file: new RegExp(String.raw`^[\w.-]+${script}`), tells: 'nothing' },
      { file: new RegExp(String.raw`^\d{13}-[\w.-]+${script}`), tells: 'nothing' },
    ],
    sign: /\bMigrationInterface\b|\bqueryRunner\.(?:query|createTable|addColumn|dropColumn|dropTable|createIndex)\b/,
    examples: {
      migrations: [
        { path: 'src/migration/1690000000000-AddClaims.ts' },
        { path: 'packages/cli/src/databases/migrations/postgresdb/1587669153312-InitialMigration.ts' },
        {
          path: 'src/migrations/AddClaims.ts',
          patch: '+export class AddClaims implements MigrationInterface {',
        },
        {
          path: 'src/database/1690000000000-AddClaims.ts',
          patch: '+export class AddClaims implements MigrationInterface {',
        },
      ],
      others: [
        { path: 'src/migrations/index.ts', patch: "+export * from './a.ts'" },
        { path: 'src/migrations/1690000000000-AddClaims.test.ts' },
        { path: 'test/migrations/1690000000000-AddClaims.ts' },
      ],
    },
  }),
  defineTool({
    name: 'Knex',
    docs: 'https://knexjs.org/guide/migrations.html',
    places: [
      { in: [migrationFolder], file: new RegExp(String.raw`^\d{14}_[\w.-]+${script}`) },
      { in: [migrationFolder], file: new RegExp(String.raw`^[\w.-]+${script}`), tells: 'nothing' },
    ],
    sign: /\bknex\b|\bKnex\b/,
    examples: {
      migrations: [
        { path: 'migrations/20261120101112_add_claims.js' },
        { path: 'server/db/migrations/20261120101112_add_claims.ts' },
        {
          path: 'data/migrations/versions/6.0/2026-11-20-10-11-add-claims.js',
          patch: '+  async up (knex) {',
        },
      ],
      others: [
        { path: 'knexfile.js' },
        { path: 'seeds/20261120101112_users.js' },
        { path: 'node_modules/claims/migrations/20261120101112_a.js' },
      ],
    },
  }),
  defineTool({
    name: 'Sequelize',
    docs: 'https://sequelize.org/docs/v6/other-topics/migrations/',
    places: [
      { in: [migrationFolder], file: new RegExp(String.raw`^\d{14}-[\w.-]+${script}`), tells: 'migration' },
      { in: [migrationFolder], file: new RegExp(String.raw`^[\w.-]+${script}`), tells: 'nothing' },
    ],
    sign: /\bqueryInterface\b|\bQueryInterface\b/,
    examples: {
      migrations: [
        {
          path: 'migrations/20261120101112-create-claim.js',
          patch: '+  async up(queryInterface, Sequelize) {',
        },
        { path: 'migrations/20261120101112-create-claim.js', tool: 'database migration' },
      ],
      others: [{ path: 'seeders/20261120101112-demo-user.js' }, { path: 'models/claim.js' }],
    },
  }),
  defineTool({
    name: 'Postgrator',
    docs: 'https://github.com/rickbergfalk/postgrator#readme',
    places: [{ file: /^\d+\.(?:do|undo)\.(?:[^/]+\.)?(?:sql|[cm]?js)$/ }],
    examples: {
      migrations: [{ path: 'database/001.do.create-claims.sql' }, { path: 'migrations/002.undo.sql' }],
      others: [{ path: 'scripts/1.do.sh' }],
    },
  }),
]
