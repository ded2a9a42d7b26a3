import { defineTool, migrationFolder } from '../define-tool.ts'

export const rustTools = [
  defineTool({
    name: 'Diesel',
    docs: 'https://diesel.rs/guides/getting-started',
    places: [
      {
        in: [migrationFolder, /^(?:\d{4}-\d{2}-\d{2}-\d{6}|\d{14,15})_/],
        direct: true,
        file: /^(?:(?:up|down)\.sql|metadata\.toml)$/,
      },
    ],
    examples: {
      migrations: [
        { path: 'migrations/2026-11-20-101112_create_claims/up.sql' },
        { path: 'migrations/00000000000000_diesel_initial_setup/down.sql' },
        { path: 'crates/db/migrations/20261120101112_create_claims/up.sql' },
        { path: 'migrations/2026-11-20-101112_create_claims/metadata.toml' },
      ],
      others: [{ path: 'diesel.toml' }, { path: 'src/schema.rs' }],
    },
  }),
  defineTool({
    name: 'SeaORM',
    docs: 'https://www.sea-ql.org/SeaORM/docs/migration/writing-migration/',
    places: [
      { file: /^m\d{8}_\d{6}_\w+\.rs$/ },
      { in: [migrationFolder], file: /^\w+\.rs$/, tells: 'nothing' },
    ],
    sign: /\bsea_orm_migration\b|\bMigrationTrait\b|\bSchemaManager\b/,
    examples: {
      migrations: [
        { path: 'migration/src/m20261120_101112_create_claims.rs' },
        { path: 'migration/src/claims.rs', patch: '+impl MigrationTrait for Migration {' },
      ],
      others: [
        { path: 'migration/src/main.rs', patch: '+async fn main() {' },
        { path: 'entity/src/claim.rs' },
      ],
    },
  }),
  defineTool({
    name: 'sqlx',
    docs: 'https://docs.rs/sqlx/latest/sqlx/macro.migrate.html',
    // Nothing in the file tells it from other tools.
    places: [{ in: [migrationFolder], file: /^\d+_[\w-]+\.sql$/, tells: 'migration' }],
    examples: {
      migrations: [{ path: 'migrations/20261120101112_add_claims.sql', tool: 'SQL migration' }],
      others: [{ path: '.sqlx/query-0a1b.json' }, { path: 'tests/fixtures/0001_users.sql' }],
    },
  }),
  defineTool({
    name: 'refinery',
    docs: 'https://docs.rs/refinery/latest/refinery/',
    places: [{ file: /^[VU]\d+__\w+\.rs$/ }],
    examples: {
      migrations: [{ path: 'src/migrations/V1__create_claims.rs' }],
      others: [{ path: 'src/v1.rs' }],
    },
  }),
]
