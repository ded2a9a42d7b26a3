import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'

const SETOPT = /^--setopt=["']?(?:[\w.*-]+\.)?(?:proxy_)?sslverify\s*=\s*(?:0|false|no|off)["']?$/i

export const yumSslverify: Rule<ShellView> = {
  id: 'yum-sslverify',
  title: 'yum or dnf does not check certificates',
  why: '`sslverify` off fetches packages from whoever answers.',
  fix: 'Leave it out; give a private authority with `sslcacert`.',
  match: view =>
    view
      .commands(
        'yum',
        'dnf',
        'dnf5',
        'microdnf',
        'tdnf',
        'yum-config-manager',
        'yumdownloader',
        'reposync',
        'repoquery',
        'mock',
      )
      .filter(({ words }) =>
        words.some(
          ({ text }, at) =>
            SETOPT.test(text) ||
            (text === '--setopt' && SETOPT.test(`--setopt=${words[at + 1]?.text ?? ''}`)),
        ),
      )
      .map(command => view.found(command)),
  examples: {
    bad: [
      'yum --setopt=sslverify=false install -y x',
      'yum -y install x --setopt=sslverify=0',
      'dnf --setopt sslverify=false install x',
      'dnf install -y --setopt=*.sslverify=0 x',
      'dnf install --setopt="epel.sslverify=no" x',
      'microdnf install --setopt=proxy_sslverify=0 x',
      'yum-config-manager --save --setopt=base.sslverify=false',
    ],
    good: [
      'yum --setopt=sslverify=true install x',
      'dnf install --nogpgcheck x',
      'dnf --setopt=install_weak_deps=False install x',
      "zypper addrepo 'https://example.com/repo?ssl_verify=yes' x",
    ],
  },
}
