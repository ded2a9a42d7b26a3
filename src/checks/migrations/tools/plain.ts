import { defineTool, migrationFolder } from '../define-tool.ts'

/** What no tool above is sure of. */
export const plainTools = [
  defineTool({
    name: 'SQL migration',
    docs: 'https://en.wikipedia.org/wiki/Schema_migration',
    places: [{ in: [migrationFolder], file: /\.(?:sql|psql|pgsql|ddl|cql)$/i, tells: 'migration' }],
    examples: {
      migrations: [
        { path: 'migrations/add_claims.sql' },
        { path: 'db/migrations/2026/claims.sql' },
        { path: 'db-migrations/12.sql' },
        { path: 'schema/migrations-postgres/claims.sql' },
      ],
      others: [
        { path: 'queries/claims.sql' },
        { path: 'docs/migrations/claims.sql' },
        { path: 'tests/fixtures/migrations/claims.sql' },
        { path: 'migrations/README.md' },
        { path: 'immigration/claims.sql' },
      ],
    },
  }),
  defineTool({
    name: 'database migration',
    docs: 'https://en.wikipedia.org/wiki/Schema_migration',
    places: [
      {
        in: [migrationFolder],
        file: /^(?:(?:[vm]|version|migration)?\d{3}|\d+[-_])[-.\w]*\.(?:[cm]?[jt]s|py|rb|php|go|rs|java|kt|cs|exs?|pl)$/i,
        tells: 'migration',
      },
      {
        in: [migrationFolder],
        file: /\.(?:[cm]?[jt]s|py|rb|php|go|rs|java|kt|cs|exs?|pl)$/i,
        tells: 'nothing',
      },
    ],
    // A statement or call that changes a schema.
    sign: /\b(?:create|alter|drop|rename|truncate)\s{1,9}(?:unique\s)?(?:table|index|column|view|type|schema|sequence|trigger|function|policy|role)\b|\b(?:create|alter|drop|rename|add|remove)_?(?:table|column|index|foreign_?key|constraint)\b/i,
    examples: {
      migrations: [
        { path: 'migrations/2026-11-20-add-claims.js' },
        { path: 'migrations/m261120_101112_add_claims.php' },
        { path: 'models/migrations/v1_22/v300.go' },
        { path: 'apps/files/lib/Migration/Version32000Date20261120101112.php' },
        { path: 'src/Core/Migration/V6_7/Migration1763633472Claims.php' },
        { path: 'app/Database/Migrations/2026-11-20-101112_AddClaims.php' },
        { path: 'server/data/migrations/versions/4.0/01-update-posts.js' },
        { path: 'db/migrations/claims.rb', patch: '+  create_table(:claims) do' },
      ],
      others: [
        { path: 'src/migrations/runner.ts', patch: '+export function run() {' },
        { path: 'src/migrations/index.ts', patch: "+import './a.ts'" },
      ],
    },
  }),
]
