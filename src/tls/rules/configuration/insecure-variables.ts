import type { Rule } from '../../define-rules.ts'
import type { EnvironmentView } from '../../file-views.ts'
import { NO, YES, isUnset } from './variables.ts'

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

export const environmentToolInsecure: Rule<EnvironmentView> = {
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
}
