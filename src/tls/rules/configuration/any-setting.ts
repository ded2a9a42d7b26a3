import type { ConfigView, PlacedSetting } from '../../file-views.ts'
import { defineRules } from '../../define-rules.ts'
import { TOOLS } from '../../embedded/piece.ts'
import { isOff, isPairOff } from '../tools/options.ts'
import { isSettingOff } from './settings.ts'

/** Settings that switch validation off by their name, whatever reads them. */
export const anySetting = defineRules({
  name: 'Configuration',
  reads: 'config',
  example: 'config.yaml',
  rules: [
    {
      id: 'config-validation-off',
      title: 'A setting switches certificate validation off',
      why: 'With this setting any certificate is accepted.',
      fix: 'Leave the setting out; give the certificate of a private authority instead.',
      match: view =>
        view.all.flatMap(setting => {
          const level = isSettingOff(view, setting)
          if (level === null) return []
          const message = `\`${setting.key}\` is \`${setting.value || 'set'}\`: any certificate is accepted.`
          const shown = setting.value.length < 60 && setting.key.length < 80
          return [{ ...view.found(setting, level), ...(shown ? { message } : {}) }]
        }),
      examples: {
        bad: [
          'tls:\n  insecure_skip_verify: true # !!\n',
          'tls:\n  insecure: true # !!\n',
          'tls_config:\n  insecure_skip_verify: yes # !!\n',
          'ssl_verify: false\n',
          'ssl_verify: no\n',
          'verify_ssl: off\n',
          'verify_ssl: "no"\n',
          'validate_certs: NO\n',
          '- get_url:\n    url: https://x\n    validate_certs: no # !!\n',
          'ansible_winrm_server_cert_validation: ignore\n',
          'clusters:\n  - cluster:\n      insecure-skip-tls-verify: true # !!\n      server: https://x\n',
          'spec:\n  insecureSkipTLSVerify: true # !!\n',
          'metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/proxy-ssl-verify: "off" # !!\n',
          'jsonData:\n  tlsSkipVerify: true # !!\n',
          'output.elasticsearch:\n  ssl.verification_mode: none # !!\n',
          'output.elasticsearch:\n  ssl:\n    verification_mode: "none" # !!\n',
          'elasticsearch.ssl.verificationMode: none\n',
          'enableStrictSsl: false\n',
          ':ssl_verify_mode: 0\n',
          'clouds:\n  a:\n    auth:\n      auth_url: https://x\n    verify: false # !!\n',
          'trafficPolicy:\n  tls:\n    mode: SIMPLE\n    insecureSkipVerify: true # !!\n',
          'net:\n  tls:\n    allowInvalidCertificates: true # !!\n',
          'extraArgs:\n  kubelet-insecure-tls: "true" # !!\n',
          'verify: ${VERIFY_SSL:false}\nverify-ssl: ${VERIFY_SSL:false} # !!\n',
          { path: 'config.json', text: '{"http.proxyStrictSSL": false}' },
          { path: 'config.json', text: '{\n  "tls": {\n    "verify": false\n  }\n}' },
          { path: 'appsettings.json', text: '{"Smtp": {"ValidateCertificate": false}}' },
          { path: '.npmrc', text: 'strict-ssl=false\n' },
          { path: '.npmrc', text: 'strict-ssl = false\n' },
          { path: '.yarnrc', text: 'strict-ssl false\n' },
          { path: '.gitconfig', text: '[http]\n\tsslVerify = false # !!\n' },
          { path: '.gitconfig', text: '[http "https://x"]\n\tsslverify = 0 # !!\n' },
          { path: 'yum.conf', text: '[main]\nsslverify=0\n' },
          { path: 'x.repo', text: '[x]\nbaseurl=https://x\nsslverify = False\n' },
          { path: 'ansible.cfg', text: '[galaxy]\nignore_certs = True\n' },
          { path: '.boto', text: '[Boto]\nhttps_validate_certificates = False\n' },
          { path: '.s3cfg', text: 'check_ssl_certificate = False\n' },
          { path: 'Pipfile', text: '[[source]]\nurl = "https://x"\nverify_ssl = false # !!\n' },
          {
            path: 'config.toml',
            text: '[plugins.x.registry.configs."r".tls]\ninsecure_skip_verify = true\n',
          },
          { path: 'registries.conf', text: '[[registry]]\nlocation = "r"\ninsecure = true # !!\n' },
          { path: 'telegraf.toml', text: '[[inputs.x]]\ninsecure_skip_verify = true # !!\n' },
          { path: 'vector.toml', text: '[sinks.x.tls]\nverify_certificate = false\n' },
          { path: 'main.tf', text: 'provider "kubernetes" {\n  insecure = true # !!\n}\n' },
          { path: 'main.tf', text: 'provider "vault" {\n  skip_tls_verify = true # !!\n}\n' },
          { path: 'main.tf', text: 'provider "vsphere" {\n  allow_unverified_ssl = true # !!\n}\n' },
          {
            path: 'main.tf',
            text: 'terraform {\n  backend "http" {\n    skip_cert_verification = true # !!\n  }\n}\n',
          },
          { path: 'main.tf', text: 'variable "skip_tls_verify" {\n  default = true # !!\n}\n' },
          { path: 'x.pkr.hcl', text: 'source "a" "b" {\n  insecure_skip_tls_verify = true # !!\n}\n' },
          {
            path: 'main.tf',
            text: 'resource "helm_release" "x" {\n  set {\n    name  = "tls.verify"\n    value = "false" # !!\n  }\n}\n',
          },
          'helm:\n  parameters:\n    - name: tls.insecureSkipVerify\n      value: "true" # !!\n',
          { path: 'x.nomad', text: 'job "a" {\n  tls_skip_verify = true # !!\n}\n' },
          { path: 'nginx.conf', text: 'location / {\n  proxy_ssl_verify off; # !!\n}\n' },
          { path: 'nginx.conf', text: 'location / {\n  grpc_ssl_verify off; # !!\n}\n' },
          {
            path: 'Caddyfile',
            text: 'reverse_proxy https://x {\n  transport http {\n    tls_insecure_skip_verify # !!\n  }\n}\n',
          },
          {
            path: 'logstash.conf',
            text: 'output { elasticsearch { hosts => ["a"] ssl_certificate_verification => false } }\n',
          },
          {
            path: 'logstash.conf',
            text: 'output {\n  elasticsearch {\n    ssl_certificate_verification => false # !!\n  }\n}\n',
          },
          { path: 'fluentd.conf', text: '<match **>\n  ssl_verify false # !!\n</match>\n' },
          { path: 'fluent-bit.conf', text: '[OUTPUT]\n    tls On\n    tls.verify Off # !!\n' },
          { path: 'kong.conf', text: 'pg_ssl_verify = off\n' },
          {
            path: 'web.config',
            text: '<configuration><a certificateValidationMode="None"/></configuration>',
          },
          { path: 'daemon.json', text: '{"tlsverify": false}' },
          { path: 'x.sh', text: 'cat > ~/.condarc <<EOF\nssl_verify: false # !!\nEOF\n' },
          {
            path: 'a.go',
            text: 'const y = `\nscrape_configs:\n  - tls_config:\n      insecure_skip_verify: true # !!\n`\n',
          },
        ],
        good: [
          'tls:\n  insecure_skip_verify: false\n',
          '# ssl_verify: false\n',
          'ssl_verify: true\n',
          'ssl_verify: /etc/ca.pem\n',
          'ssl_verify: {{ .Values.verify }}\n',
          'ssl_verify: ${SSL_VERIFY}\n',
          'verify_ssl: ${VERIFY_SSL:true}\n',
          'ssl_verify_client: off\n',
          'api:\n  insecure: true\n',
          'parameters:\n  - name: tls.verify\n    value: "true"\n',
          'disableHostCheck: true\n',
          'host_key_checking: False\n',
          'verify: false\n',
          'verify_email: false\n',
          'description: ssl_verify false\n',
          'upgrade_insecure_requests: true\n',
          'properties:\n  verify_ssl:\n    type: boolean\n    default: true\n',
          'net:\n  tls:\n    allowInvalidCertificates: false\n',
          'ssl:\n  verification_mode: full\n',
          { path: '.npmrc', text: '; strict-ssl=false\nstrict-ssl=true\n' },
          {
            path: 'main.tf',
            text: 'provider "aws" {\n  skip_credentials_validation = true\n  skip_metadata_api_check = true\n}\n',
          },
          { path: 'main.tf', text: 'provider "vault" {\n  skip_tls_verify = var.skip\n}\n' },
          { path: 'main.tf', text: 'variable "skip_tls_verify" {\n  default = false\n}\n' },
          {
            path: 'nginx.conf',
            text: 'location / {\n  # proxy_ssl_verify off;\n  proxy_ssl_verify on;\n  ssl_verify_client off;\n}\n',
          },
          { path: '.gemrc', text: ':ssl_verify_mode: 1\n' },
        ],
      },
    },
    {
      id: 'config-insecure-argument',
      title: 'An argument in a configuration switches certificate validation off',
      why: 'The program that is given this argument accepts any certificate.',
      fix: 'Leave the argument out; give the program the certificate of a private authority.',
      match: view => argumentsOff(view).map(setting => view.found(setting)),
      examples: {
        bad: [
          'args:\n  - --kubelet-insecure-tls # !!\n',
          'args:\n  - --a=b\n  - --tls-verify=false # !!\n',
          'labels:\n  - "traefik.http.serversTransports.x.insecureSkipVerify=true" # !!\n',
          'args: ["--insecure-registry=r:5000"]\n',
          'extra_args: "--v=2 --insecure-skip-tls-verify"\n',
          { path: 'x.json', text: '{"args": ["--no-verify-ssl"]}' },
          { path: '.env', text: 'DOCKER_OPTS="--insecure-registry=r:5000"\n' },
        ],
        good: [
          'args:\n  - --tls-verify=true\n  - --insecure-port=0\n',
          'list:\n  - insecure\n  - ssl_verify\n',
          'description:\n  - use --insecure never\n',
        ],
      },
    },
  ],
})

/** Values that are an argument, or several, by which validation is off; commands by name have their own rules. */
function argumentsOff(view: ConfigView): PlacedSetting[] {
  let list = ''
  let isCommand = false
  return view.all.filter(setting => {
    const isItem = setting.path.at(-1) === '[]'
    const own = isItem ? setting.path.join('\0') : ''
    if (own === '' || own !== list) isCommand = false
    list = own
    isCommand ||=
      isItem && setting.value.length < 100 && !/\s/.test(setting.value) && TOOLS.test(setting.value)
    return !isCommand && isArgument(setting, isItem)
  })
}

function isArgument({ value, multiline }: PlacedSetting, isItem: boolean): boolean {
  // A variable of the environment (`NAME=value`) is one, not an argument.
  if (/^[A-Z][A-Z0-9_]*=/.test(value) || value.length < 6 || value.length > 2_000 || multiline) return false
  if (!value.startsWith('-') && (!isItem || /\s/.test(value))) return false
  const words = value.split(/\s+/)
  return words.some(
    (word, at) => isOff(word, words[at + 1]) || (isItem && words.length === 1 && isPairOff(word)),
  )
}
