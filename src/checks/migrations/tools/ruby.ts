import { defineTool } from '../define-tool.ts'

export const rubyTools = [
  defineTool({
    name: 'Rails',
    docs: 'https://guides.rubyonrails.org/active_record_migrations.html',
    places: [
      // Several databases have `db/animals_migrate`; folders below are read too.
      { in: ['db', /^(?:[a-z0-9]+_)*migrate$/], file: /^\d+_\w+(?:\.\w+)?\.rb$/ },
      { in: ['db', 'data'], direct: true, file: /^\d{14}_\w+\.rb$/ },
      // `migrations_paths` may name any folder.
      { file: /^\d{3,14}_\w+\.rb$/, tells: 'nothing at all' },
    ],
    sign: /<\s*ActiveRecord::Migration/,
    examples: {
      migrations: [
        { path: 'db/migrate/20261120101112_add_claims.rb' },
        { path: 'db/migrate/001_create_users.rb' },
        { path: 'db/animals_migrate/20261120101112_create_dogs.rb' },
        { path: 'services/claims/db/migrate/20261120101112_add_claims.rb' },
        { path: 'engines/billing/db/migrate/20261120101112_create_bills.billing.rb' },
        { path: 'db/post_migrate/20261120101112_drop_old_column.rb' },
        { path: 'db/migrate/test/20261120101112_hidden.rb' },
        {
          path: 'db/tenants/20261120101112_add_claims.rb',
          patch: '+class AddClaims < ActiveRecord::Migration[8.0]',
        },
      ],
      others: [
        { path: 'db/schema.rb' },
        { path: 'db/seeds/001_users.rb' },
        { path: 'spec/dummy/db/migrate/20261120101112_create_users.rb' },
        { path: 'lib/tasks/migrate.rb' },
        { path: 'db/migrate/README.md' },
        { path: 'db/migrate/.rubocop.yml', patch: null },
      ],
    },
  }),
  defineTool({
    name: 'Scenic',
    docs: 'https://github.com/scenic-views/scenic#readme',
    places: [{ in: ['db', 'views'], file: /_v\d{2,}\.sql$/ }],
    examples: {
      migrations: [{ path: 'db/views/search_results_v02.sql' }],
      others: [{ path: 'db/views/search_results.sql' }, { path: 'app/views/claims_v01.sql' }],
    },
  }),
  defineTool({
    name: 'F(x)',
    docs: 'https://github.com/teoljungberg/fx#readme',
    places: [{ in: ['db', /^(?:functions|triggers)$/], file: /_v\d{2,}\.sql$/ }],
    examples: {
      migrations: [
        { path: 'db/functions/uppercase_users_name_v01.sql' },
        { path: 'db/triggers/uppercase_users_name_v02.sql' },
      ],
      others: [{ path: 'src/functions/claims_v01.sql' }],
    },
  }),
]
