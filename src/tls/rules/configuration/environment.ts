import { defineRules } from '../../define-rules.ts'
import type { Variable } from '../../file-views.ts'
import { meaningOf, switchesOff } from './meaning.ts'

const NO = /^(?:0|false|f|no|off|n)$/i
const YES = /^(?:1|true|t|yes|on|y)$/i
const SET = /\S/

/** Variables with what switches validation off, from each tool's documentation. */
const VARIABLES: Readonly<Record<string, RegExp>> = {
  // npm reads its settings in either case; `null` is false, too (nopt).
  npm_config_strict_ssl: /^(?:false|0|null)$/i,
  NPM_CONFIG_STRICT_SSL: /^(?:false|0|null)$/i,
  YARN_STRICT_SSL: NO,
  YARN_ENABLE_STRICT_SSL: /^(?:false|0)$/,
  PIP_TRUSTED_HOST: SET,
  UV_INSECURE_HOST: SET,
  UV_ALLOW_INSECURE_HOST: SET,
  CONDA_SSL_VERIFY: NO,
  BUNDLE_SSL_VERIFY_MODE: /^(?:0|none)$/i,
  GOINSECURE: SET,
  HEX_UNSAFE_HTTPS: /^(?:1|true)$/i,
  GOFLAGS: /(?:^|\s)-insecure\b/,
  VAULT_SKIP_VERIFY: YES,
  NOMAD_SKIP_VERIFY: YES,
  BOUNDARY_TLS_INSECURE: YES,
  CONSUL_HTTP_SSL_VERIFY: NO,
  ETCDCTL_INSECURE_SKIP_TLS_VERIFY: YES,
  LDAPTLS_REQCERT: /^(?:never|allow)$/i,
  AZURE_CLI_DISABLE_CONNECTION_VERIFICATION: SET,
  ADAL_PYTHON_SSL_NO_VERIFY: SET,
  CLOUDSDK_AUTH_DISABLE_SSL_VALIDATION: YES,
  ANSIBLE_GALAXY_IGNORE: YES,
  ANSIBLE_GALAXY_IGNORE_CERTS: YES,
  AZURE_CERT_VALIDATION_MODE: /^ignore$/i,
  GOVC_INSECURE: YES,
  PERL_LWP_SSL_VERIFY_HOSTNAME: /^0?$/,
  OS_INSECURE: YES,
  MC_INSECURE: YES,
  MINIO_INSECURE: YES,
  PROXMOX_VE_INSECURE: YES,
  KUBE_INSECURE: YES,
  HTTP_TLS_INSECURE: YES,
  KAFKA_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM: /^\s*$/,
}

/** Variables that look like switches and are none: docker is satisfied with `DOCKER_TLS_VERIFY` being set at all. */
const NO_SWITCH = /^(?:DOCKER_TLS_VERIFY|NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|COMPOSE_TLS_VERIFY)$/

/** Whether a variable is taken away rather than set: `set X=` in a batch file, `$env:X = ''` in PowerShell. */
function isUnset(path: string, { value }: Variable): boolean {
  return value === '' && /\.(?:bat|cmd|psm?1)$/i.test(path)
}

