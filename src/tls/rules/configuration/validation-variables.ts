import type { Rule } from '../../define-rules.ts'
import type { EnvironmentView } from '../../file-views.ts'
import { meaningOf, switchesOff } from './meaning.ts'

/** Variables that look like switches and are none: docker is satisfied with `DOCKER_TLS_VERIFY` being set at all. */
const NO_SWITCH = /^(?:DOCKER_TLS_VERIFY|NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|COMPOSE_TLS_VERIFY)$/

export const environmentValidationOff: Rule<EnvironmentView> = {
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
}
