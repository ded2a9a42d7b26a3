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
        { path: '.venv/lib/python3.14/site-packages/claims/migrations/0001_initial.py' },
      ],
    },
  }),
  defineTool({
    name: 'Alembic',
    docs: 'https://alembic.sqlalchemy.org/en/latest/tutorial.html',
    places: [
      { in: [/(?:alembic|migrations?)/, 'versions'], file: /^(?!__init__)[\w.-]+\.(?:py|sql)$/ },
      // CKAN keeps them by plugin: https://docs.ckan.org/en/latest/extensions/best-practices.html
      { in: [/^migrations?$/, /./, 'versions'], direct: true, file: /^(?!__init__)[\w.-]+\.py$/ },
      { in: [/^(?:\w+_)?versions(?:_\w+)?$/], file: /^(?!__init__)[\w.-]+\.py$/, tells: 'nothing' },
      { in: [/alembic/], file: /^\w+\.py$/, tells: 'nothing' },
      // `version_locations` may name any folder; a revision starts with its twelve digits, or with a date.
      { file: /^(?:[0-9a-f]{10,12}|\d{4}[-_]\d{2}[-_]\d{2}[\w-]*)_\w*\.py$/, tells: 'nothing at all' },
    ],
    sign: /^[ +-]\s*down_revision\b|from alembic import [\w, ]{0,40}\bop\b|^[ +-]\s*op\.(?:create|drop|add|alter|execute|rename|batch)/m,
    examples: {
      migrations: [
        { path: 'alembic/versions/1975ea83b712_create_account_table.py' },
        { path: 'migrations/versions/ae1027a6acf_add_claims.py' },
        { path: 'airflow/migrations/versions/0001_1_5_0_current_schema.py' },
        {
          path: 'neutron/db/migration/alembic_migrations/versions/2026.1/expand/ba859d649675_add_indexes.py',
        },
        { path: 'ckanext/claims/migration/claims/versions/ae10_add.py' },
        { path: 'database/versions/ae10_add.py', patch: "+down_revision = 'ae0f'" },
        { path: 'claims/db/revisions/1975ea83b712_add.py', patch: "+down_revision = 'ae0f'" },
      ],
      others: [
        { path: 'alembic/versions/__init__.py' },
        { path: 'alembic/env.py', patch: '+config = context.config' },
        { path: 'src/alembic/env.py', patch: '+from alembic import context' },
        { path: 'api/versions/v1.py', patch: '+router = APIRouter()' },
        { path: 'alembic.ini' },
      ],
    },
  }),
  defineTool({
    name: 'Piccolo',
    docs: 'https://piccolo-orm.readthedocs.io/en/latest/piccolo/migrations/create.html',
    places: [{ in: ['piccolo_migrations'], file: /^(?!__)[\w-]+\.py$/ }],
    examples: {
      migrations: [{ path: 'claims/piccolo_migrations/claims_2026_11_20t10_11_12_000000.py' }],
      others: [{ path: 'claims/piccolo_migrations/__init__.py' }, { path: 'piccolo_conf.py' }],
    },
  }),
  defineTool({
    name: 'Odoo',
    docs: 'https://www.odoo.com/documentation/19.0/developer/reference/upgrades/upgrade_scripts.html',
    places: [
      {
        in: [/^(?:migrations|upgrades)$/, /^\d+(?:\.\d+)*$/],
        direct: true,
        file: /^(?:pre|post|end)-\w[\w-]*\.py$/,
      },
    ],
    examples: {
      migrations: [
        { path: 'addons/claims/migrations/19.0.1.1/pre-migrate.py' },
        { path: 'claims/upgrades/2.0/end-clean.py' },
      ],
      others: [{ path: 'claims/migrations/19.0.1.1/__init__.py' }, { path: 'hooks/post-install.py' }],
    },
  }),
  defineTool({
    name: 'Frappe',
    docs: 'https://docs.frappe.io/framework/user/en/database-migrations',
    places: [{ in: ['patches', /^v\d+(?:_\w+)?$/], file: /^(?!__)\w+\.py$/ }],
    examples: {
      migrations: [{ path: 'claims/patches/v16_0/set_status.py' }],
      others: [{ path: 'claims/patches/v16_0/__init__.py' }, { path: 'claims/patches/monkey.py' }],
    },
  }),
]
