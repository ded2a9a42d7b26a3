import type { Rule } from '../../define-rules.ts'
import { type ConfigView, type ConfigSetting, saysNo } from '../../file-views.ts'

const APT = /Acquire::https?(?:::[\w.*-]+)?::Verify-(?:Peer|Host)\s*["']?\s*(?:false|no|0|off)\b/i

/** `Acquire::https::Verify-Peer "false";`, in blocks too: the directive as apt writes it. */
function isAptOff({ path, key, value }: ConfigSetting): boolean {
  if (key.startsWith('/')) return false
  if (/^Verify-(?:Peer|Host)$/i.test(key))
    return saysNo(value) && path.some(part => /acquire|https/i.test(part))
  if (
    !/verify-(?:peer|host)/i.test(value) &&
    !path.slice(-4).some(part => /verify-(?:peer|host)/i.test(part))
  )
    return false
  const text = `${path.slice(-4).join('::')} ${value}`.replace(/\s{1,20}::?/g, '::').replace(/:{3,}/g, '::')
  return APT.test(text) || APT.test(`${key}:${value}`)
}

export const configAptVerify: Rule<ConfigView> = {
  id: 'config-apt-verify',
  title: 'apt does not check certificates',
  why: '`Verify-Peer` or `Verify-Host` off fetches packages and lists from whoever answers.',
  fix: 'Leave it out; give a private authority with `Acquire::https::CaInfo`.',
  match: view => view.all.filter(isAptOff).map(setting => view.found(setting)),
  examples: {
    bad: [
      { path: 'apt.conf', text: 'Acquire::https::Verify-Peer "false";\n' },
      { path: 'etc/apt/apt.conf.d/99insecure', text: 'Acquire::https::Verify-Host "false";\n' },
      { path: 'apt.conf.d/80x', text: 'Acquire::https::example.com::Verify-Peer "false";\n' },
      { path: 'apt.conf', text: 'Acquire {\n  https {\n    Verify-Peer "false"; // !!\n  }\n}\n' },
      { path: 'setup.sh', text: `echo 'Acquire::https::Verify-Peer "false";' > /etc/apt/apt.conf.d/99x` },
      {
        path: 'Dockerfile',
        text: `FROM debian\nRUN echo 'Acquire::https::Verify-Peer "false";' >> /etc/apt/apt.conf.d/99x\n`,
      },
    ],
    good: [
      { path: 'apt.conf', text: 'Acquire::https::Verify-Peer "true";\n' },
      { path: 'apt.conf', text: '// Acquire::https::Verify-Peer "false";\n' },
      { path: 'apt.conf', text: 'Acquire::AllowInsecureRepositories "true";\n' },
    ],
  },
}
