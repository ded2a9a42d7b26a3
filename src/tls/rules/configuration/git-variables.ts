import type { Rule } from '../../define-rules.ts'
import type { EnvironmentView } from '../../file-views.ts'
import { isUnset } from './variables.ts'

export const gitSslNoVerify: Rule<EnvironmentView> = {
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
}
