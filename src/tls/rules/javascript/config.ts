import type { ConfigSetting } from '../../file-views.ts'
import { saysNo, saysYes } from '../../file-views.ts'
import { defineRules } from '../../define-rules.ts'

/** Whether one of the settings has that key and such a value. */
function has(settings: readonly ConfigSetting[], key: string, value: RegExp): boolean {
  return settings.some(each => each.key === key && value.test(each.value))
}

/** Configuration that programs in JavaScript read: JSON, YAML and the like. */
export const javascriptConfig = defineRules({
  name: 'JavaScript: configuration',
  reads: 'config',
  example: 'config.json',
  rules: [
    {
      id: 'config-reject-unauthorized',
      title: 'Certificate validation is off (Node.js)',
      why: '`rejectUnauthorized: false` accepts any certificate for any host name.',
      fix: 'Leave `rejectUnauthorized` out; give a private authority’s certificate with `ca`.',
      match: view =>
        view
          .settings('rejectUnauthorized')
          .filter(({ value }) => saysNo(value))
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          '{"development": {"dialectOptions": {"ssl": {"require": true, "rejectUnauthorized": false}}}}',
          { path: 'artillery.yml', text: 'config:\n  tls:\n    rejectUnauthorized: false # !!\n' },
          { path: 'values.yaml', text: 'db:\n  reject_unauthorized: no # !!\n' },
        ],
        good: [
          '{"ssl": {"rejectUnauthorized": true}}',
          { path: 'artillery.yml', text: 'config:\n  # rejectUnauthorized: false\n  tls: {}\n' },
        ],
      },
    },
    {
      id: 'config-browser-insecure-certificates',
      title: 'A browser accepts any certificate',
      why: 'The option makes a driven browser accept certificates with errors.',
      fix: 'Leave the option out; let the browser’s profile trust the private authority.',
      match: view =>
        view
          .settings('acceptInsecureCerts', 'acceptSslCerts', 'ignoreHTTPSErrors')
          .filter(({ value }) => saysYes(value))
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          '{"capabilities": {"browserName": "chrome", "acceptInsecureCerts": true}}',
          { path: 'pw.yaml', text: 'use:\n  ignoreHTTPSErrors: true # !!\n' },
        ],
        good: ['{"capabilities": {"acceptInsecureCerts": false}}', '{"use": {"ignoreHTTPSErrors": false}}'],
      },
    },
    {
      id: 'config-proxy-secure-false',
      title: 'A proxy does not check its target’s certificate',
      why: '`secure: false` makes the development server’s proxy accept any certificate of the target.',
      fix: 'Leave `secure` out; trust a private authority with `NODE_EXTRA_CA_CERTS`.',
      match: view =>
        view
          .settings('secure')
          .filter(
            setting =>
              setting.key === 'secure' &&
              saysNo(setting.value) &&
              has(view.siblings(setting), 'target', /^(?!http:|ws:)./i),
          )
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          {
            path: 'proxy.conf.json',
            text: '{\n  "/api": {\n    "target": "https://api.example.com",\n    "secure": false\n  }\n}',
          },
          { path: 'bs-config.yml', text: 'proxy:\n  target: https://a.example.com\n  secure: false # !!\n' },
        ],
        good: [
          { path: 'proxy.conf.json', text: '{"/api": {"target": "http://localhost:3000", "secure": false}}' },
          '{"cookie": {"secure": false}}',
        ],
      },
    },
  ],
})
