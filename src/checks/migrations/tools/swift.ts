import { defineTool, migrationFolder } from '../define-tool.ts'

export const swiftTools = [
  defineTool({
    name: 'Fluent',
    docs: 'https://docs.vapor.codes/fluent/migration/',
    places: [{ in: [migrationFolder], file: /\.swift$/, tells: 'nothing' }],
    sign: /:\s*(?:Async)?Migration\b|\bprepare\(on database\b|\bdatabase\.schema\(|^[ +-]\s{0,99}\.(?:field|deleteField|updateField)\("/m,
    examples: {
      migrations: [
        { path: 'Sources/App/Migrations/CreateClaim.swift', patch: '+struct CreateClaim: AsyncMigration {' },
      ],
      others: [{ path: 'Sources/App/Migrations/Screen.swift', patch: '+struct Screen: View {' }],
    },
  }),
]
