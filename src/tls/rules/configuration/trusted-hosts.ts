import type { Rule } from '../../define-rules.ts'
import type { ConfigView } from '../../file-views.ts'

export const configTrustedHost: Rule<ConfigView> = {
  id: 'config-trusted-host',
  title: 'Packages are fetched from a host whose certificate is not checked',
  why: 'pip and uv accept any certificate, or none, of the hosts that are named here.',
  fix: 'Leave it out; give a private authority with `cert`.',
  match: view =>
    [
      ...view
        .settings('trusted-host', 'allow-insecure-host', 'insecure-host')
        .filter(({ key }) => !/insecurehost$/i.test(key)),
      ...view.keyed(key => /^--?trusted-host$/.test(key)),
    ]
      .filter(({ value, key }) => value !== 'false' && !(value === '' && key.startsWith('-')))
      .filter(({ value, file }) => value !== '' || /pip/i.test(file))
      .map(setting => view.found(setting)),
  examples: {
    bad: [
      '[global]\ntrusted-host = pypi.org # !!\n',
      '[global]\ntrusted-host = pypi.org\n               files.pythonhosted.org\n',
      '[install]\ntrusted_host=pypi.org\n',
      { path: 'pip.ini', text: '[global]\ntrusted-host = pypi.org\n' },
      { path: 'requirements.txt', text: '--trusted-host pypi.org\nrequests\n' },
      { path: 'requirements-dev.txt', text: '-i https://x/simple\n--trusted-host=x\n' },
      { path: 'uv.toml', text: 'allow-insecure-host = ["pypi.org"]\n' },
      { path: 'pyproject.toml', text: '[tool.uv]\nallow-insecure-host = ["pypi.org"]\n' },
      {
        path: 'Dockerfile',
        text: 'FROM x\nRUN printf "[global]\\ntrusted-host = pypi.org\\n" > /etc/pip.conf\n',
      },
    ],
    good: [
      '[global]\ncert = /etc/ca.pem\n',
      '[global]\n# trusted-host = pypi.org\n',
      { path: 'requirements.txt', text: 'requests==2.0\n# --trusted-host pypi.org\n' },
      { path: 'uv.toml', text: 'allow-insecure-host = []\n' },
    ],
  },
}
