import { defineTool, migrationFolder } from '../define-tool.ts'

export const sqlTools = [
  defineTool({
    name: 'Supabase',
    docs: 'https://supabase.com/docs/guides/deployment/database-migrations',
    places: [{ in: ['supabase', 'migrations'], file: /\.sql$/ }],
    examples: {
      migrations: [{ path: 'supabase/migrations/20261120101112_add_claims.sql' }],
      others: [
        { path: 'supabase/config.toml' },
        { path: 'supabase/seed.sql' },
        { path: 'supabase/functions/a/index.ts' },
      ],
    },
  }),
  defineTool({
    name: 'Hasura',
    docs: 'https://hasura.io/docs/2.0/migrations-metadata-seeds/manage-migrations/',
    places: [
      { in: [migrationFolder, /^\d{13}_/], direct: true, file: /^(?:up|down)\.(?:sql|ya?ml)$/ },
      { in: [migrationFolder, /./, /^\d{13}_/], direct: true, file: /^(?:up|down)\.(?:sql|ya?ml)$/ },
      { in: ['hasura', migrationFolder], file: /\.(?:sql|ya?ml)$/ },
    ],
    examples: {
      migrations: [
        { path: 'migrations/default/1620138136207_create_table_claims/up.sql' },
        { path: 'hasura/migrations/1620138136207_init/down.sql' },
      ],
      others: [
        { path: 'metadata/databases/default/tables/tables.yaml' },
        { path: 'seeds/default/1620138136207_a.sql' },
      ],
    },
  }),
  defineTool({
    name: 'dbmate',
    docs: 'https://github.com/amacneil/dbmate#creating-migrations',
    places: [
      { in: [migrationFolder], file: /^\d+_[\w-]+\.sql$/, tells: 'migration' },
      { file: /^\d+_[\w-]+\.sql$/, tells: 'nothing' },
    ],
    sign: /^[ +-]--\s*migrate:(?:up|down)/m,
    examples: {
      migrations: [
        { path: 'db/migrations/20261120101112_create_users.sql', patch: '+-- migrate:up' },
        { path: 'sql/20261120101112_create_users.sql', patch: '+-- migrate:up' },
      ],
      others: [{ path: 'db/schema.sql' }],
    },
  }),
  defineTool({
    name: 'Atlas',
    docs: 'https://atlasgo.io/concepts/migration-directory-integrity',
    places: [
      { file: /^atlas\.sum$/ },
      { in: [migrationFolder], file: /^\d{14}(?:_\w+)?\.sql$/, tells: 'migration' },
    ],
    sign: /^[ +-]-- atlas:/m,
    examples: {
      migrations: [
        { path: 'migrations/atlas.sum' },
        { path: 'ent/migrate/migrations/20261120101112_init.sql', tool: 'SQL migration' },
        { path: 'migrations/20261120101112.sql', patch: '+-- atlas:txmode none' },
      ],
      others: [{ path: 'atlas.hcl' }],
    },
  }),
  defineTool({
    name: 'Sqitch',
    docs: 'https://sqitch.org/docs/manual/sqitchtutorial/',
    places: [
      { file: /^sqitch\.plan$/ },
      { in: [/^(?:deploy|revert|verify)$/], file: /\.sql$/, tells: 'nothing' },
    ],
    sign: /^[ +-]-- (?:Deploy|Revert|Verify) \S+/m,
    examples: {
      migrations: [
        { path: 'sqitch.plan' },
        { path: 'deploy/appschema.sql', patch: '+-- Deploy flipr:appschema to pg' },
        { path: 'db/revert/users.sql', patch: '+-- Revert flipr:users from pg' },
      ],
      others: [{ path: 'deploy/production.yaml' }, { path: 'deploy/report.sql', patch: '+SELECT 1;' }],
    },
  }),
  defineTool({
    name: 'sql-migrate',
    docs: 'https://github.com/rubenv/sql-migrate#writing-migrations',
    places: [{ file: /^\d+[-_][\w-]+\.sql$/, tells: 'nothing' }],
    sign: /^[ +-]\s*--\s*\+migrate /m,
    examples: {
      migrations: [{ path: 'db/20261120101112-add_claims.sql', patch: '+-- +migrate Up' }],
      others: [{ path: 'db/20261120101112-report.sql', patch: '+SELECT 1;' }],
    },
  }),
  defineTool({
    name: 'tern',
    docs: 'https://github.com/jackc/tern#migrations',
    places: [{ file: /^\d+_[\w-]+\.sql$/, tells: 'nothing' }],
    sign: /^[ +-]---- create above/m,
    examples: {
      migrations: [{ path: 'postgresql/001_claims.sql', patch: '+---- create above / drop below ----' }],
      others: [{ path: 'postgresql/001_report.sql', patch: '+SELECT 1;' }],
    },
  }),
  defineTool({
    name: 'schemachange',
    docs: 'https://github.com/Snowflake-Labs/schemachange#change-scripts',
    places: [{ file: /^A__[^/]+\.sql$/ }, { file: /^(?:V\d[\w.]*|[RA])__[^/]+\.sql\.jinja$/ }],
    examples: {
      migrations: [
        { path: 'snowflake/A__grants.sql' },
        { path: 'snowflake/V1.1.1__claims.sql.jinja' },
        { path: 'snowflake/V1.1.1__claims.sql', tool: 'Flyway' },
      ],
      others: [{ path: 'models/claims.sql' }, { path: 'macros/claims.sql.jinja' }],
    },
  }),
  defineTool({
    name: 'pgroll',
    docs: 'https://pgroll.com/docs/latest/guides/writing-migrations',
    places: [{ in: [migrationFolder], file: /^\d[\w-]*\.(?:json|ya?ml)$/, tells: 'nothing' }],
    sign: /^[ +-][ -]*"?(?:operations|create_table|add_column|alter_column|drop_column|drop_table|create_index)"?:/m,
    examples: {
      migrations: [{ path: 'migrations/01_create_claims.json', patch: '+  "operations": [' }],
      others: [{ path: 'migrations/01_deployment.yaml', patch: '+kind: Job' }],
    },
  }),
  defineTool({
    name: 'PostgreSQL extension',
    docs: 'https://www.postgresql.org/docs/current/extend-extensions.html#EXTEND-EXTENSIONS-UPDATES',
    places: [{ file: /^[\w-]+?--[\w.]+--[\w.]+\.sql(?:\.in)?$/ }],
    examples: {
      migrations: [
        { path: 'claims--1.0--1.1.sql' },
        { path: 'sql/updates/2.9.0--2.9.1.sql', tool: 'SQL update', patch: '+ALTER TABLE a ADD b text;' },
      ],
      others: [{ path: 'claims--1.0.sql' }],
    },
  }),
]
