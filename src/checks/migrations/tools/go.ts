import { defineTool, migrationFolder } from '../define-tool.ts'

export const goTools = [
  defineTool({
    name: 'goose',
    docs: 'https://pressly.github.io/goose/documentation/annotations/',
    places: [
      { in: [migrationFolder], file: /^\d+_\w+\.(?:sql|go)$/, tells: 'migration' },
      { file: /^\d+_[\w-]+\.(?:sql|go)$/, tells: 'nothing' },
    ],
    sign: /^[ +-]\s*--\s*\+goose |\bgoose\.AddMigration/m,
    examples: {
      migrations: [
        { path: 'migrations/20261120101112_add_claims.sql', patch: '+-- +goose Up' },
        { path: 'internal/schema/00001_add_claims.sql', patch: '+-- +goose Up' },
        { path: 'db/migrations/00002_rename_root.go', patch: '+\tgoose.AddMigrationContext(up, down)' },
        { path: 'db/migrations/00002_rename_root.go', patch: '+func up() {', tool: 'database migration' },
      ],
      others: [
        { path: 'queries/001_list.sql', patch: '+SELECT 1;' },
        { path: 'migrations/00001_add_claims_test.go' },
        { path: 'testdata/migrations/00001_a.sql', patch: '+-- +goose Up' },
      ],
    },
  }),
  defineTool({
    name: 'golang-migrate',
    docs: 'https://github.com/golang-migrate/migrate/blob/master/MIGRATIONS.md',
    places: [
      // `-seq` counts with six digits, and Unix times have ten; with fourteen it may be sqlx or another one.
      { file: /^(?:\d{6}|\d{10})_[^/]+\.(?:up|down)\.[a-z]+$/ },
      { file: /^\d+_[^/]+\.(?:up|down)\.[a-z]+$/, tells: 'migration' },
    ],
    examples: {
      migrations: [
        { path: 'db/migrations/000001_create_users.up.sql' },
        { path: 'server/channels/db/migrations/postgres/000001_create_teams.down.sql' },
        { path: 'schema/1481574547_create_users.up.sql' },
        { path: 'migrations/20261120101112_create_users.up.sql', tool: 'SQL migration' },
      ],
      others: [{ path: 'scripts/start.up.sh' }, { path: 'docker/compose.up.yml' }],
    },
  }),
]
