import { defineTool } from '../define-tool.ts'

export const phpTools = [
  defineTool({
    name: 'Laravel',
    docs: 'https://laravel.com/docs/migrations',
    places: [
      { file: /^\d{4}_\d{2}_\d{2}_\d{6}_\w+\.php$/ },
      { in: ['database', /^migrations?$/], file: /^(?!\d{14}_)\w+\.php(?:\.stub)?$/ },
    ],
    examples: {
      migrations: [
        { path: 'database/migrations/2026_11_20_101112_create_claims_table.php' },
        { path: 'Modules/Claims/Database/Migrations/2026_11_20_101112_create_claims_table.php' },
        { path: 'packages/claims/database/migrations/create_claims_table.php.stub' },
        { path: 'database/migrations/tenant/2026_11_20_101112_create_claims_table.php' },
      ],
      others: [
        { path: 'database/seeders/ClaimSeeder.php' },
        { path: 'database/factories/ClaimFactory.php' },
        { path: 'tests/database/migrations/2026_11_20_101112_create_claims_table.php' },
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
]
