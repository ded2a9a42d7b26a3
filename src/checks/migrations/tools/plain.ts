import { defineTool, migrationFolder } from '../define-tool.ts'

const changesSchema =
  /\b(?:alter|drop|rename|truncate)\s{1,9}(?:table|index|column|view|type|schema|sequence|trigger|function|policy|role|database|keyspace)\b|\bcreate\s{1,9}(?:or\s{1,9}replace\s{1,9})?(?:unique\s{1,9})?(?:table|index|view|type|schema|sequence|trigger|function|procedure|policy|role|extension)\b|\badd\s{1,9}(?:column|constraint|index)\b/im

/** A statement at the start of a line that was added or removed. */
const changesRows = /^[+-]\s{0,99}(?:update\s|insert\s{1,9}into\b|delete\s{1,9}from\b)/im

/** Folders of steps from one version to the next. */
const updateFolder = /^(?:[a-z0-9]+[-_])*(?:updates?|upgrades?|upgrading|deltas?|patches)$/

/** What no tool above is sure of. */
export const plainTools = [
  defineTool({
    name: 'SQL migration',
    docs: 'https://en.wikipedia.org/wiki/Schema_migration',
    places: [
      { in: [migrationFolder], file: /\.(?:sql|psql|pgsql|ddl|cql|surql)$/i, tells: 'migration' },
      { file: /^(?:up|down)\d*\.sql$/, tells: 'migration' },
      { in: ['versioned', /^v\d[\d.]*$/], file: /\.(?:sql|cql)$|^manifest\.json$/, tells: 'migration' },
    ],
    examples: {
      migrations: [
        { path: 'migrations/add_claims.sql' },
        { path: 'db/migrations/2026/claims.sql' },
        { path: 'db-migrations/12.sql' },
        { path: 'migrations/states.sql', patch: '+INSERT INTO claims (state) => 1;' },
        { path: 'schema/migrations-postgres/claims.sql' },
        { path: 'schema/crdb/add-claims/up01.sql' },
        { path: 'schema/cassandra/versioned/v1.1/claims.cql' },
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
  // Steps from one version of a schema to the next, outside of folders that say so.
  defineTool({
    name: 'SQL update',
    docs: 'https://en.wikipedia.org/wiki/Schema_migration',
    places: [
      { in: [updateFolder], file: /\.(?:sql|psql|cql)(?:\.\w+)?$/i, tells: 'nothing at all' },
      // A version tells as much as a statement does.
      { in: [updateFolder], direct: true, file: /\d[^/]*\.(?:sql|psql|cql)(?:\.\w+)?$/i },
      { in: [updateFolder, /^v?\d/], file: /\.(?:sql|psql|cql)(?:\.\w+)?$/i },
      {
        file: /^(?:patch|update|upgrade|migrat\w{1,6}|schema)[-_.](?:from[-_.])?v?\d[^/]*\.sql$|^patch-[^/]+\.sql$/i,
        tells: 'nothing at all',
      },
    ],
    sign: new RegExp(`${changesSchema.source}|${changesRows.source}`, 'im'),
    examples: {
      migrations: [
        { path: 'storage/schema/main/delta/72/01_claims.sql', patch: '+CREATE INDEX a ON claims (b);' },
        { path: 'sql/updates/7.3-to-7.4.sql', patch: '+alter table claims add b text;' },
        { path: 'sql/updates/world/2026_11_20_00.sql', patch: '+UPDATE `claims` SET b = 1;' },
        { path: 'schema/mysql-upgrades/2.9.2.sql', patch: '+ALTER TABLE claims ADD b text;' },
        { path: 'db/upgrades/2.9.2.sql' },
        { path: 'sql/upgrade/3.2.0_schema/mysql/claims_ddl.sql' },
        { path: 'sql/patch_99_100_a.sql', patch: '+ALTER TABLE claims ADD b text;' },
      ],
      others: [
        { path: 'queries/001_claims.sql', patch: '+CREATE TABLE claims (a int);' },
        { path: 'sql/updated.sql', patch: '+UPDATE claims SET b = 1;' },
        { path: 'test/sql/updates/claims.sql', patch: '+UPDATE claims SET b = 1;' },
      ],
    },
  }),
  defineTool({
    name: 'numbered SQL script',
    docs: 'https://en.wikipedia.org/wiki/Schema_migration',
    places: [
      {
        in: [
          /^(?:schemas?|ddl|changes|change-?scripts|changesets?|versions|releases|alters?|sql|db|database)$/,
        ],
        direct: true,
        file: /^[vV]?\d[^/]*\.(?:sql|psql|cql)$/i,
        tells: 'nothing at all',
      },
    ],
    sign: changesSchema,
    examples: {
      migrations: [
        { path: 'db/ddl/20261120_claims.sql', patch: '+CREATE TABLE claims (a int);' },
        { path: 'schema/0002.sql', patch: '+  ADD COLUMN b text;' },
      ],
      others: [
        { path: 'db/seeds/001_claims.sql', patch: '+INSERT INTO claims VALUES (1);' },
        { path: 'sql/001_report.sql', patch: '+SELECT 1;' },
      ],
    },
  }),
  defineTool({
    name: 'database migration',
    docs: 'https://en.wikipedia.org/wiki/Schema_migration',
    places: [
      { in: [/^deltas?$/, /^\d+$/], direct: true, file: /\.py$/, tells: 'migration' },
      {
        in: [migrationFolder],
        file: /^(?:(?:[vm]|version|migration)?\d{3}|\d+[-_])[-.\w]*\.(?:[cm]?[jt]s|py|rb|php|go|rs|java|kts?|scala|groovy|cs|fs|vb|exs?|pl|cr|lua|swift|dart|hs)$/i,
        tells: 'migration',
      },
      {
        in: [migrationFolder],
        file: /\.(?:[cm]?[jt]s|py|rb|php|go|rs|java|kts?|scala|groovy|cs|fs|vb|exs?|pl|cr|lua|swift|dart|hs)$/i,
        tells: 'nothing',
      },
    ],
    // A statement or call that changes a schema, a list that migrations are added to, or the class that they extend.
    sign: /\b(?:create|alter|drop|rename|truncate)\s{1,9}(?:unique\s)?(?:table|index|column|view|type|schema|sequence|trigger|function|policy|role)\b|\b(?:create|alter|drop|rename|add|remove)_?(?:table|column|index|foreign_?key|constraint)\b|\bgormigrate\b|\bxorm\.Engine\b|\.AddMigration\(|\bMigrations\.(?:Must)?Register|\bextends\s+\\?(?:\w+\\)*\w*Migration(?:Step)?\s*(?:$|\{|implements\b)/im,
    examples: {
      migrations: [
        { path: 'migrations/2026-11-20-add-claims.js' },
        { path: 'migrations/.hidden.js', patch: null },
        {
          path: 'migrations/2026-11-20-states.js',
          patch: '+  db.query("INSERT INTO claims (state, b) VALUES (1, 2)")',
        },
        {
          path: 'migrations/2026-11-20-rows.js',
          patch: '+  await q.query("DELETE FROM claims") // (deployer)',
        },
        { path: 'migrations/m261120_101112_add_claims.php', tool: 'Yii' },
        { path: 'models/migrations/v1_22/v300.go' },
        { path: 'apps/files/lib/Migration/Version32000Date20261120101112.php' },
        { path: 'src/Core/Migration/V6_7/Migration1763633472Claims.php' },
        { path: 'app/Database/Migrations/2026-11-20-101112_AddClaims.php' },
        { path: 'server/data/migrations/versions/4.0/01-update-posts.js' },
        { path: 'db/migrations/claims.rb', patch: '+  create_table(:claims) do' },
        { path: 'db/migrations/20261120101112_claims.cr' },
        { path: 'storage/schema/main/delta/72/02_claims.py' },
        { path: 'claims/db/migrations/core/000_base.lua' },
        { path: 'pkg/store/migrations/claims.go', patch: '+\tmg.AddMigration("add claims", claims)' },
        { path: 'models/app_migrations/v14a_claims.go', patch: '+func addClaims(x *xorm.Engine) error {' },
        { path: 'src/Acme/Migration/Claims.php', patch: '+class Claims extends \\Acme\\Migration' },
      ],
      others: [
        { path: 'src/migrations/runner.ts', patch: '+export function run() {' },
        { path: 'src/migrations/index.ts', patch: "+import './a.ts'" },
        { path: 'migrations/1_initial_migration.js', patch: '+const A = artifacts.require("A")' },
        {
          path: 'src/redux/migrations/003-theme.ts',
          patch: '+export default (state: Root) => ({ ...state })',
        },
        { path: 'migrations/package.json', patch: null },
        { path: 'migrations/jest.config.js', patch: null },
        { path: 'migrations/.eslintrc.js', patch: null },
      ],
    },
  }),
]
