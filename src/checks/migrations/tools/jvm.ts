import { defineTool, migrationFolder } from '../define-tool.ts'

export const jvmTools = [
  defineTool({
    name: 'Flyway',
    docs: 'https://documentation.red-gate.com/flyway/flyway-concepts/migrations',
    places: [
      { file: /^(?:[VUB]\d[\d._]*|R)__[^/]+\.(?:sql|ps1|sh|bash|bat|cmd)(?:\.conf)?$/i },
      { file: /^(?:[VUB]\d[\d_]*|R)__\w+\.(?:java|kt|groovy|scala)$/ },
      // https://documentation.red-gate.com/flyway/reference/callback-events
      {
        file: /^(?:before|after)(?:Each)?(?:Migrate|Undo|Repeatables|Versioned|Clean|Baseline|Repair|Validate|Info|CreateSchema|Connect)\w*\.sql$/,
      },
      { in: ['db', 'migration'], file: /\.sql$/i },
      { in: ['flyway', 'sql'], file: /\.sql$/i },
    ],
    examples: {
      migrations: [
        { path: 'src/main/resources/db/migration/V1__init.sql' },
        { path: 'src/main/resources/db/migration/V2.1.3__add_claims.sql' },
        { path: 'src/main/resources/db/migration/R__claims_view.sql' },
        { path: 'src/main/resources/db/migration/U2__undo.sql' },
        { path: 'src/main/resources/db/migration/afterMigrate.sql' },
        { path: 'src/main/resources/db/migration/mysql/V20261120__add.sql' },
        { path: 'services/claims/src/main/java/db/migration/V3__Split_names.java' },
        { path: 'database/V7__claims.sql' },
        { path: 'src/main/java/com/claims/schema/V3__Split_names.java' },
        { path: 'src/main/resources/db/callback/afterMigrate__grants.sql' },
        { path: 'database/V8__load.ps1' },
      ],
      others: [
        { path: 'src/test/resources/db/migration/V1__init.sql' },
        { path: 'src/main/java/db/migration/MigrationRunner.java', patch: '+class MigrationRunner {}' },
        { path: 'src/main/resources/V1_logo.svg' },
        { path: 'src/main/resources/sql/afternoon.sql' },
      ],
    },
  }),
  defineTool({
    name: 'Liquibase',
    docs: 'https://docs.liquibase.com/concepts/changelogs/home.html',
    places: [
      { in: ['grails-app', 'migrations'], file: /\.(?:groovy|xml|ya?ml|json|sql)$/i },
      { in: ['db', /^changelogs?$/], file: /\.(?:xml|ya?ml|json|sql)$/i },
      { in: [/liquibase/], file: /\.(?:xml|ya?ml|json|sql)$/i },
      { file: /(?:[\w.-]change-?log[\w.-]*|^change-?log[\w.-]+)\.xml$/i },
      { file: /^change-?log\.(?:xml|groovy)$/i, tells: 'nothing' },
      { file: /\.(?:xml|groovy)$/i, tells: 'nothing at all' },
      { file: /^(?:db|liquibase)[.-]change-?log[\w.-]*\.(?:ya?ml|json|sql)$/i },
      { in: [/change-?(?:log|set)s?$/], file: /\.(?:xml|ya?ml|json|sql)$/i, tells: 'nothing' },
      { file: /change-?log[\w.-]*\.(?:ya?ml|json|sql)$/i, tells: 'nothing' },
      { in: [migrationFolder], file: /\.(?:xml|ya?ml|json|sql)$/i, tells: 'nothing' },
    ],
    sign: /<databaseChangeLog\b|<changeSet\b|\bdatabaseChangeLog"?\s?[:=]|\bchangeSet(?:"?:|\()|liquibase formatted sql|^[ +-]--\s?changeset |<(?:add|drop|rename|modify)(?:Column|NotNullConstraint|ForeignKeyConstraint|UniqueConstraint|PrimaryKey|DataType)\b|<(?:create|drop)(?:Table|Index|Sequence|View)\b|^[ +-]\s{0,99}- (?:(?:add|drop|rename)Column|(?:create|drop)(?:Table|Index)|addForeignKeyConstraint|sqlFile):/m,
    examples: {
      migrations: [
        { path: 'src/main/resources/db/changelog/db.changelog-master.yaml' },
        { path: 'src/main/resources/db/changelog/2026/add-claims.sql' },
        { path: 'src/main/resources/config/liquibase/changelog/20261120101112_added_entity.xml' },
        { path: 'model/jpa/src/main/resources/META-INF/jpa-changelog-26.0.0.xml' },
        { path: 'model/src/main/resources/META-INF/db2-jpa-changelog-1.4.0.xml' },
        { path: 'src/main/resources/liquibase-changelog.yaml' },
        { path: 'database/changelogs/claims.xml', patch: '+  <changeSet id="1" author="alex">' },
        { path: 'api/src/main/resources/update-to-latest.xml', patch: '+  <changeSet id="1" author="alex">' },
        { path: 'grails-app/migrations/claims.groovy' },
        { path: 'database/changelog.groovy', patch: '+databaseChangeLog = {' },
        { path: 'resources/migrations/054_claims.yaml', patch: '+            - addColumn:' },
      ],
      others: [
        { path: 'changelogs/changelog.yaml', patch: '+  - Fixed a bug' },
        { path: 'CHANGELOG.md' },
        { path: 'src/test/resources/db/changelog/db.changelog-test.yaml' },
        { path: 'liquibase.properties' },
        { path: 'app/src/main/res/xml/changelog.xml', patch: '+  <release version="2.1">' },
        { path: 'pom.xml', patch: null },
      ],
    },
  }),
  defineTool({
    name: 'Exposed',
    docs: 'https://www.jetbrains.com/help/exposed/migrations.html',
    // It writes its scripts where Flyway reads them; code that changes the schema is found by what it calls.
    places: [{ in: [migrationFolder], file: /\.kts?$/, tells: 'nothing' }],
    sign: /\bMigrationUtils\.|\bSchemaUtils\.(?:create|drop|addMissing)|org\.jetbrains\.exposed/,
    examples: {
      migrations: [
        { path: 'src/main/kotlin/db/migration/AddClaims.kt', patch: '+    SchemaUtils.create(Claims)' },
        { path: 'src/main/resources/db/migration/V1__create_claims.sql', tool: 'Flyway' },
      ],
      others: [{ path: 'src/main/kotlin/db/migration/Settings.kt', patch: '+class Settings' }],
    },
  }),
  defineTool({
    name: 'Play',
    docs: 'https://www.playframework.com/documentation/latest/Evolutions',
    places: [{ in: ['evolutions'], file: /^\d+\.sql$/ }],
    examples: {
      migrations: [{ path: 'conf/evolutions/default/1.sql' }, { path: 'conf/evolutions/12.sql' }],
      others: [{ path: 'conf/sql/1.sql' }, { path: 'conf/routes' }],
    },
  }),
  defineTool({
    name: 'MyBatis',
    docs: 'https://mybatis.org/migrations/newcommand.html',
    places: [{ file: /^\d{14}_[\w-]+\.sql$/, tells: 'nothing' }],
    sign: /^[ +-]--\s*\/\/\s*@UNDO|^[ +-]--\s*\/\/ \w/m,
    examples: {
      migrations: [{ path: 'scripts/20261120101112_create_claims.sql', patch: '+--//@UNDO' }],
      others: [{ path: 'scripts/20261120101112_report.sql', patch: '+SELECT 1;' }],
    },
  }),
  defineTool({
    name: 'Room',
    docs: 'https://developer.android.com/training/data-storage/room/migrating-db-versions',
    places: [{ in: [migrationFolder], file: /\.(?:kt|java)$/, tells: 'nothing' }],
    sign: /\bandroidx\.room\b|\bMigration\(\d+, ?\d+\)|\bSupportSQLiteDatabase\b|\bSQLiteConnection\b/,
    examples: {
      migrations: [
        {
          path: 'app/src/main/java/claims/db/migrations/Claims.kt',
          patch: '+val A = object : Migration(1, 2) {',
        },
      ],
      others: [{ path: 'app/src/main/java/claims/migration/Screen.kt', patch: '+class Screen' }],
    },
  }),
  defineTool({
    name: 'SQLDelight',
    docs: 'https://sqldelight.github.io/sqldelight/latest/jvm_sqlite/migrations/',
    places: [{ file: /\.sqm$/ }],
    examples: {
      migrations: [{ path: 'src/main/sqldelight/migrations/1.sqm' }],
      others: [{ path: 'src/main/sqldelight/claims/Claim.sq' }],
    },
  }),
]
