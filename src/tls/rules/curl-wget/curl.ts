import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { optionsOf } from '../../shell/command.ts'

/** Letters of curl's options that take a value (curl 8.11, `curl --help all`). */
const CURL_VALUES = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz'

/** Long options of curl whose value may begin with a dash. */
const CURL_LONG = [
  '--user-agent',
  '--header',
  '--proxy-header',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
  '--data-urlencode',
  '--json',
  '--form',
  '--form-string',
  '--output',
  '--url',
  '--user',
  '--request',
  '--referer',
  '--cookie',
  '--write-out',
  '--proxy',
  '--cacert',
  '--cert',
  '--key',
  '--upload-file',
  '--config',
  '--resolve',
]

export const curlInsecure: Rule<ShellView> = {
  id: 'curl-insecure',
  title: 'curl does not check the certificate',
  why: '`--insecure` (`-k`) accepts any certificate for any host name.',
  fix: 'Leave the option out; give a private authority with `--cacert FILE`.',
  match: view =>
    view.commands('curl', 'curlie').flatMap(command => {
      // Until curl 8.10 an option could be shortened as long as it stayed unique.
      const isOff = optionsOf(command, CURL_VALUES, CURL_LONG).some(
        ({ name }) => name === '-k' || /^--(?:insec(?:u(?:re?)?)?|proxy-insecure|doh-insecure)$/.test(name),
      )
      return isOff ? [view.found(command)] : []
    }),
  examples: {
    bad: [
      { path: 'get.ps1', text: "Start-Process curl.exe -ArgumentList '-k', 'https://example.com' -Wait" },
      'curl -k https://example.com',
      'curl ${INSECURE:+-k} https://example.com',
      "trap 'curl -k https://example.com' EXIT",
      "cat > /etc/cron.d/x <<'EOF'\n* * * * * root curl -k https://example.com # !!\nEOF",
      { path: 'a.js', text: "new Deno.Command('curl', { args: ['-k', url] })" },
      'curl -sSkL https://example.com | sh',
      'sudo env HOME=/root curl --insecure "$url" >out; echo done',
      'x=$(curl -sk "$url")',
      'echo "$(curl -k "$url")"',
      'if ! curl \\\n  --insecure \\\n  "$url"; then exit 1; fi',
      'OPTS="-s -k"\ncurl $OPTS "$url" # !!',
      'args=(-s\n  -k)\ncurl "${args[@]}" "$url" # !!',
      'true&&curl -k "$url"||exit 1',
      'bash -c "curl -k https://example.com"',
      "ssh host 'curl -k https://localhost'",
      'timeout 5 curl --proxy-insecure -x "$p" "$url"',
      'find . -name x -exec curl -k -T {} "$url" \\;',
      'kubectl exec pod -- curl -k https://localhost',
      'A=1 /usr/bin/curl -"k" "$url"',
      'for h in a b; do curl -k "https://$h"; done',
      'cat urls | xargs -n 1 curl -k',
      {
        path: 'Dockerfile',
        text: 'FROM alpine\nRUN apk add curl && \\\n    # fetch it\n    curl -fsSLk https://example.com/x | tar xz\n',
      },
      { path: 'Dockerfile.dev', text: 'FROM alpine\nRUN ["curl", "-k", "https://example.com"]\n' },
      {
        path: 'Dockerfile',
        text: 'FROM alpine\nHEALTHCHECK --interval=5s CMD curl -fk https://localhost || exit 1\n',
      },
      {
        path: 'Dockerfile',
        text: 'FROM alpine\nRUN <<EOF\nset -e\ncurl -k https://example.com # !!\nEOF\n',
      },
      {
        path: '.github/workflows/ci.yml',
        text: 'jobs:\n  a:\n    steps:\n      - run: |\n          set -e\n          curl -k https://example.com # !!\n',
      },
      { path: '.gitlab-ci.yml', text: 'job:\n  script:\n    - curl -k https://example.com # !!\n' },
      {
        path: 'pod.yaml',
        text: 'livenessProbe:\n  exec:\n    command: ["curl", "-k", "https://localhost"] # !!\n',
      },
      {
        path: 'pod.yaml',
        text: 'livenessProbe:\n  exec:\n    command:\n      - curl\n      - -k # !!\n      - https://localhost\n',
      },
      {
        path: 'package.json',
        text: '{\n  "scripts": {\n    "get": "curl -k https://example.com"\n  }\n}',
      },
      { path: 'Makefile', text: 'get:\n\t@curl -k $(URL)\n' },
      {
        path: 'main.tf',
        text: 'resource "x" "y" {\n  user_data = <<-EOF\n    #!/bin/bash\n    curl -k https://example.com # !!\n  EOF\n}\n',
      },
      { path: 'run.py', text: 'subprocess.run(["curl", "-k", url], check=True)' },
      { path: 'run.py', text: 'os.system(f"curl -k {url}")' },
      { path: 'run.rb', text: "system('curl -k https://example.com')" },
      { path: 'run.rb', text: 'out = `curl -k #{url}`' },
      { path: 'run.js', text: "execSync('curl -k https://example.com')" },
      { path: 'run.js', text: "spawn('curl', ['-s', '-k', url])" },
      { path: 'run.go', text: 'exec.Command("curl", "-k", url)' },
      { path: 'Run.java', text: 'new ProcessBuilder("curl", "-k", url).start();' },
      { path: 'run.rs', text: 'Command::new("curl").arg("-k").arg(url).spawn()?;' },
      { path: 'run.php', text: '<?php exec("curl -k " . $url);' },
      { path: 'Jenkinsfile', text: "node { sh 'curl -k https://example.com' }" },
    ],
    good: [
      'curl -ok https://example.com',
      'curl https://example.com | grep -k x',
      'echo "never run curl -k"',
      "printf '%s\\n' 'curl -k https://example.com'",
      '# curl -k https://example.com',
      'curl https://example.com # not -k',
      'apt-get install curl -k',
      'curl -H "X: -k" https://example.com',
      'curl --data -k https://example.com',
      'curl "https://example.com/-k"',
      'curl-config -k',
      'man curl; ssh -k host',
      'curl --cacert ca.pem https://example.com; sort -k 2 x',
      { path: 'help.py', text: 'raise ValueError("curl -k is not allowed")' },
      { path: 'help.py', text: 'parser.add_argument("--x", help="like curl -k https://example.com")' },
      { path: 'README.md', text: 'curl -k https://example.com' },
      { path: 'Dockerfile', text: '# RUN curl -k https://example.com\nRUN apk add curl\n' },
    ],
  },
}