/** Variables of the environment by which tools do without validation. */
export const environment = defineRules({
  name: 'Environment',
  reads: 'environment',
  example: 'run.sh',
  rules: [
    {
      id: 'git-ssl-no-verify',
      title: 'Git does not check certificates',
      why: '`GIT_SSL_NO_VERIFY` makes git accept any certificate as soon as it is set, whatever its value.',
      fix: 'Do not set it; give a private authority with `GIT_SSL_CAINFO`.',
      match: view =>
        [
          ...view.variables('GIT_SSL_NO_VERIFY').filter(variable => !isUnset(view.path, variable)),
          // `GIT_CONFIG_KEY_0=http.sslVerify` with `GIT_CONFIG_VALUE_0=false`.
          ...view.all.filter(
            ({ name, value }) =>
              /^GIT_CONFIG_KEY_\d+$/.test(name) && /^http\.(?:.*\.)?sslverify$/i.test(value ?? ''),
          ),
        ].map(variable => view.found(variable)),
      examples: {
        bad: [
          'export GIT_SSL_NO_VERIFY=true',
          'export GIT_SSL_NO_VERIFY=false',
          'export GIT_SSL_NO_VERIFY=',
          'GIT_SSL_NO_VERIFY=1 git clone "$url"',
          'export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.sslVerify GIT_CONFIG_VALUE_0=false',
          'env GIT_SSL_NO_VERIFY=1 git clone "$url"',
          'sudo GIT_SSL_NO_VERIFY=true git pull',
          'export GIT_SSL_NO_VERIFY="$X"',
          { path: 'Dockerfile', text: 'FROM alpine\nENV GIT_SSL_NO_VERIFY=1\n' },
          { path: 'Dockerfile', text: 'FROM alpine\nENV GIT_SSL_NO_VERIFY true\n' },
          { path: 'Dockerfile', text: 'FROM alpine\nARG GIT_SSL_NO_VERIFY=1\n' },
          { path: '.gitlab-ci.yml', text: 'variables:\n  GIT_SSL_NO_VERIFY: "true" # !!\n' },
          { path: 'pod.yaml', text: 'env:\n  - name: GIT_SSL_NO_VERIFY\n    value: "1" # !!\n' },
          { path: 'run.py', text: "os.environ['GIT_SSL_NO_VERIFY'] = 'true'" },
          { path: 'run.py', text: "subprocess.run(cmd, env={'GIT_SSL_NO_VERIFY': '1'})" },
          { path: 'run.go', text: 'cmd.Env = append(os.Environ(), "GIT_SSL_NO_VERIFY=true")' },
          { path: 'run.js', text: "process.env.GIT_SSL_NO_VERIFY = 'true'" },
          { path: 'run.bat', text: 'set GIT_SSL_NO_VERIFY=1\n' },
          { path: 'run.ps1', text: "$env:GIT_SSL_NO_VERIFY = 'true'" },
          { path: '.env', text: 'GIT_SSL_NO_VERIFY=1\n' },
          { path: 'Makefile', text: 'export GIT_SSL_NO_VERIFY := 1\n' },
          { path: 'Makefile', text: 'export GIT_SSL_NO_VERIFY=1 # for the mirror\n' },
        ],
        good: [
          'unset GIT_SSL_NO_VERIFY',
          'export GIT_SSL_CAINFO=ca.pem',
          'echo "GIT_SSL_NO_VERIFY=1"',
          '[ -n "$GIT_SSL_NO_VERIFY" ] && exit 1',
          'export GIT_SSL_NO_VERIFY_NOTE=1',
          { path: 'run.bat', text: 'set GIT_SSL_NO_VERIFY=\n' },
          { path: 'run.py', text: "os.environ.pop('GIT_SSL_NO_VERIFY', None)" },
          { path: 'run.py', text: "value = os.environ.get('GIT_SSL_NO_VERIFY')" },
        ],
      },
    },
    {
      id: 'environment-tool-insecure',
      title: 'A variable of the environment switches certificate validation off',
      why: 'The tool that reads this variable accepts any certificate.',
      fix: 'Do not set it; give the tool the certificate of a private authority.',
      match: view =>
        Object.entries(VARIABLES).flatMap(([name, off]) =>
          view
            .variables(name)
            .filter(
              variable =>
                variable.value !== null && off.test(variable.value.trim()) && !isUnset(view.path, variable),
            )
            .map(variable => ({
              ...view.found(variable),
              message: `\`${name}\` makes the tool that reads it accept any certificate.`,
            })),
        ),
      examples: {
        bad: [
          'export npm_config_strict_ssl=false',
          'NPM_CONFIG_STRICT_SSL=false npm ci',
          'export PIP_TRUSTED_HOST=pypi.org',
          'export VAULT_SKIP_VERIFY=true',
          'VAULT_SKIP_VERIFY=1 vault status',
          'export CONSUL_HTTP_SSL_VERIFY=false',
          'export NOMAD_SKIP_VERIFY=1',
          'export LDAPTLS_REQCERT=never',
          'LDAPTLS_REQCERT=allow ldapsearch -H ldaps://x',
          'export AZURE_CLI_DISABLE_CONNECTION_VERIFICATION=1',
          'export GOINSECURE=example.com',
          'GOFLAGS=-insecure go get example.com/x',
          'export CLOUDSDK_AUTH_DISABLE_SSL_VALIDATION=true',
          'export ANSIBLE_GALAXY_IGNORE_CERTS=yes',
          'export GOVC_INSECURE=1',
          'export BUNDLE_SSL_VERIFY_MODE=0',
          { path: 'Dockerfile', text: 'FROM node\nENV NPM_CONFIG_STRICT_SSL=false\n' },
          { path: 'compose.yaml', text: 'environment:\n  - VAULT_SKIP_VERIFY=true # !!\n' },
          { path: 'pod.yaml', text: 'env:\n  - name: VAULT_SKIP_VERIFY\n    value: "true" # !!\n' },
          { path: 'run.py', text: "os.environ['AZURE_CLI_DISABLE_CONNECTION_VERIFICATION'] = '1'" },
          { path: 'run.go', text: 'os.Setenv("VAULT_SKIP_VERIFY", "true")' },
          { path: 'pip.env', text: 'PIP_TRUSTED_HOST=pypi.org\n' },
        ],
        good: [
          'export npm_config_strict_ssl=true',
          'export VAULT_SKIP_VERIFY=false',
          'export CONSUL_HTTP_SSL_VERIFY=true',
          'export LDAPTLS_REQCERT=demand',
          'export PIP_TRUSTED_HOST=',
          'export GOINSECURE=""',
          'export DOCKER_TLS_VERIFY=0',
          'export NODE_TLS_REJECT_UNAUTHORIZED=false',
          'unset VAULT_SKIP_VERIFY',
          'echo VAULT_SKIP_VERIFY=1',
        ],
      },
    },
    {
      id: 'environment-validation-off',
      title: 'A variable of the environment switches certificate validation off',
      why: 'By its name the variable makes a program accept any certificate.',
      fix: 'Do not set it; give the program the certificate of a private authority.',
      match: view =>
        view.all
          .filter(
            ({ name, value }) =>
              value !== null && !NO_SWITCH.test(name) && meaningOf(name) !== null && switchesOff(name, value),
          )
          .map(variable => view.found(variable)),
      examples: {
        bad: [
          'export VERIFY_SSL=false',
          'DB_SSL_VERIFY=0 ./run',
          'export GF_AUTH_GENERIC_OAUTH_TLS_SKIP_VERIFY_INSECURE=true',
          { path: 'Dockerfile', text: 'FROM x\nENV INSECURE_SKIP_VERIFY=true\n' },
          { path: 'compose.yaml', text: 'environment:\n  - ELASTICSEARCH_SSL_VERIFICATIONMODE=none # !!\n' },
          { path: 'pod.yaml', text: 'env:\n  - name: TLS_INSECURE_SKIP_VERIFY\n    value: "true" # !!\n' },
        ],
        good: [
          'export VERIFY_SSL=true',
          'export SKIP_TLS_VERIFY=false',
          'export SKIP_TLS_VERIFY="$X"',
          'export VERIFY_EMAIL=false',
          'export SSL_CERT_FILE=ca.pem',
        ],
      },
    },
    {
      id: 'environment-plaintext',
      title: 'A connection that does without TLS, or gives it up',
      why: 'With this mode the connection is not encrypted, or falls back to plain text.',
      fix: 'Use `verify-full`, or the strictest mode that the client has.',
      family: 'plaintext',
      match: view =>
        [...view.all, ...view.variables('PGSSLMODE')]
          .filter(
            ({ name, value }) =>
              (/SSL_?MODE$/.test(name) && /^(?:disabled?|allow|prefer(?:red)?|none)$/i.test(value ?? '')) ||
              (name === 'OTEL_EXPORTER_OTLP_INSECURE' && YES.test(value ?? '')),
          )
          .map(variable => view.found(variable)),
      examples: {
        bad: [
          'export PGSSLMODE=disable',
          'PGSSLMODE=allow psql -h x',
          'export DB_SSL_MODE=prefer',
          { path: 'compose.yaml', text: 'environment:\n  PGSSLMODE: disable # !!\n' },
          { path: 'run.py', text: "subprocess.run(['psql'], env={'PGSSLMODE': 'disable'})" },
          { path: '.env', text: 'POSTGRES_SSLMODE=disable\n' },
          { path: '.env', text: 'MYSQL_SSL_MODE=DISABLED\n' },
        ],
        good: ['export PGSSLMODE=verify-full', 'export PGSSLMODE=require', 'echo PGSSLMODE=disable'],
      },
    },
  ],
})
