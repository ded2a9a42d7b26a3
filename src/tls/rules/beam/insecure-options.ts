import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView } from '../../syntax/view.ts'
import { settingIs } from '../given-values.ts'

/** The atom `insecure` in a list of options that hackney is given. */
function insecureAtoms(view: CodeView): Match[] {
  if (!view.has('hackney', 'hackney_opts', 'hackney_options')) return []
  return view
    .uses('insecure')
    .filter(use => {
      const before = view.textOf({ from: use.from - 2, to: use.from })
      const after = view.textOf({ from: use.to, to: use.to + 1 })
      return /[[,]\s*:?$/.test(before) && /^[\],]/.test(after)
    })
    .map(use => ({ from: use.from, to: use.to }))
}

export const beamInsecureOption: Rule<CodeView> = {
  id: 'beam-insecure-option',
  title: 'Certificates are not checked (hackney, HTTPoison, and others)',
  why: 'The option makes the client accept any certificate.',
  fix: 'Leave the option out; give the client a private authority by `cacertfile`.',
  match: view => [
    ...settingIs(
      view,
      [
        'insecure',
        'insecure_tls',
        'tls_insecure',
        'insecure_skip_verify',
        'skip_tls_verify',
        'skip_ssl_verify',
        'allow_insecure',
      ],
      'true',
    ),
    ...settingIs(
      view,
      [
        'verify_ssl',
        'ssl_verify',
        'verify_certs',
        'verify_tls',
        'tls_verify',
        'validate_certs',
        'verify_peer',
        'check_hostname',
        'ssl_verify_peer',
        'verify_certificate',
        'enable_ssl_verification',
      ],
      'false',
    ),
    ...insecureAtoms(view),
    ...settingIs(view, ['server_name_indication'], 'disable').filter(
      () => view.has('verify_peer') && !view.has('verify_fun', 'customize_hostname_check'),
    ),
  ],
  examples: {
    bad: [
      'HTTPoison.get(url, [], hackney: [:insecure])',
      ':hackney.request(:get, url, [], "", [:insecure])',
      'HTTPoison.get!(url, headers, [{:hackney, [:insecure, pool: :default]}])',
      'Tesla.Adapter.Hackney.call(env, insecure: true)',
      { path: 'client.erl', text: 'f() -> hackney:get(Url, [], <<>>, [insecure]).' },
      {
        path: 'client.erl',
        text: 'f() -> hackney:request(get, Url, [], <<>>, [{pool, default}, insecure]).',
      },
    ],
    good: [
      'HTTPoison.get(url, [], hackney: [pool: :default])',
      'plug :allow, mode: :insecure',
      { path: 'client.erl', text: 'f() -> hackney:get(Url, [], <<>>, [{pool, default}]).' },
    ],
  },
}
