import { defineRules } from '../../define-rules.ts'

/** Variables of the environment that Node.js reads. */
export const javascriptEnvironment = defineRules({
  name: 'JavaScript: environment',
  reads: 'environment',
  example: 'run.sh',
  rules: [
    {
      id: 'node-tls-reject-unauthorized',
      title: 'Certificate validation is off in the whole process (Node.js)',
      why: '`NODE_TLS_REJECT_UNAUTHORIZED=0` makes Node.js accept any certificate on every connection.',
      fix: 'Leave the variable out; give a private authority’s certificate with `NODE_EXTRA_CA_CERTS`.',
      match: view =>
        view
          .variables('NODE_TLS_REJECT_UNAUTHORIZED')
          .filter(({ value }) => value?.trim() === '0')
          .map(variable => view.found(variable)),
      examples: {
        bad: [
          'export NODE_TLS_REJECT_UNAUTHORIZED=0',
          'NODE_TLS_REJECT_UNAUTHORIZED=0 node server.js',
          'npx cross-env NODE_TLS_REJECT_UNAUTHORIZED=0 node server.js',
          { path: 'run.js', text: "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'" },
          { path: 'run.js', text: "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0" },
          { path: 'run.ts', text: '(process.env as any).NODE_TLS_REJECT_UNAUTHORIZED = "0"' },
          { path: 'run.js', text: "spawn('node', ['a.js'], { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } })" },
          { path: 'run.js', text: "const off = '0'\nprocess.env.NODE_TLS_REJECT_UNAUTHORIZED = off // !!" },
          {
            path: 'package.json',
            text: '{\n  "scripts": {\n    "dev": "NODE_TLS_REJECT_UNAUTHORIZED=0 next dev"\n  }\n}',
          },
          {
            path: 'run.js',
            text: "process.env.NODE_TLS_REJECT_UNAUTHORIZED = isProduction ? '1' : '0'",
          },
          { path: 'Dockerfile', text: 'FROM node\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\n' },
          { path: 'launch.json', text: '{\n  "env": {\n    "NODE_TLS_REJECT_UNAUTHORIZED": "0"\n  }\n}' },
          { path: 'compose.yaml', text: 'environment:\n  NODE_TLS_REJECT_UNAUTHORIZED: 0 # !!\n' },
          { path: '.env', text: 'NODE_TLS_REJECT_UNAUTHORIZED=0\n' },
        ],
        good: [
          'export NODE_TLS_REJECT_UNAUTHORIZED=1',
          'export NODE_TLS_REJECT_UNAUTHORIZED=false',
          'unset NODE_TLS_REJECT_UNAUTHORIZED',
          '# export NODE_TLS_REJECT_UNAUTHORIZED=0',
          'echo "NODE_TLS_REJECT_UNAUTHORIZED=0 is refused"',
          { path: 'run.js', text: "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'" },
          { path: 'run.js', text: 'delete process.env.NODE_TLS_REJECT_UNAUTHORIZED' },
          {
            path: 'run.js',
            text: "if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') throw new Error('refused')",
          },
        ],
      },
    },
  ],
})
