import { defineRules } from '../../define-rules.ts'

/** Variables of the environment that Python's own libraries read. */
export const pythonEnvironment = defineRules({
  name: 'Python: environment',
  reads: 'environment',
  example: 'run.sh',
  rules: [
    {
      id: 'python-https-verify',
      title: 'Python’s HTTPS checks are off',
      why: '`PYTHONHTTPSVERIFY=0` makes Python’s own clients accept any certificate (PEP 493).',
      fix: 'Leave the variable out; give a private authority with `SSL_CERT_FILE`.',
      match: view =>
        view
          .variables('PYTHONHTTPSVERIFY')
          .filter(({ value }) => value?.trim() === '0')
          .map(variable => view.found(variable)),
      examples: {
        bad: [
          'export PYTHONHTTPSVERIFY=0',
          'PYTHONHTTPSVERIFY=0 python run.py',
          { path: 'Dockerfile', text: 'FROM python\nENV PYTHONHTTPSVERIFY=0\n' },
          { path: 'Dockerfile', text: 'FROM python\nENV A=1 \\\n    PYTHONHTTPSVERIFY=0\n' },
          { path: 'run.py', text: "os.environ['PYTHONHTTPSVERIFY'] = '0'" },
          { path: 'run.py', text: "subprocess.run(cmd, env={'PYTHONHTTPSVERIFY': '0'})" },
          { path: 'run.py', text: "os.putenv('PYTHONHTTPSVERIFY', '0')" },
          { path: 'run.py', text: "os.environ.setdefault('PYTHONHTTPSVERIFY', '0')" },
          { path: 'pod.yaml', text: 'env:\n  - name: PYTHONHTTPSVERIFY\n    value: "0" # !!\n' },
          { path: 'compose.yaml', text: 'environment:\n  - PYTHONHTTPSVERIFY=0 # !!\n' },
          { path: 'compose.yaml', text: 'environment:\n  PYTHONHTTPSVERIFY: 0 # !!\n' },
          { path: '.env', text: 'PYTHONHTTPSVERIFY=0\n' },
          { path: 'run.go', text: 'cmd.Env = append(os.Environ(), "PYTHONHTTPSVERIFY=0")' },
          { path: 'run.js', text: "process.env.PYTHONHTTPSVERIFY = '0'" },
        ],
        good: [
          'export PYTHONHTTPSVERIFY=1',
          'unset PYTHONHTTPSVERIFY',
          'echo PYTHONHTTPSVERIFY=0',
          '# export PYTHONHTTPSVERIFY=0',
          'export MY_PYTHONHTTPSVERIFY=0',
          {
            path: 'run.py',
            text: "if os.environ.get('PYTHONHTTPSVERIFY', '0') == '0':\n    raise SystemExit",
          },
          { path: 'run.py', text: 'print("PYTHONHTTPSVERIFY=0 is not allowed")' },
        ],
      },
    },
    {
      id: 'python-empty-ca-bundle',
      title: 'Requests is told to trust nothing in particular',
      why: 'Versions of requests before 2.28 check no certificate when `CURL_CA_BUNDLE` is set to nothing.',
      fix: 'Leave the variable out, or name the file with the authorities that count.',
      match: view =>
        view
          .variables('CURL_CA_BUNDLE')
          .filter(({ value }) => value?.trim() === '')
          .map(variable => view.found(variable)),
      examples: {
        bad: [
          'export CURL_CA_BUNDLE=""',
          'CURL_CA_BUNDLE= python run.py',
          { path: 'run.py', text: "os.environ['CURL_CA_BUNDLE'] = ''" },
        ],
        good: [
          'export CURL_CA_BUNDLE=/etc/ca.pem',
          { path: 'run.py', text: "os.environ['CURL_CA_BUNDLE'] = path" },
        ],
      },
    },
  ],
})
