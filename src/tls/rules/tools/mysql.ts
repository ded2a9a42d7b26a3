import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { optionsOf } from '../../shell/command.ts'

export const mysqlPlaintext: Rule<ShellView> = {
  id: 'mysql-plaintext',
  title: 'MySQL is connected to without TLS, or with TLS that is given up',
  why: 'Without `VERIFY_CA` at least, or with TLS off, anybody on the way can answer.',
  fix: 'Use `--ssl-mode=VERIFY_IDENTITY`.',
  family: 'plaintext',
  match: view =>
    view
      .commands(
        'mysql',
        'mysqldump',
        'mysqladmin',
        'mysqlimport',
        'mysqlsh',
        'mysqlcheck',
        'mysqlshow',
        'mysqlslap',
        'mysqlbinlog',
        'mysqlpump',
        'mysqld',
        'mariadb',
        'mariadb-dump',
        'mariadb-admin',
        'mariadb-import',
        'mycli',
        'mydumper',
        'xtrabackup',
        'pt-table-checksum',
      )
      .filter(command =>
        optionsOf(command, '', ['--ssl-mode']).some(
          ({ name, value }) =>
            /^--(?:skip-ssl|disable-ssl|skip_ssl|loose-skip-ssl|skip-ssl-verify-server-cert|disable-ssl-verify-server-cert)$/.test(
              name,
            ) ||
            (/^--ssl[-_]mode$/.test(name) && /^(?:disabled|preferred|disable|prefer)$/i.test(value ?? '')) ||
            (/^--(?:ssl|ssl[-_]verify[-_]server[-_]cert)$/.test(name) &&
              /^(?:0|false|off)$/i.test(value ?? '')),
        ),
      )
      .map(command => view.found(command)),
  examples: {
    bad: [
      'mysql --ssl-mode=DISABLED -h db -u root',
      'mysql --ssl-mode disabled -h db',
      'mysql --ssl-mode=PREFERRED -h db',
      'mysqldump --skip-ssl -h db x',
      'mysql --ssl=0 -h db',
      'mariadb --skip-ssl-verify-server-cert -h db',
      'mariadb --disable-ssl-verify-server-cert -h db',
    ],
    good: [
      'mysql --ssl-mode=VERIFY_IDENTITY -h db',
      'mysql --ssl-mode=REQUIRED -h db',
      'mysql --ssl -h db',
      'mysql -h db -e "SELECT 1"',
    ],
  },
}
