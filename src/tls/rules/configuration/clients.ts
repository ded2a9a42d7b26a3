import { defineRules } from '../../define-rules.ts'
import type { PlacedSetting } from '../../file-views.ts'
import { saysNo, saysYes } from '../../file-views.ts'
import { isPairOff } from '../tools/options.ts'

const APT = /Acquire::https?(?:::[\w.*-]+)?::Verify-(?:Peer|Host)\s*["']?\s*(?:false|no|0|off)\b/i

/** `Acquire::https::Verify-Peer "false";`, in blocks too: the directive as apt writes it. */
function isAptOff({ path, key, value }: PlacedSetting): boolean {
  if (key.startsWith('/')) return false
  if (/^Verify-(?:Peer|Host)$/i.test(key))
    return saysNo(value) && path.some(part => /acquire|https/i.test(part))
  if (
    !/verify-(?:peer|host)/i.test(value) &&
    !path.slice(-4).some(part => /verify-(?:peer|host)/i.test(part))
  )
    return false
  const text = `${path.slice(-4).join('::')} ${value}`.replace(/\s{1,20}::?/g, '::').replace(/:{3,}/g, '::')
  return APT.test(text) || APT.test(`${key}:${value}`)
}

/** Clients and tools whose settings have names, or values, of their own. */
export const clientSettings = defineRules({
  name: 'Settings of tools',
  reads: 'config',
  example: 'pip.conf',
  rules: [
    {
      id: 'config-trusted-host',
      title: 'Packages are fetched from a host whose certificate is not checked',
      why: 'pip and uv accept any certificate, or none, of the hosts that are named here.',
      fix: 'Leave it out; give a private authority with `cert`.',
      match: view =>
        [
          ...view
            .settings('trusted-host', 'allow-insecure-host', 'insecure-host')
            .filter(({ key }) => !/insecurehost$/i.test(key)),
          ...view.all.filter(({ key }) => /^--?trusted-host$/.test(key)),
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
    },
    {
      id: 'config-apt-verify',
      title: 'apt does not check certificates',
      why: '`Verify-Peer` or `Verify-Host` off fetches packages and lists from whoever answers.',
      fix: 'Leave it out; give a private authority with `Acquire::https::CaInfo`.',
      match: view => view.all.filter(isAptOff).map(setting => view.found(setting)),
      examples: {
        bad: [
          { path: 'apt.conf', text: 'Acquire::https::Verify-Peer "false";\n' },
          { path: 'etc/apt/apt.conf.d/99insecure', text: 'Acquire::https::Verify-Host "false";\n' },
          { path: 'apt.conf.d/80x', text: 'Acquire::https::example.com::Verify-Peer "false";\n' },
          { path: 'apt.conf', text: 'Acquire {\n  https {\n    Verify-Peer "false"; // !!\n  }\n}\n' },
          { path: 'setup.sh', text: `echo 'Acquire::https::Verify-Peer "false";' > /etc/apt/apt.conf.d/99x` },
          {
            path: 'Dockerfile',
            text: `FROM debian\nRUN echo 'Acquire::https::Verify-Peer "false";' >> /etc/apt/apt.conf.d/99x\n`,
          },
        ],
        good: [
          { path: 'apt.conf', text: 'Acquire::https::Verify-Peer "true";\n' },
          { path: 'apt.conf', text: '// Acquire::https::Verify-Peer "false";\n' },
          { path: 'apt.conf', text: 'Acquire::AllowInsecureRepositories "true";\n' },
        ],
      },
    },
    {
      id: 'config-insecure-registries',
      title: 'A container registry is used without a checked certificate',
      why: 'For these registries any certificate is accepted, and plain HTTP as well.',
      fix: 'Leave it out; put the authority of a private registry into `/etc/docker/certs.d`.',
      match: view =>
        view
          .settings(
            'insecure-registries',
            'insecure_registries',
            'insecureRegistries',
            'insecure-registry',
            'insecureRegistry',
            'registries.insecure.registries',
          )
          .filter(({ value }) => value !== '' && !/^(?:false|no|\[\])$/i.test(value))
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          { path: 'daemon.json', text: '{\n  "insecure-registries": ["registry:5000"]\n}' },
          {
            path: 'etc/docker/daemon.json',
            text: '{\n  "insecure-registries": [\n    "registry:5000"\n  ]\n}',
          },
          { path: 'crio.conf', text: '[crio.image]\ninsecure_registries = ["registry:5000"] # !!\n' },
          { path: 'registries.conf', text: "[registries.insecure]\nregistries = ['registry:5000'] # !!\n" },
          {
            path: 'run.sh',
            text: `echo '{"insecure-registries": ["registry:5000"]}' > /etc/docker/daemon.json`,
          },
        ],
        good: [
          { path: 'daemon.json', text: '{"insecure-registries": []}' },
          { path: 'daemon.json', text: '{"registry-mirrors": ["https://registry"]}' },
        ],
      },
    },
    {
      id: 'config-ldap-certificate',
      title: 'The certificate of the directory is not demanded',
      why: '`never` and `allow` go on whatever certificate the LDAP server shows.',
      fix: 'Use `demand`; name a private authority with `TLS_CACERT`.',
      match: view =>
        view
          .settings('TLS_REQCERT', 'ldap_tls_reqcert', 'tls_require_cert', 'tls_req_cert')
          .filter(({ value, key }) => /^(?:never|allow)$/i.test(value) && /req/i.test(key))
          .map(setting => view.found(setting)),
      examples: {
        bad: [
          { path: 'ldap.conf', text: 'URI ldaps://x\nTLS_REQCERT never # !!\n' },
          { path: 'ldap.conf', text: 'TLS_REQCERT allow\n' },
          { path: 'sssd.conf', text: '[domain/x]\nldap_tls_reqcert = never # !!\n' },
          { path: 'setup.sh', text: 'echo "TLS_REQCERT never" >> /etc/ldap/ldap.conf' },
        ],
        good: [
          { path: 'ldap.conf', text: 'TLS_REQCERT demand\n' },
          { path: 'ldap.conf', text: '# TLS_REQCERT never\nTLS_REQCERT try\n' },
        ],
      },
    },
    {
      id: 'config-client-unchecked',
      title: 'A client does not check the certificate',
      why: 'With this setting any certificate is accepted.',
      fix: 'Leave it out; name the certificate of the private authority.',
      match: view => [
        ...view
          .settings('verify', 'ssl_options.verify')
          .filter(({ value }) => /^(?:verify_none|ACCEPT_UNTRUSTED)$/i.test(value))
          .map(setting => view.found(setting)),
        ...view.all
          .filter(
            ({ key, path, value }) =>
              key === 'cert' && path.at(-3) === 'certificates' && /^false$/i.test(value),
          )
          .map(setting => view.found(setting)),
        ...view.all
          .filter(({ value }) =>
            /^(?:\S{0,80}\.)?(?:NoopHostnameVerifier|AllowAllHostnameVerifier|TrustAllStrategy)$/.test(value),
          )
          .map(setting => view.found(setting)),
        ...view
          .settings('box_download_insecure', 'winrm_insecure', 'tls.insecure_hosts')
          .filter(({ value }) => saysYes(value))
          .map(setting => view.found(setting)),
        ...view
          .settings('set')
          .filter(({ value }) =>
            /^(?:ssl:(?:verify-certificate|check-hostname)\S{0,100}\s+(?:no|off|false|0)|ssl_verify_(?:host|dates)\s*=?\s*no)$/i.test(
              value,
            ),
          )
          .map(setting => view.found(setting)),
        ...view.all
          .filter(
            ({ value }) => /(?:^|\s)ansible_\w+=/.test(` ${value}`) && value.split(/\s+/).some(isPairOff),
          )
          .map(setting => view.found(setting)),
        ...view
          .settings('web.cacerts')
          .filter(({ value, file }) => value === '' && /hgrc|mercurial/.test(file))
          .map(setting => view.found(setting)),
      ],
      examples: {
        bad: [
          { path: 'rabbitmq.conf', text: 'ssl_options.verify = verify_none\n' },
          { path: 'poetry.toml', text: '[certificates.private]\ncert = false\n' },
          { path: 'x.pkr.hcl', text: 'source "a" "b" {\n  winrm_insecure = true # !!\n}\n' },
          { path: 'lftp.conf', text: 'set ssl:verify-certificate no\n' },
          { path: '.muttrc', text: 'set ssl_verify_host = no\n' },
          {
            path: 'hosts',
            text: '[win]\nw ansible_host=1.1.1.1 ansible_winrm_server_cert_validation=ignore # !!\n',
          },
        ],
        good: [
          {
            path: 'rabbitmq.conf',
            text: 'ssl_options.verify = verify_peer\nssl_options.fail_if_no_peer_cert = false\n',
          },
          { path: 'poetry.toml', text: '[certificates.private]\ncert = "ca.pem"\n' },
          { path: 'lftp.conf', text: 'set ssl:verify-certificate yes\n' },
        ],
      },
    },
    {
      id: 'config-plaintext',
      title: 'A connection that does without TLS, or gives it up',
      why: 'With this setting the connection is not encrypted, or falls back to plain text.',
      fix: 'Use the strictest mode that the client has, such as `verify-full`.',
      family: 'plaintext',
      match: view =>
        view.all
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
    },
  ],
})
