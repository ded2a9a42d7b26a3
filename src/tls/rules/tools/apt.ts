import type { Rule } from '../../define-rules.ts'
import type { ShellView } from '../../file-views.ts'
import { ownWords } from './options.ts'

const APT =
  /^(?:-o=?)?Acquire::(?:https?|\w+)(?:::[\w.*-]+)?::Verify-(?:Peer|Host)["']?(?:=|\s+|::=)\s*["']?(?:false|no|0|off|without|disable)["']?;?$/i

export const aptVerifyPeer: Rule<ShellView> = {
  id: 'apt-verify-peer',
  title: 'apt does not check certificates',
  why: '`Verify-Peer` or `Verify-Host` off fetches packages and lists from whoever answers.',
  fix: 'Leave it out; give a private authority with `Acquire::https::CaInfo`.',
  match: view =>
    view
      .commands()
      .filter(
        command =>
          !/^(?:echo|printf|cat|grep)$/.test(command.name) &&
          ownWords(command).some(({ text }) => APT.test(text)),
      )
      .map(command => view.found(command)),
  examples: {
    bad: [
      'apt-get -o Acquire::https::Verify-Peer=false update',
      'apt-get -o "Acquire::https::Verify-Peer=false" -o "Acquire::https::Verify-Host=false" install -y x',
      'sudo apt-get -o Acquire::https::Verify-Peer=false install -y x',
      'apt -oAcquire::https::Verify-Host=false update',
      'apt-get update -o Acquire::https::host.example.com::Verify-Peer=0',
      `apt-get -o 'Acquire::https::Verify-Peer "false"' update`,
    ],
    good: [
      'apt-get -o Acquire::https::Verify-Peer=true update',
      'apt-get -o Acquire::AllowInsecureRepositories=true update',
      'apt-get --allow-unauthenticated install x',
    ],
  },
}
