import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { isVariable, settingIs } from '../given-values.ts'
import { named } from './options.ts'

export const beamVerifyNone: Rule<CodeView> = {
  id: 'beam-verify-none',
  title: 'Certificates are not verified (OTP’s ssl and what is built on it)',
  why: '`verify_none` accepts any certificate for any host name.',
  fix: 'Use `verify_peer` with `cacerts: :public_key.cacerts_get()` and a hostname check.',
  match: view => [
    ...view
      .settings(
        'verify',
        'ssl_verify',
        'tls_verify',
        'verify_type',
        'verify_mode',
        'verify_peer',
        'tls_verify_mode',
      )
      // Erlang's variables are capitalised: `verify = …` is a field of a record.
      .filter(
        setting => setting.form !== 'default' && (view.language === 'erlang' || !isVariable(view, setting)),
      )
      .flatMap(setting => view.when(setting, setting.value, 'verify_none')),
    ...view.settings('match_fun').flatMap(setting => view.whenAlways(setting, setting.value, 'true')),
    ...settingIs(view, ['insecure_skip_tls_verify', 'insecure_skip_verify'], 'true'),
    ...named(view, 'verify')
      .flatMap(setting =>
        setting.form === 'assignment' ? [] : view.when(setting, setting.value, 'false', '0'),
      )
      .filter(() => view.has('ssl', 'ssl_options', 'ssl_opts', 'tls', 'httpc', 'hackney')),
  ],
  examples: {
    bad: [
      'HTTPoison.get(url, [], ssl: [verify: :verify_none])',
      ':ssl.connect(host, 443, [verify: :verify_none, active: false])',
      '{:ok, conn} = Mint.HTTP.connect(:https, host, 443, transport_opts: [verify: :verify_none])',
      'Req.get!(url, connect_options: [transport_opts: [verify: :verify_none]])',
      'opts = [{:verify, :verify_none}]',
      'config :my_app, MyApp.Repo,\n  ssl: true,\n  ssl_opts: [verify: :verify_none] # !!',
      'config :my_app, MyApp.Mailer,\n  tls_options: [verify: :verify_none] # !!',
      '{Finch, name: F, pools: %{default: [conn_opts: [transport_opts: [verify: :verify_none]]]}}',
      '@opts [verify: :verify_none]',
      'opts = Keyword.put(opts, :verify, :verify_none)',
      'mode = if insecure, do: :verify_none, else: :verify_peer\n:ssl.connect(host, 443, verify: mode) # !!',
      { path: 'client.erl', text: 'f() -> ssl:connect(Host, 443, [{verify, verify_none}]).' },
      {
        path: 'client.erl',
        text: 'f() -> httpc:request(get, {Url, []}, [{ssl, [{verify, verify_none}]}], []).',
      },
      {
        path: 'client.erl',
        text: 'f() -> Opts = #{tls_opts => [{verify, verify_none}]}, gun:open(H, 443, Opts).',
      },
      { path: 'client.erl', text: 'f() -> #{verify => verify_none}.' },
      { path: 'client.erl', text: 'f() -> #ssl_options{verify = verify_none}.' },
    ],
    good: [
      'HTTPoison.get(url, [], ssl: [verify: :verify_peer])',
      ':ssl.connect(host, 443, verify: :verify_peer, cacerts: :public_key.cacerts_get())',
      '# ssl: [verify: :verify_none]',
      '@doc "Use verify: :verify_none to switch it off."\ndef f, do: :ok',
      'if opts[:verify] == :verify_none, do: raise("refused")',
      'IO.puts("verify: :verify_none")',
      { path: 'client.erl', text: 'f() -> ssl:connect(Host, 443, [{verify, verify_peer}]).' },
      { path: 'client.erl', text: '%% ssl:connect(Host, 443, [{verify, verify_none}])' },
    ],
  },
}
