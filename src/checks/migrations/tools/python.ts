import { defineTool } from '../define-tool.ts'

export const pythonTools = [
  defineTool({
    name: 'Django',
    docs: 'https://docs.djangoproject.com/en/stable/topics/migrations/',
    places: [
      { in: [/^(?:\w+_)?(?:south_)?migrations(?:_\w+)?$/], direct: true, file: /^\d{4}_\w+\.py$/ },
      // A migration may have any name.
      { in: [/^(?:\w+_)?migrations(?:_\w+)?$/], direct: true, file: /^(?!__)\w+\.py$/, tells: 'nothing' },
    ],
    sign: /\bmigrations\.(?:Migration\b|AddField|AlterField|RemoveField|RenameField|CreateModel|DeleteModel|RunPython|RunSQL|AddIndex|RemoveIndex|AlterUniqueTogether|AddConstraint|SeparateDatabaseAndState)|from django\.db import[^\n]*migrations/,
    examples: {
      migrations: [
        { path: 'claims/migrations/0001_initial.py' },
        { path: 'src/apps/claims/migrations/0002_squashed_0004_auto.py' },
        { path: 'claims/migrations/add_index.py', patch: '+class Migration(migrations.Migration):' },
        { path: 'lab_tests/migrations/0003_result.py' },
      ],
      others: [
        { path: 'claims/migrations/__init__.py' },
        { path: 'claims/migrations/helpers.py', patch: '+def chunks(rows):' },
        { path: 'tests/claims/migrations/0001_initial.py' },
        { path: 'claims/models.py' },
        { path: 'docs/migrations/0001_overview.md' },
      ],
    },
  }),
  defineTool({
    name: 'Alembic',
    docs: 'https://alembic.sqlalchemy.org/en/latest/tutorial.html',
    places: [
      { in: [/(?:alembic|migrations?)/, 'versions'], file: /^(?!__init__)[\w.-]+\.(?:py|sql)$/ },
      { in: [/^(?:\w+_)?versions(?:_\w+)?$/], file: /^(?!__init__)[\w.-]+\.py$/, tells: 'nothing' },
      { in: [/alembic/], file: /^\w+\.py$/, tells: 'nothing' },
    ],
    sign: /^[ +-]\s*down_revision\b|from alembic import|^[ +-]\s*op\.(?:create|drop|add|alter|execute|rename|batch)/m,
    examples: {
      migrations: [
        { path: 'alembic/versions/1975ea83b712_create_account_table.py' },
        { path: 'migrations/versions/ae1027a6acf_add_claims.py' },
        { path: 'airflow/migrations/versions/0001_1_5_0_current_schema.py' },
        {
          path: 'neutron/db/migration/alembic_migrations/versions/2026.1/expand/ba859d649675_add_indexes.py',
        },
        { path: 'database/versions/ae10_add.py', patch: "+down_revision = 'ae0f'" },
      ],
      others: [
        { path: 'alembic/versions/__init__.py' },
        { path: 'alembic/env.py', patch: '+config = context.config' },
        { path: 'api/versions/v1.py', patch: '+router = APIRouter()' },
        { path: 'alembic.ini' },
      ],
    },
  }),
]
