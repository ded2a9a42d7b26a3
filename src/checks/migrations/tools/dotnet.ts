import { defineTool, migrationFolder } from '../define-tool.ts'

export const dotnetTools = [
  defineTool({
    name: 'EF Core',
    docs: 'https://learn.microsoft.com/en-us/ef/core/managing-schemas/migrations/',
    places: [
      { file: /^\d{14,17}_[^/]+\.(?:cs|vb|fs|resx)$/ },
      // Written with each migration; with it `Migrate` compares the model before it runs anything.
      { file: /ModelSnapshot\.(?:cs|vb|fs)$/, tells: 'tool' },
      { in: [migrationFolder], file: /^\w+\.(?:cs|vb|fs)$/, tells: 'nothing' },
    ],
    sign: /\bmigrationBuilder\.|\b(?:using|Imports|open) Microsoft\.EntityFrameworkCore\.Migrations|\bMigrationBuilder migrationBuilder\b/,
    examples: {
      migrations: [
        { path: 'Migrations/20261120101112_AddClaims.cs' },
        { path: 'src/Claims.Data/Migrations/20261120101112_AddClaims.Designer.cs' },
        { path: 'src/Claims.Data/Migrations/202611201011123_AddClaims.resx' },
        { path: 'src/Claims.Data/Migrations/ClaimsContextModelSnapshot.cs' },
        {
          path: 'src/Claims/Migrations/AddClaims.cs',
          patch: '+            migrationBuilder.AddColumn<string>(',
        },
      ],
      others: [
        { path: 'src/Claims.Data/ClaimsContext.cs' },
        { path: 'src/Claims.Data/Migrations/MigrationBuilder.cs', patch: '+public class MigrationBuilder' },
        { path: 'test/Claims.Tests/Migrations/20261120101112_AddClaims.cs' },
        { path: 'src/Claims.IntegrationTests/Migrations/20261120101112_AddClaims.cs' },
      ],
    },
  }),
  defineTool({
    name: 'FluentMigrator',
    docs: 'https://fluentmigrator.github.io/intro/quick-start.html',
    places: [{ in: [migrationFolder], file: /\.(?:cs|vb|fs)$/, tells: 'nothing' }],
    sign: /\busing FluentMigrator;|\[\w*Migration\([\d"]|:\s*(?:ForwardOnly|AutoReversing)?Migration(?:Base)?\s*$/m,
    examples: {
      migrations: [
        { path: 'src/Claims/Migrations/AddClaims.cs', patch: '+[Migration(20261120)]' },
        {
          path: 'src/Claims/Migrations/AddStatus.cs',
          patch: '+public class AddStatus : ForwardOnlyMigration',
        },
      ],
      others: [
        { path: 'src/Claims/Migrations/Runner.cs', patch: '+public class Runner' },
        { path: 'src/Claims/Migrations/Setup.cs', patch: '+using FluentMigrator.Runner;' },
      ],
    },
  }),
  defineTool({
    name: 'Orchard Core',
    docs: 'https://docs.orchardcore.net/en/latest/reference/modules/Data/',
    places: [{ file: /Migrations?\.cs$/, tells: 'nothing at all' }],
    sign: /:\s*DataMigration\b|\bSchemaBuilder\.\w/,
    examples: {
      migrations: [
        { path: 'src/Claims.Module/Migrations.cs', patch: '+public sealed class Migrations : DataMigration' },
      ],
      others: [{ path: 'src/Claims/UserMigrations.cs', patch: '+public class UserMigrations' }],
    },
  }),
  defineTool({
    name: 'DbUp',
    docs: 'https://dbup.readthedocs.io/en/latest/philosophy-behind-dbup/',
    places: [
      { file: /^Script\d+\b[^/]*\.sql$/i },
      { in: [/db-?up/], file: /\.sql$/i },
      { in: [/^(?:db-?|migrations?-?)scripts$|migrator$/], file: /^\d[^/]*\.sql$/i, tells: 'migration' },
    ],
    examples: {
      migrations: [
        { path: 'src/Claims.Database/Scripts/Script0001 - Create tables.sql' },
        { path: 'src/DbUp/Scripts/0002_claims.sql' },
        { path: 'src/Migrator/DbScripts/2026-11-20_00_Claims.sql', tool: 'SQL migration' },
      ],
      others: [{ path: 'src/Claims/Scripts/report.sql' }],
    },
  }),
  defineTool({
    name: 'grate',
    docs: 'https://erikbra.github.io/grate/getting-started/',
    places: [
      {
        in: [
          /^(?:beforemigration|alterdatabase|runaftercreatedatabase|runbeforeup|runfirstafterup|sprocs|runafterotheranytimescripts|aftermigration)$/,
        ],
        file: /\.sql$/i,
      },
      { in: ['up'], file: /^\d[^/]*\.sql$/i },
    ],
    examples: {
      migrations: [
        { path: 'db/up/0001_create_claims.sql' },
        { path: 'db/runAfterOtherAnyTimeScripts/grants.sql' },
        { path: 'db/sprocs/usp_claims.sql' },
      ],
      others: [{ path: 'db/views.sql' }, { path: 'up/readme.md' }],
    },
  }),
]
