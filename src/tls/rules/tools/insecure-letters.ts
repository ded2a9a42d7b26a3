import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'

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

export const toolInsecureLetter: Rule<ShellView> = {
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
}
