import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { gives } from './given-values.ts'

export const packageManagerInsecure: Rule<ShellView> = {
  id: 'package-manager-insecure',
  title: 'A package manager does not check certificates',
  why: 'With this setting packages are fetched from whoever answers.',
  fix: 'Leave it out; give the tool the certificate of the private authority.',
  match: view => [
    ...view
      .commands('conda', 'mamba', 'micromamba')
      .filter(
        ({ words }) =>
          /^(?:install|create|update|upgrade|search|env)$/.test(words[0]?.text ?? '') &&
          words.some(({ text }) => text === '-k' || text === '--insecure'),
      )
      .map(command => view.found(command)),
    ...view
      .commands('pip', 'pip3', 'pipx', 'uv')
      .filter(({ words }) => gives(words, /^(?:global|install|user|site)\.trusted-host$/, /^[^-]/))
      .map(command => view.found(command)),
    ...view
      .commands('poetry')
      .filter(({ words }) => gives(words, /^certificates\.[\w.-]+\.cert$/, /^false$/i))
      .map(command => view.found(command)),
    ...view
      .commands('go')
      .filter(
        ({ words }) =>
          words[0]?.text === 'env' &&
          words.some(({ text }) => /^(?:GOINSECURE=.+|GOFLAGS=.*-insecure.*)$/.test(text)),
      )
      .map(command => view.found(command)),
    ...view
      .commands('bundle', 'bundler')
      .filter(
        ({ words }) => words[0]?.text === 'config' && gives(words, /^ssl_verify_mode$/i, /^(?:0|none)$/i),
      )
      .map(command => view.found(command)),
  ],
  examples: {
    bad: [
      'conda install -k x',
      'conda update --insecure --all',
      'pip config set global.trusted-host pypi.org',
      'pip3 config set global.trusted-host "pypi.org files.pythonhosted.org"',
      'poetry config certificates.private.cert false',
      'go env -w GOINSECURE=example.com',
      'bundle config ssl_verify_mode 0',
      'bundle config --global ssl_verify_mode 0',
    ],
    good: [
      'conda install x',
      'poetry config certificates.private.cert /etc/ca.pem',
      'go env GOINSECURE',
      'go env -w GOINSECURE=',
      'pip config unset global.trusted-host',
      'bundle config ssl_ca_cert /etc/ca.pem',
    ],
  },
}
