import { defineRules } from '../../define-rules.ts'

/** Runtimes and tools of JavaScript on the command line. */
export const javascriptCommands = defineRules({
  name: 'JavaScript: runtimes and tools',
  reads: 'shell',
  example: 'run.sh',
  rules: [
    {
      id: 'deno-ignore-certificate-errors',
      title: 'Certificate validation is off (Deno)',
      why: 'With `--unsafely-ignore-certificate-errors` Deno accepts any certificate, or that of the hosts that are named.',
      fix: 'Leave the option out; give a private authority’s certificate with `--cert`.',
      match: view =>
        view
          .commands('deno')
          .filter(({ words }) =>
            words.some(({ text }) => /^--unsafely-ignore-certificate-errors(?:=|$)/.test(text)),
          )
          .map(command => view.found(command)),
      examples: {
        bad: [
          'deno run --unsafely-ignore-certificate-errors --allow-net main.ts',
          'deno run --unsafely-ignore-certificate-errors=localhost main.ts',
          {
            path: 'deno.json',
            text: '{\n  "tasks": {\n    "dev": "deno run --unsafely-ignore-certificate-errors main.ts"\n  }\n}',
          },
        ],
        good: ['deno run --cert ca.pem main.ts', 'echo deno run --unsafely-ignore-certificate-errors'],
      },
    },
    {
      id: 'newman-insecure',
      title: 'Certificate validation is off (Newman)',
      why: '`--insecure` makes Newman accept any certificate.',
      fix: 'Leave the option out; give a private authority’s certificate with `--ssl-extra-ca-certs`.',
      match: view =>
        view.commands('newman').flatMap(command => view.withOption(command, ['-k', '--insecure'], 'edgnr')),
      examples: {
        bad: ['newman run collection.json --insecure', 'newman run https://a.example.com/c.json -k'],
        good: ['newman run collection.json --ssl-extra-ca-certs ca.pem', '# newman run c.json --insecure'],
      },
    },
    {
      id: 'k6-insecure',
      title: 'Certificate validation is off (k6)',
      why: '`--insecure-skip-tls-verify` makes k6 accept any certificate.',
      fix: 'Leave the option out; trust the private authority on the machine.',
      match: view =>
        view.commands('k6').flatMap(command => view.withOption(command, ['--insecure-skip-tls-verify'])),
      examples: {
        bad: ['k6 run --insecure-skip-tls-verify test.js', 'k6 run --insecure-skip-tls-verify=true test.js'],
        good: ['k6 run test.js', 'k6 run --insecure-skip-tls-verify=false test.js'],
      },
    },
    {
      id: 'browser-ignore-certificate-errors',
      title: 'Certificate errors are ignored (Chromium, PhantomJS)',
      why: 'With this switch the browser accepts any certificate.',
      fix: 'Leave the switch out; let the browser’s profile trust the private authority.',
      match: view =>
        view
          .commands()
          .filter(
            ({ name, words }) =>
              /chrom|electron|phantomjs|casperjs|lighthouse|msedge|brave|puppeteer|karma/i.test(name) &&
              words.some(({ text }) =>
                /(?:^|[\s=])--(?:ignore-certificate-errors(?![\w-])|ignore-ssl-errors=(?:true|yes|any))/.test(
                  text,
                ),
              ),
          )
          .map(command => view.found(command)),
      examples: {
        bad: [
          'google-chrome --headless --ignore-certificate-errors https://a.example.com',
          'phantomjs --ignore-ssl-errors=true render.js',
          'lighthouse "$url" --chrome-flags="--headless --ignore-certificate-errors"',
        ],
        good: [
          'google-chrome --headless https://a.example.com',
          'phantomjs --ignore-ssl-errors=false render.js',
        ],
      },
    },
  ],
})
