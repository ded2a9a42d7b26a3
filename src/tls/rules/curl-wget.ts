import { defineRules } from '../define-rules.ts'

/** Letters of curl's options that take a value (curl 8.11, `curl --help all`). */
const CURL_VALUES = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz'
/** Letters of wget's options that take a value (GNU Wget 1.25). */
const WGET_VALUES = 'aABDeiIlOoPQRtTUwX'

/** The two commands that most scripts fetch with. */
export const curlAndWget = defineRules({
  name: 'curl and wget',
  reads: 'shell',
  example: 'fetch.sh',
  rules: [
    {
      id: 'curl-insecure',
      title: 'curl does not check the certificate',
      why: '`--insecure` (`-k`) accepts any certificate for any host name.',
      fix: 'Leave the option out; give a private authority with `--cacert FILE`.',
      match: view =>
        view
          .commands('curl', 'curlie')
          .flatMap(command =>
            view.withOption(
              command,
              ['-k', '--insecure', '--proxy-insecure', '--doh-insecure'],
              CURL_VALUES,
              ['--user-agent', '--header', '--data', '--output', '--url', '--user'],
            ),
          ),
      examples: {
        bad: [
          'curl -k https://example.com',
          'curl -sSkL https://example.com | sh',
          'sudo env HOME=/root curl --insecure "$url" >out; echo done',
          'x=$(curl -sk "$url")',
          'if ! curl \\\n  --insecure \\\n  "$url"; then exit 1; fi',
          'OPTS="-s -k"\ncurl $OPTS "$url" # !!',
          {
            path: 'Dockerfile',
            text: 'FROM alpine\nRUN apk add curl && \\\n    curl -fsSLk https://example.com/x | tar xz\n',
          },
          {
            path: '.github/workflows/ci.yml',
            text: 'jobs:\n  a:\n    steps:\n      - run: |\n          set -e\n          curl -k https://example.com # !!\n',
          },
          { path: 'run.py', text: 'subprocess.run(["curl", "-k", url], check=True)' },
          { path: 'run.rb', text: "system('curl -k https://example.com')" },
        ],
        good: [
          'curl -ok https://example.com',
          'curl https://example.com | grep -k x',
          'echo "never run curl -k"',
          '# curl -k https://example.com',
          'apt-get install curl -k',
          'curl -H "X: -k" https://example.com',
          { path: 'help.py', text: 'raise ValueError("curl -k is not allowed")' },
        ],
      },
    },
    {
      id: 'wget-no-check-certificate',
      title: 'wget does not check the certificate',
      why: '`--no-check-certificate` accepts any certificate for any host name.',
      fix: 'Leave the option out; give a private authority with `--ca-certificate=FILE`.',
      match: view =>
        view.commands('wget', 'wget2').flatMap(command => {
          // Options may be shortened as long as they stay unique (getopt_long).
          const names = [
            '--no-check-certificate',
            '--no-check-cert',
            '--no-check-certif',
            '--no-check',
            '--no-check-hostname',
          ]
          const byOption = view.withOption(command, names, WGET_VALUES)
          const isOff = command.words.some(({ text }) =>
            /^(?:--check-certificate=(?:off|no|false|0|quiet)|check_?certificate\s*=\s*(?:off|no|0|quiet))$/i.test(
              text,
            ),
          )
          return byOption.length === 0 && isOff ? [view.found(command)] : byOption
        }),
      examples: {
        bad: [
          'wget --no-check-certificate https://example.com',
          'wget -q -e check_certificate=off https://example.com',
          'cd /tmp&&wget -q --no-check-certificate "$u"',
        ],
        good: [
          'wget https://example.com/--no-check-certificate.txt',
          'wget --ca-certificate=ca.pem https://example.com',
        ],
      },
    },
  ],
})
