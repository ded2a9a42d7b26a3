import { defineRules } from '../../define-rules.ts'
import { optionsOf } from '../../shell/command.ts'

/** Databases, mail, directories and other clients whose options have names of their own. */
export const serviceTools = defineRules({
  name: 'Clients of services',
  reads: 'shell',
  example: 'run.sh',
  rules: [
    {
      id: 'httpie-verify',
      title: 'HTTPie or xh does not check the certificate',
      why: '`--verify=no` accepts any certificate.',
      fix: 'Leave the option out; name a private authority with `--verify=FILE`.',
      match: view =>
        view
          .commands('http', 'https', 'httpie', 'xh', 'xhs')
          .filter(command =>
            optionsOf(command, '', ['--verify']).some(
              ({ name, value }) => name === '--verify' && /^(?:no|false)$/i.test(value ?? ''),
            ),
          )
          .map(command => view.found(command)),
      examples: {
        bad: [
          'http --verify=no https://example.com',
          'https --verify no example.com',
          'xh --verify=false https://example.com',
        ],
        good: [
          'http --verify=yes https://example.com',
          'http --verify=ca.pem https://example.com',
          'http https://example.com verify=no',
        ],
      },
    },
    {
      id: 'lftp-verify-certificate',
      title: 'lftp does not check the certificate',
      why: '`ssl:verify-certificate` off accepts any certificate.',
      fix: 'Leave it out; name a private authority with `ssl:ca-file`.',
      match: view =>
        view
          .commands('lftp', 'set')
          .filter(
            ({ words, document }) =>
              words.some(({ text }) => LFTP.test(text)) ||
              LFTP.test(document?.text ?? '') ||
              words.some(({ text }, at) => LFTP.test(`${text} ${words[at + 1]?.text ?? ''}`)),
          )
          .map(command => view.found(command)),
      examples: {
        bad: [
          'lftp -e "set ssl:verify-certificate no; open ftps://x"',
          `lftp -c 'set ssl:verify-certificate/example.com false; mirror a b'`,
          'lftp ftps://x <<EOF\nset ssl:check-hostname off\nls\nEOF\n',
        ],
        good: ['lftp -e "set ssl:verify-certificate yes; open ftps://x"', 'lftp -e "set ssl:ca-file ca.pem"'],
      },
    },
    {
      id: 'tool-insecure-letter',
      title: 'A client does not check the certificate',
      why: 'The option accepts any certificate.',
      fix: 'Leave the option out; give the tool the certificate of a private authority.',
      match: view => [
        ...LETTERS.flatMap(([tools, options]) =>
          view.commands(...tools).flatMap(command => view.withOption(command, options)),
        ),
        ...WORDS.flatMap(([tools, form]) =>
          view
            .commands(...tools)
            .filter(({ words }) => words.some(({ text }) => form.test(text)))
            .map(command => view.found(command)),
        ),
      ],
      examples: {
        bad: [
          'websocat -k wss://example.com',
          'wscat -n -c wss://example.com',
          'wscat --no-check -c wss://example.com',
          'xfreerdp /v:host /cert:ignore',
          'sqlcmd -S host -C -Q "SELECT 1"',
          'ldapsearch -o tls_reqcert=never -H ldaps://x',
          'openssl ocsp -noverify -url http://x',
          'influx -ssl -unsafeSsl -host x',
          'ansible-galaxy install -c -r roles.yml',
          "mutt -e 'set ssl_verify_host=no' -f imaps://x",
          'cargo login; fly -t ci login -k -c https://example.com',
        ],
        good: [
          'websocat wss://example.com',
          'wscat -c wss://example.com',
          'xfreerdp /v:host /cert:tofu',
          'openssl s_client -connect x:443',
        ],
      },
    },
    {
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
                (/^--ssl[-_]mode$/.test(name) &&
                  /^(?:disabled|preferred|disable|prefer)$/i.test(value ?? '')) ||
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
    },
    {
      id: 'winrm-unencrypted',
      title: 'WinRM sends without encryption',
      why: '`AllowUnencrypted` lets WinRM talk over plain HTTP.',
      fix: 'Leave it at `false`; use an HTTPS listener.',
      family: 'plaintext',
      match: view =>
        view
          .commands('winrm', 'winrm.cmd', 'set-item')
          .filter(({ words }) => {
            const text = words.map(word => word.text).join(' ')
            return (
              /AllowUnencrypted["']?\s*=\s*["']?(?:true|1)/i.test(text) ||
              /AllowUnencrypted["']?\s+(?:-Value\s+)?["']?\$?true/i.test(text)
            )
          })
          .map(command => view.found(command)),
      examples: {
        bad: [
          { path: 'setup.bat', text: 'winrm set winrm/config/service @{AllowUnencrypted="true"}\r\n' },
          { path: 'setup.sh', text: `winrm set winrm/config/service '@{AllowUnencrypted="true"}'` },
        ],
        good: [
          { path: 'setup.sh', text: `winrm set winrm/config/service '@{AllowUnencrypted="false"}'` },
          'winrm quickconfig',
        ],
      },
    },
  ],
})

const LFTP = /\bssl:(?:verify-certificate|check-hostname)(?:\/\S{1,200})?\s+["']?(?:no|false|off|0)\b/i

/** Options of one letter, and of names that only these tools have. */
const LETTERS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['websocat'], ['-k']],
  [['newman', 'postman', 'govc'], ['-k']],
  [['wscat'], ['-n', '--no-check']],
  [['fly'], ['-k']],
  [['rabbitmqadmin'], ['-k']],
  [['sqlcmd'], ['-C']],
  [['ansible-galaxy'], ['-c']],
]

/** Words by which only these tools switch the check off. */
const WORDS: readonly (readonly [readonly string[], RegExp])[] = [
  [
    ['xfreerdp', 'wlfreerdp', 'rdesktop', 'freerdp', 'xfreerdp3'],
    /^\/cert(?:-ignore$|:(?:.*,)?ignore(?:,|$))/,
  ],
  [['openssl'], /^-(?:noverify|no_cert_verify|no_cert_checks)$/],
  [['influx', 'influxd'], /^-{1,2}unsafeSsl$/],
  [['links', 'elinks'], /^-?ssl\.certificates(?:=0)?$/],
  [['ldapsearch', 'ldapadd', 'ldapmodify', 'ldapwhoami', 'ldapdelete'], /^tls_reqcert=(?:never|allow)$/i],
  [['hg'], /^web\.cacerts=$/],
  [['socat'], /^(?:openssl|ssl)(?:-connect)?:\S{1,300},verify=0(?:,|$)/i],
  [['bzr', 'brz'], /^-Ossl\.cert_reqs=none$/],
  [['mutt', 'neomutt'], /\bset ssl_verify_(?:host|dates) ?= ?no\b/],
]
