import type { Rule } from '../../define-rules.ts'
import { type ConfigView, saysYes } from '../../file-views.ts'
import { isPairOff } from '../tools/options.ts'

/** Classes of Java that accept whatever they are shown. */
const ACCEPTING = ['NoopHostnameVerifier', 'AllowAllHostnameVerifier', 'TrustAllStrategy'] as const
const IS_ACCEPTING = new RegExp(`^(?:\\S{0,80}\\.)?(?:${ACCEPTING.join('|')})$`)

export const configClientUnchecked: Rule<ConfigView> = {
  id: 'config-client-unchecked',
  title: 'A client does not check the certificate',
  why: 'With this setting any certificate is accepted.',
  fix: 'Leave it out; name the certificate of the private authority.',
  match: view => [
    ...view
      .settings('verify', 'ssl_options.verify')
      .filter(({ value }) => /^(?:verify_none|ACCEPT_UNTRUSTED)$/i.test(value))
      .map(setting => view.found(setting)),
    ...view
      .keyed(key => key === 'cert')
      .filter(({ path, value }) => path.at(-3) === 'certificates' && /^false$/i.test(value))
      .map(setting => view.found(setting)),
    ...view.all
      .filter(({ value }) => ACCEPTING.some(name => value.endsWith(name)) && IS_ACCEPTING.test(value))
      .map(setting => view.found(setting)),
    ...view
      .settings('box_download_insecure', 'winrm_insecure', 'tls.insecure_hosts')
      .filter(({ value }) => saysYes(value))
      .map(setting => view.found(setting)),
    ...view
      .settings('set')
      .filter(({ value }) =>
        /^(?:ssl:(?:verify-certificate|check-hostname)\S{0,100}\s+(?:no|off|false|0)|ssl_verify_(?:host|dates)\s*=?\s*no)$/i.test(
          value,
        ),
      )
      .map(setting => view.found(setting)),
    ...view.all
      .filter(
        ({ value }) =>
          value.includes('ansible_') &&
          /(?:^|\s)ansible_\w+=/.test(value) &&
          value.split(/\s+/).some(isPairOff),
      )
      .map(setting => view.found(setting)),
    ...view
      .settings('web.cacerts')
      .filter(({ value, file }) => value === '' && /hgrc|mercurial/.test(file))
      .map(setting => view.found(setting)),
  ],
  examples: {
    bad: [
      { path: 'rabbitmq.conf', text: 'ssl_options.verify = verify_none\n' },
      { path: 'poetry.toml', text: '[certificates.private]\ncert = false\n' },
      { path: 'x.pkr.hcl', text: 'source "a" "b" {\n  winrm_insecure = true # !!\n}\n' },
      { path: 'lftp.conf', text: 'set ssl:verify-certificate no\n' },
      { path: '.muttrc', text: 'set ssl_verify_host = no\n' },
      {
        path: 'hosts',
        text: '[win]\nw ansible_host=1.1.1.1 ansible_winrm_server_cert_validation=ignore # !!\n',
      },
    ],
    good: [
      {
        path: 'rabbitmq.conf',
        text: 'ssl_options.verify = verify_peer\nssl_options.fail_if_no_peer_cert = false\n',
      },
      { path: 'poetry.toml', text: '[certificates.private]\ncert = "ca.pem"\n' },
      { path: 'lftp.conf', text: 'set ssl:verify-certificate yes\n' },
    ],
  },
}
