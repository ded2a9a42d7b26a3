import { defineTool, migrationFolder } from '../define-tool.ts'

export const jvmTools = [
  defineTool({
    name: 'Flyway',
    docs: 'https://documentation.red-gate.com/flyway/flyway-concepts/migrations',
    places: [
      { file: /^(?:[VUB]\d[\d._]*|R)__[^/]+\.(?:sql|sql\.conf)$/i },
      { in: [migrationFolder], file: /^(?:[VU]\d[\d_]*|R)__\w+\.(?:java|kt|groovy|scala)$/ },
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
      ],
      others: [
        { path: 'src/test/resources/db/migration/V1__init.sql' },
        { path: 'src/main/java/db/migration/MigrationRunner.java', patch: '+class MigrationRunner {}' },
        { path: 'src/main/resources/V1_logo.svg' },
      ],
    },
  }),
  defineTool({
    name: 'Liquibase',
    docs: 'https://docs.liquibase.com/concepts/changelogs/home.html',
    places: [
      { in: ['db', /^changelogs?$/], file: /\.(?:xml|ya?ml|json|sql)$/i },
      { in: [/liquibase/], file: /\.(?:xml|ya?ml|json|sql)$/i },
      { file: /change-?log[\w.-]*\.xml$/i },
      { file: /^(?:db|liquibase)[.-]change-?log[\w.-]*\.(?:ya?ml|json|sql)$/i },
      { in: [/change-?(?:log|set)s?$/], file: /\.(?:xml|ya?ml|json|sql)$/i, tells: 'nothing' },
      { file: /change-?log[\w.-]*\.(?:ya?ml|json|sql)$/i, tells: 'nothing' },
      { in: [migrationFolder], file: /\.(?:xml|ya?ml|json|sql)$/i, tells: 'nothing' },
    ],
    sign: /<databaseChangeLog\b|<changeSet\b|\bdatabaseChangeLog"?:|\bchangeSet"?:|liquibase formatted sql|^[ +-]--\s?changeset /m,
    examples: {
      migrations: [
        { path: 'src/main/resources/db/changelog/db.changelog-master.yaml' },
        { path: 'src/main/resources/db/changelog/2026/add-claims.sql' },
        { path: 'src/main/resources/config/liquibase/changelog/20261120101112_added_entity.xml' },
        { path: 'model/jpa/src/main/resources/META-INF/jpa-changelog-26.0.0.xml' },
        { path: 'model/src/main/resources/META-INF/db2-jpa-changelog-1.4.0.xml' },
        { path: 'src/main/resources/liquibase-changelog.yaml' },
        { path: 'database/changelogs/claims.xml', patch: '+  <changeSet id="1" author="alex">' },
      ],
      others: [
        { path: 'changelogs/changelog.yaml', patch: '+  - Fixed a bug' },
        { path: 'CHANGELOG.md' },
        { path: 'src/test/resources/db/changelog/db.changelog-test.yaml' },
        { path: 'liquibase.properties' },
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
]
