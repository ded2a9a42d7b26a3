import { defineTool, migrationFolder } from '../define-tool.ts'

export const dotnetTools = [
  defineTool({
    name: 'EF Core',
    docs: 'https://learn.microsoft.com/en-us/ef/core/managing-schemas/migrations/',
    places: [
      { file: /^\d{14,17}_\w+(?:\.Designer)?\.(?:cs|vb)$/ },
      { in: [migrationFolder], file: /^\w+\.(?:cs|vb)$/, tells: 'nothing' },
    ],
    sign: /\bmigrationBuilder\.|Microsoft\.EntityFrameworkCore\.Migrations|\bMigrationBuilder\b/,
    examples: {
      migrations: [
        { path: 'Migrations/20261120101112_AddClaims.cs' },
        { path: 'src/Claims.Data/Migrations/20261120101112_AddClaims.Designer.cs' },
        {
          path: 'src/Claims/Migrations/AddClaims.cs',
          patch: '+            migrationBuilder.AddColumn<string>(',
        },
      ],
      others: [
        { path: 'src/Claims.Data/ClaimsContext.cs' },
        {
          path: 'src/Claims.Data/Migrations/ClaimsContextModelSnapshot.cs',
          patch: '+  b.Property<string>("Id");',
        },
        { path: 'test/Claims.Tests/Migrations/20261120101112_AddClaims.cs' },
      ],
    },
  }),
]
