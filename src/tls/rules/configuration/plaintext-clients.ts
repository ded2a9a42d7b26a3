import type { Rule } from '../../define-rules.ts'
import { type ConfigView, saysNo, saysYes } from '../../file-views.ts'

/** In the name of everything that this rule knows. */
const NAMES = /ssl|tls|mode|secure-http/i

export const configPlaintext: Rule<ConfigView> = {
  id: 'config-plaintext',
  title: 'A connection that does without TLS, or gives it up',
  why: 'With this setting the connection is not encrypted, or falls back to plain text.',
  fix: 'Use the strictest mode that the client has, such as `verify-full`.',
  family: 'plaintext',
  match: view =>
    view
      .keyed(key => NAMES.test(key))
      .filter(
        ({ key, value, path, file }) =>
          (/(?:^|[._-])(?:pg)?ssl[_-]?mode$/i.test(key.replace(/([a-z])([A-Z])/g, '$1_$2')) &&
            /^(?:disabled?|allow|prefer(?:red)?|none)$/i.test(value)) ||
          (file.endsWith('composer.json') && key === 'disable-tls' && saysYes(value)) ||
          (file.endsWith('composer.json') && key === 'secure-http' && saysNo(value)) ||
          (/(?:^|\/)\.?my\.cnf$|\.cnf$/.test(file) &&
            ((/^skip[-_]ssl(?:[-_]verify[-_]server[-_]cert)?$/.test(key) && !saysNo(value)) ||
              (key === 'ssl' && saysNo(value)))) ||
          (path.at(-2) === 'tls' &&
            path.at(-3) === 'net' &&
            key === 'mode' &&
            /^(?:disabled|allowTLS|preferTLS)$/.test(value)) ||
          (/^tls_?disable$/i.test(key) && /^(?:1|true)$/i.test(value)),
      )
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      { path: 'database.yml', text: 'production:\n  sslmode: disable # !!\n' },
      { path: 'values.yaml', text: 'database:\n  sslMode: prefer # !!\n' },
      { path: 'grafana.ini', text: '[database]\nssl_mode = disable\n' },
      { path: 'config.json', text: '{"db": {"sslmode": "allow"}}' },
      { path: 'main.tf', text: 'provider "postgresql" {\n  sslmode = "disable" # !!\n}\n' },
      { path: 'composer.json', text: '{"config": {"disable-tls": true}}' },
      { path: 'composer.json', text: '{"config": {"secure-http": false}}' },
      { path: 'my.cnf', text: '[client]\nssl-mode=DISABLED\n' },
      { path: 'my.cnf', text: '[client]\nskip-ssl\n' },
      { path: 'mongod.conf', text: 'net:\n  tls:\n    mode: disabled # !!\n' },
      { path: 'vault.hcl', text: 'listener "tcp" {\n  tls_disable = 1 # !!\n}\n' },
    ],
    good: [
      { path: 'database.yml', text: 'production:\n  sslmode: verify-full\n' },
      { path: 'composer.json', text: '{"config": {"secure-http": true}}' },
      { path: 'my.cnf', text: '[client]\nssl-mode=VERIFY_IDENTITY\n' },
      { path: 'vault.hcl', text: 'listener "tcp" {\n  tls_disable = 0\n}\n' },
    ],
  },
}
