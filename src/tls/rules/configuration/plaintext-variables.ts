import type { Rule } from '../../define-rules.ts'
import type { EnvironmentView } from '../../file-views.ts'
import { YES } from './variables.ts'

export const environmentPlaintext: Rule<EnvironmentView> = {
  id: 'environment-plaintext',
  title: 'A connection that does without TLS, or gives it up',
  why: 'With this mode the connection is not encrypted, or falls back to plain text.',
  fix: 'Use `verify-full`, or the strictest mode that the client has.',
  family: 'plaintext',
  match: view =>
    [...view.all, ...view.variables('PGSSLMODE')]
      .filter(
        ({ name, value }) =>
          (/SSL_?MODE$/.test(name) && /^(?:disabled?|allow|prefer(?:red)?|none)$/i.test(value ?? '')) ||
          (name === 'OTEL_EXPORTER_OTLP_INSECURE' && YES.test(value ?? '')),
      )
      .map(variable => view.found(variable)),
  examples: {
    bad: [
      'export PGSSLMODE=disable',
      'PGSSLMODE=allow psql -h x',
      'export DB_SSL_MODE=prefer',
      { path: 'compose.yaml', text: 'environment:\n  PGSSLMODE: disable # !!\n' },
      { path: 'run.py', text: "subprocess.run(['psql'], env={'PGSSLMODE': 'disable'})" },
      { path: '.env', text: 'POSTGRES_SSLMODE=disable\n' },
      { path: '.env', text: 'MYSQL_SSL_MODE=DISABLED\n' },
    ],
    good: ['export PGSSLMODE=verify-full', 'export PGSSLMODE=require', 'echo PGSSLMODE=disable'],
  },
}
