import { defineTool } from '../define-tool.ts'

export const phpTools = [
  defineTool({
    name: 'Laravel',
    docs: 'https://laravel.com/docs/migrations',
    places: [
      { file: /^\d{4}_\d{2}_\d{2}_\d{6}_\w+\.php$/ },
      { in: ['database', /^migrations?$/], file: /^(?!\d{14}_)[a-z0-9_]+\.php(?:\.stub)?$/ },
      { in: ['database', /^migrations?$/], file: /^(?!\d{14}_)\w+\.php(?:\.stub)?$/, tells: 'nothing' },
    ],
    sign: /\buse Illuminate\\Database\\(?:Migrations\\Migration|Schema\\Blueprint)\b|\bSchema::(?:create|table|rename|drop)/,
    examples: {
      migrations: [
        { path: 'database/migrations/2026_11_20_101112_create_claims_table.php' },
        { path: 'Modules/Claims/Database/Migrations/2026_11_20_101112_create_claims_table.php' },
        { path: 'packages/claims/database/migrations/create_claims_table.php.stub' },
        { path: 'database/migrations/tenant/2026_11_20_101112_create_claims_table.php' },
        { path: 'src/Database/Migrations/Claims.php', patch: "+        Schema::create('claims'," },
      ],
      others: [
        { path: 'database/seeders/ClaimSeeder.php' },
        { path: 'database/factories/ClaimFactory.php' },
        { path: 'tests/database/migrations/2026_11_20_101112_create_claims_table.php' },
        { path: 'src/Database/Migrations/Migrator.php', patch: '+class Migrator' },
      ],
    },
  }),
  defineTool({
    name: 'Doctrine',
    docs: 'https://www.doctrine-project.org/projects/doctrine-migrations/en/stable/reference/generating-migrations.html',
    places: [
      { file: /^Version\d{14}\w*\.php$/ },
      { in: [/migrations?$/], file: /^[A-Z]\w*\.php$/, tells: 'nothing' },
    ],
    sign: /\bAbstractMigration\b|Doctrine\\(?:DBAL\\)?Migrations/,
    examples: {
      migrations: [
        { path: 'migrations/Version20261120101112.php' },
        { path: 'app/DoctrineMigrations/Version20261120101112.php' },
        { path: 'src/Migrations/Claims.php', patch: '+final class Claims extends AbstractMigration' },
      ],
      others: [{ path: 'src/Version2.php' }, { path: 'config/packages/doctrine_migrations.yaml' }],
    },
  }),
  defineTool({
    name: 'Phinx',
    docs: 'https://book.cakephp.org/phinx/0/en/migrations.html',
    places: [{ in: [/^migrations?$/], file: /^\d{14}_\w+\.php$/ }],
    examples: {
      migrations: [
        { path: 'db/migrations/20261120101112_add_claims.php' },
        { path: 'config/Migrations/20261120101112_AddClaims.php' },
      ],
      others: [{ path: 'db/seeds/UserSeeder.php' }, { path: 'phinx.php' }],
    },
  }),
  defineTool({
    name: 'Yii',
    docs: 'https://www.yiiframework.com/doc/guide/2.0/en/db-migrations',
    places: [{ file: /^[mM]\d{6}_?\d{6}_?\w+\.php$/ }],
    examples: {
      migrations: [
        { path: 'console/migrations/m261120_101112_add_claims.php' },
        { path: 'src/Schema/M261120101112AddClaims.php' },
      ],
      others: [{ path: 'config/m2.php' }],
    },
  }),
  defineTool({
    name: 'Phalcon',
    docs: 'https://docs.phalcon.io/latest/db-migrations/',
    places: [
      { in: ['migrations', /^(?:\d+(?:\.\d+)+|\d{10,16})(?:_\w+)?$/], direct: true, file: /^\w+\.php$/ },
    ],
    examples: {
      migrations: [{ path: 'app/migrations/1.0.1/claims.php' }],
      others: [{ path: 'app/config/1.0.1/claims.php' }],
    },
  }),
  defineTool({
    name: 'Magento',
    docs: 'https://developer.adobe.com/commerce/php/development/components/declarative-schema/patches/',
    places: [
      { in: ['setup', 'patch', /^(?:data|schema)$/], file: /\.php$/ },
      { in: ['setup'], direct: true, file: /^(?:Install|Upgrade)(?:Schema|Data)\.php$/ },
    ],
    examples: {
      migrations: [
        { path: 'app/code/Acme/Claims/Setup/Patch/Data/AddStatus.php' },
        { path: 'Setup/UpgradeSchema.php' },
      ],
      others: [{ path: 'app/code/Acme/Claims/Model/Patch/Data.php' }],
    },
  }),
  defineTool({
    name: 'Oro',
    docs: 'https://doc.oroinc.com/backend/entities/migration/',
    places: [
      { in: ['migrations', 'schema', /^v\d/], file: /\.php$/ },
      { in: ['migrations', /^(?:schema|data)$/], file: /\.php$/, tells: 'nothing' },
    ],
    sign: /\bimplements [\w, ]{0,200}\b(?:Migration|Installation)\b|\bQueryBag\b|\bAbstractFixture\b/,
    examples: {
      migrations: [
        {
          path: 'src/Acme/ClaimsBundle/Migrations/Schema/AcmeClaimsBundleInstaller.php',
          patch: '+class AcmeClaimsBundleInstaller implements Installation',
        },
        { path: 'src/Acme/ClaimsBundle/Migrations/Schema/v1_2/AddStatus.php' },
      ],
      others: [{ path: 'src/Acme/Migrations/Schema/Reader.php', patch: '+class Reader' }],
    },
  }),
  defineTool({
    name: 'Drupal',
    docs: 'https://www.drupal.org/docs/drupal-apis/update-api/introduction-to-update-api-for-drupal-8',
    places: [{ file: /\.(?:install|post_update\.php)$/, tells: 'nothing at all' }],
    sign: /\bfunction \w{1,99}_(?:update_\d{4,}|post_update_\w+)\(/,
    examples: {
      migrations: [
        { path: 'modules/claims/claims.install', patch: '+function claims_update_10001() {' },
        { path: 'modules/claims/claims.post_update.php', patch: '+function claims_post_update_status() {' },
      ],
      others: [{ path: 'debian/claims.install', patch: '+usr/bin/claims' }],
    },
  }),
  defineTool({
    name: 'Moodle',
    docs: 'https://moodledev.io/docs/guides/upgrade',
    places: [{ in: ['db'], direct: true, file: /^upgrade\.php$/ }],
    examples: {
      migrations: [{ path: 'mod/claims/db/upgrade.php' }],
      others: [{ path: 'admin/upgrade.php' }, { path: 'mod/claims/db/access.php' }],
    },
  }),
]
