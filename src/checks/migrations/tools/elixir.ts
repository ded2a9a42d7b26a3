import { defineTool } from '../define-tool.ts'

export const elixirTools = [
  defineTool({
    name: 'Ecto',
    docs: 'https://hexdocs.pm/ecto_sql/Ecto.Migration.html',
    places: [
      { in: ['priv'], file: /^\d+_\w+\.exs$/ },
      { in: [/migrations$/], file: /^\d+_\w+\.exs$/ },
    ],
    examples: {
      migrations: [
        { path: 'priv/repo/migrations/20261120101112_create_claims.exs' },
        { path: 'apps/claims/priv/repo/tenant_migrations/20261120101112_create_claims.exs' },
        { path: 'lib/claims/migrations/20261120101112_create_claims.exs' },
      ],
      others: [{ path: 'priv/repo/seeds.exs' }, { path: 'test/support/migrations/20261120101112_x.exs' }],
    },
  }),
]
