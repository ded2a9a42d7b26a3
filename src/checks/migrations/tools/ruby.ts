import { defineTool } from '../define-tool.ts'

export const rubyTools = [
  defineTool({
    name: 'Rails',
    docs: 'https://guides.rubyonrails.org/active_record_migrations.html',
    places: [
      // Several databases have `db/animals_migrate`; folders below are read too.
      { in: ['db', /^(?:[a-z0-9]+_)*migrate$/], file: /^\d+_\w+(?:\.\w+)?\.rb$/ },
      { in: ['db', 'data'], direct: true, file: /^\d{14}_\w+\.rb$/ },
    ],
    sign: /ActiveRecord::Migration/,
    examples: {
      migrations: [
        { path: 'db/migrate/20261120101112_add_claims.rb' },
        { path: 'db/migrate/001_create_users.rb' },
        { path: 'db/animals_migrate/20261120101112_create_dogs.rb' },
        { path: 'services/claims/db/migrate/20261120101112_add_claims.rb' },
        { path: 'engines/billing/db/migrate/20261120101112_create_bills.billing.rb' },
        { path: 'db/post_migrate/20261120101112_drop_old_column.rb' },
        { path: 'db/migrate/test/20261120101112_hidden.rb' },
      ],
      others: [
        { path: 'db/schema.rb' },
        { path: 'db/seeds/001_users.rb' },
        { path: 'spec/dummy/db/migrate/20261120101112_create_users.rb' },
        { path: 'lib/tasks/migrate.rb' },
        { path: 'db/migrate/README.md' },
      ],
    },
  }),
]
