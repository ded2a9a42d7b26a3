import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { READS, gives } from './given-values.ts'

export const npmStrictSsl: Rule<ShellView> = {
  id: 'npm-strict-ssl',
  title: 'npm, yarn or pnpm does not check certificates',
  why: 'With `strict-ssl` off packages are fetched from whoever answers.',
  fix: 'Leave it out; give a private authority with `cafile`, or `NODE_EXTRA_CA_CERTS`.',
  match: view =>
    view
      .commands(
        'npm',
        'npx',
        'yarn',
        'yarnpkg',
        'pnpm',
        'pnpx',
        'bower',
        'cnpm',
        'lerna',
        'bun',
        'ni',
        'ncu',
        'verdaccio',
      )
      .filter(
        ({ words }) =>
          words.some(({ text }) => text === '--no-strict-ssl') ||
          (gives(
            words,
            /^(?:--)?(?:config\.)?(?:strict-ssl|strictSSL|strict_ssl|enableStrictSsl)$/,
            /^(?:false|0|null|no|off)$/i,
          ) &&
            !words.some(({ text }) => READS.test(text))),
      )
      .map(command => view.found(command)),
  examples: {
    bad: [
      'npm config set strict-ssl false',
      'npm config set strict-ssl=false',
      'npm config set "strict-ssl" "false" -g',
      'npm config --global set strict-ssl false',
      'npm set strict-ssl false',
      'npm c set strict-ssl false',
      'npm install --strict-ssl=false',
      'npm install --strict-ssl false x',
      'npm --strict-ssl=false ci',
      'npm ci --no-strict-ssl',
      'yarn config set strict-ssl false -g',
      'yarn config set enableStrictSsl false',
      'yarn config set "strict-ssl" false',
      'yarn install --strict-ssl=false',
      'pnpm config set strict-ssl false',
      'pnpm install --no-strict-ssl',
      'npm config set registry http://x && npm config set strict-ssl false',
      { path: 'Dockerfile', text: 'FROM node\nRUN npm config set strict-ssl false && npm ci\n' },
      { path: 'package.json', text: '{"scripts": {"preinstall": "npm config set strict-ssl false"}}' },
    ],
    good: [
      'npm config set strict-ssl true',
      'npm config get strict-ssl',
      'npm config delete strict-ssl',
      'npm install --strict-ssl',
      'npm install --strict-ssl=true',
      'npm install strict-ssl',
      'yarn config set cafile ca.pem',
      'echo npm config set strict-ssl false',
    ],
  },
}
