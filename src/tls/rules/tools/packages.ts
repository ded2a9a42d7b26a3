import { defineRules } from '../../define-rules.ts'
import type { Word } from '../../file-views.ts'
import { ownWords } from './options.ts'

/** Whether two words, or one with `=`, give a name such a value. */
function gives(words: readonly Word[], name: RegExp, value: RegExp): boolean {
  return words.some(({ text }, at) => {
    const equals = text.indexOf('=')
    const own = equals < 0 ? text : text.slice(0, equals)
    const given = equals < 0 ? (words[at + 1]?.text ?? '-') : text.slice(equals + 1)
    return name.test(own) && value.test(given.replaceAll(/["']/g, ''))
  })
}

const READS = /^(?:get|delete|rm|list|ls|unset|--unset|--get)$/

/** What package managers do without. */
export const packageManagers = defineRules({
  name: 'Package managers',
  reads: 'shell',
  example: 'install.sh',
  rules: [
    {
      id: 'npm-strict-ssl',
      title: 'npm, yarn or pnpm does not check certificates',
      why: 'With `strict-ssl` off packages are fetched from whoever answers.',
      fix: 'Leave it out; give a private authority with `cafile`, or `NODE_EXTRA_CA_CERTS`.',
      match: view =>
        view
          .commands(
            'npm',
            'npx',
            'yarn',
            'yarnpkg',
            'pnpm',
            'pnpx',
            'bower',
            'cnpm',
            'lerna',
            'bun',
            'ni',
            'ncu',
            'verdaccio',
          )
          .filter(
            ({ words }) =>
              words.some(({ text }) => text === '--no-strict-ssl') ||
              (gives(
                words,
                /^(?:--)?(?:config\.)?(?:strict-ssl|strictSSL|strict_ssl|enableStrictSsl)$/,
                /^(?:false|0|null|no|off)$/i,
              ) &&
                !words.some(({ text }) => READS.test(text))),
          )
          .map(command => view.found(command)),
      examples: {
        bad: [
          'npm config set strict-ssl false',
          'npm config set strict-ssl=false',
          'npm config set "strict-ssl" "false" -g',
          'npm config --global set strict-ssl false',
          'npm set strict-ssl false',
          'npm c set strict-ssl false',
          'npm install --strict-ssl=false',
          'npm install --strict-ssl false x',
          'npm --strict-ssl=false ci',
          'npm ci --no-strict-ssl',
          'yarn config set strict-ssl false -g',
          'yarn config set enableStrictSsl false',
          'yarn config set "strict-ssl" false',
          'yarn install --strict-ssl=false',
          'pnpm config set strict-ssl false',
          'pnpm install --no-strict-ssl',
          'npm config set registry http://x && npm config set strict-ssl false',
          { path: 'Dockerfile', text: 'FROM node\nRUN npm config set strict-ssl false && npm ci\n' },
          { path: 'package.json', text: '{"scripts": {"preinstall": "npm config set strict-ssl false"}}' },
        ],
        good: [
          'npm config set strict-ssl true',
          'npm config get strict-ssl',
          'npm config delete strict-ssl',
          'npm install --strict-ssl',
          'npm install --strict-ssl=true',
          'npm install strict-ssl',
          'yarn config set cafile ca.pem',
          'echo npm config set strict-ssl false',
        ],
      },
    },
    {
      id: 'apt-verify-peer',
      title: 'apt does not check certificates',
      why: '`Verify-Peer` or `Verify-Host` off fetches packages and lists from whoever answers.',
      fix: 'Leave it out; give a private authority with `Acquire::https::CaInfo`.',
      match: view =>
        view
          .commands()
          .filter(
            command =>
              !/^(?:echo|printf|cat|grep)$/.test(command.name) &&
              ownWords(command).some(({ text }) => APT.test(text)),
          )
          .map(command => view.found(command)),
      examples: {
        bad: [
          'apt-get -o Acquire::https::Verify-Peer=false update',
          'apt-get -o "Acquire::https::Verify-Peer=false" -o "Acquire::https::Verify-Host=false" install -y x',
          'sudo apt-get -o Acquire::https::Verify-Peer=false install -y x',
          'apt -oAcquire::https::Verify-Host=false update',
          'apt-get update -o Acquire::https::host.example.com::Verify-Peer=0',
          `apt-get -o 'Acquire::https::Verify-Peer "false"' update`,
        ],
        good: [
          'apt-get -o Acquire::https::Verify-Peer=true update',
          'apt-get -o Acquire::AllowInsecureRepositories=true update',
          'apt-get --allow-unauthenticated install x',
        ],
      },
    },
    {
      id: 'yum-sslverify',
      title: 'yum or dnf does not check certificates',
      why: '`sslverify` off fetches packages from whoever answers.',
      fix: 'Leave it out; give a private authority with `sslcacert`.',
      match: view =>
        view
          .commands(
            'yum',
            'dnf',
            'dnf5',
            'microdnf',
            'tdnf',
            'yum-config-manager',
            'yumdownloader',
            'reposync',
            'repoquery',
            'mock',
          )
          .filter(({ words }) =>
            words.some(
              ({ text }, at) =>
                SETOPT.test(text) ||
                (text === '--setopt' && SETOPT.test(`--setopt=${words[at + 1]?.text ?? ''}`)),
            ),
          )
          .map(command => view.found(command)),
      examples: {
        bad: [
          'yum --setopt=sslverify=false install -y x',
          'yum -y install x --setopt=sslverify=0',
          'dnf --setopt sslverify=false install x',
          'dnf install -y --setopt=*.sslverify=0 x',
          'dnf install --setopt="epel.sslverify=no" x',
          'microdnf install --setopt=proxy_sslverify=0 x',
          'yum-config-manager --save --setopt=base.sslverify=false',
        ],
        good: [
          'yum --setopt=sslverify=true install x',
          'dnf install --nogpgcheck x',
          'dnf --setopt=install_weak_deps=False install x',
          "zypper addrepo 'https://example.com/repo?ssl_verify=yes' x",
        ],
      },
    },
    {
      id: 'package-manager-plaintext',
      title: 'Packages are fetched without TLS',
      why: 'Composer fetches over plain HTTP with `secure-http` off or `disable-tls` on.',
      fix: 'Leave the setting out; give a private authority with `cafile`.',
      family: 'plaintext',
      match: view =>
        view
          .commands('composer', 'composer.phar', 'php')
          .filter(
            ({ words }) =>
              words.some(({ text }) => text === 'config') &&
              !words.some(({ text }) => READS.test(text)) &&
              (gives(words, /^disable-tls$/, /^(?:true|1)$/i) ||
                gives(words, /^secure-http$/, /^(?:false|0)$/i)),
          )
          .map(command => view.found(command)),
      examples: {
        bad: [
          'composer config -g -- disable-tls true',
          'composer config --global secure-http false',
          'php composer.phar config secure-http false',
        ],
        good: [
          'composer config -g secure-http true',
          'composer config disable-tls false',
          'composer config --unset secure-http',
        ],
      },
    },
    {
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
    },
  ],
})

const APT =
  /^(?:-o=?)?Acquire::(?:https?|\w+)(?:::[\w.*-]+)?::Verify-(?:Peer|Host)["']?(?:=|\s+|::=)\s*["']?(?:false|no|0|off|without|disable)["']?;?$/i
const SETOPT = /^--setopt=["']?(?:[\w.*-]+\.)?(?:proxy_)?sslverify\s*=\s*(?:0|false|no|off)["']?$/i
