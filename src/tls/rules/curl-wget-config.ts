import { defineRules } from '../define-rules.ts'

/** The configuration files of curl and wget. */
export const curlAndWgetConfig = defineRules({
  name: 'curl and wget: configuration',
  reads: 'config',
  example: '.curlrc',
  rules: [
    {
      id: 'curlrc-insecure',
      title: 'curl does not check certificates',
      why: '`insecure` in `.curlrc` makes every call of curl accept any certificate.',
      fix: 'Leave it out; name a private authority with `cacert`.',
      match: view =>
        view
          .keyed(key => /^-{0,2}(?:insecure|proxy-insecure|k)$/.test(key))
          .filter(setting => view.isFile(setting, /(?:^|\/)[._]?curlrc[^/]*$/))
          .filter(({ value }) => !/^(?:false|no|off)$/i.test(value))
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          'silent\ninsecure # !!\n',
          '--insecure\n',
          '-k\n',
          { path: 'setup.sh', text: 'echo insecure >> ~/.curlrc' },
        ],
        good: ['# insecure\n', 'cacert = /etc/ca.pem\n', { path: 'setup.sh', text: 'echo "insecure"' }],
      },
    },
    {
      id: 'wgetrc-check-certificate',
      title: 'wget does not check certificates',
      why: '`check_certificate = off` in `.wgetrc` makes every call of wget accept any certificate.',
      fix: 'Leave it out; name a private authority with `ca_certificate`.',
      match: view =>
        view
          .settings('check_certificate')
          .filter(
            setting =>
              view.isFile(setting, /(?:^|\/)[._]?wgetrc[^/]*$/) &&
              /^(?:off|no|0|false|quiet)$/i.test(setting.value),
          )
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          { path: '.wgetrc', text: 'check_certificate = off\n' },
          { path: 'setup.sh', text: 'echo "check_certificate = off" >> ~/.wgetrc' },
          { path: '/etc/wgetrc', text: 'check-certificate=no\n' },
        ],
        good: [
          { path: '.wgetrc', text: 'check_certificate = on\n' },
          { path: '.wgetrc', text: '# check_certificate = off\n' },
        ],
      },
    },
  ],
})
