import { defineRules } from '../define-rules.ts'
import type { Match } from '../match.ts'
import type { CodeView, Setting } from '../syntax/view.ts'
import { isVariable, settingIs } from './given-values.ts'

/** What a `verify_fun` gives back for a certificate that it lets pass. */
const PASSES = /(?:\bvalid\b|:valid\b|valid_peer)/

/** What would make a `verify_fun` refuse a certificate, or look at it. */
const REFUSES = /fail\b|bad_cert|raise|throw|error|\bcase\b|\bif\b|when\b|verify|check|pin/

/** Whether a function for `verify_fun` lets every certificate pass: it never fails, and looks at none. */
function passesAll(view: CodeView, setting: Setting): boolean {
  const text = verifierText(view, firstOf(view, setting))
  if (text === '') return false
  return PASSES.test(text) && !REFUSES.test(text.replace(/\{:?bad_cert, ?_\w*\}|:?valid\w*|\b_\w*/g, ''))
}

/** What the function says, also of one that is given by its name; empty where the file does not have it. */
function verifierText(view: CodeView, range: Setting['value']): string {
  const named = /^(?:&|fun\s)\s*(?:[\w.:]*[.:])?(\w+)\/\d/.exec(view.textOf(range))?.[1]
  if (named !== undefined)
    return view
      .functions(named)
      .map(fn => view.textOf(fn).replace(named, ''))
      .join('\n')
  const fn = view.functionOf(range)
  return fn === null ? '' : view.textOf(fn.body)
}

/** The function of `{fun, state}`. */
function firstOf(view: CodeView, setting: Setting): Setting['value'] {
  const value = view.value(setting.value)
  if (value.kind === 'list') return value.items[0] ?? setting.value
  return value.kind === 'map' ? (value.entries[0]?.value ?? setting.value) : setting.value
}

/** A setting that is exactly called so, and no variable of its own. */
function named(view: CodeView, name: string): readonly Setting[] {
  return view
    .settings(name)
    .filter(setting => setting.name === name && setting.form !== 'default' && !isVariable(view, setting))
}

/** Connections of OTP’s `ssl`, which verified nothing by default before OTP 26. */
function withoutVerify(view: CodeView): Match[] {
  return view.calls('ssl.connect').flatMap(call => {
    const options = call.args[call.args.length >= 4 || call.args.length === 3 ? 2 : 1]?.value
    if (options === undefined || call.args.length < 3) return []
    const value = view.value(options)
    if (value.kind !== 'list' && value.kind !== 'map') return []
    const parts = value.kind === 'list' ? value.items : value.entries.map(entry => entry.value)
    const text = [options, ...parts].map(part => view.textOf(part)).join(' ')
    if (/verify|\.\.\.|\||\+\+/.test(text)) return []
    return [{ from: call.from, to: call.to }]
  })
}

/** Elixir and Erlang. */
export const beam = defineRules({
  name: 'Elixir and Erlang',
  reads: 'code',
  languages: ['elixir', 'erlang'],
  example: 'client.ex',
  rules: [
    {
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
            setting =>
              setting.form !== 'default' && (view.language === 'erlang' || !isVariable(view, setting)),
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
    },
    {
      id: 'beam-verify-fun',
      title: 'A `verify_fun` accepts every certificate',
      why: 'The function lets certificates pass that OTP found to be bad.',
      fix: 'Leave `verify_fun` out, or give back `{:fail, reason}` for a bad certificate.',
      match: view =>
        named(view, 'verify_fun')
          .filter(setting => passesAll(view, setting))
          .map(setting => ({ from: setting.from, to: setting.to })),
      examples: {
        bad: [
          ':ssl.connect(host, 443, verify: :verify_peer, verify_fun: {fn _cert, _event, state -> {:valid, state} end, []})',
          'opts = [verify_fun: {fn _, _, s -> {:valid, s} end, nil}]',
          {
            path: 'client.erl',
            text: 'f() -> [{verify_fun, {fun(_Cert, _Event, State) -> {valid, State} end, []}}].',
          },
        ],
        good: [
          'opts = [verify_fun: {&:ssl_verify_hostname.verify_fun/3, [check_hostname: host]}]',
          'opts = [verify_fun: {fn\n  _, {:bad_cert, reason}, _ -> {:fail, reason}\n  _, _, s -> {:valid, s}\nend, nil}]',
          {
            path: 'client.erl',
            text: 'f(H) -> [{verify_fun, {fun ssl_verify_hostname:verify_fun/3, [{check_hostname, H}]}}].',
          },
        ],
      },
    },
    {
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
    },
    {
      id: 'beam-verify-missing',
      title: 'A TLS connection that does not say how certificates are verified',
      why: 'Before OTP 26 `ssl` verifies nothing unless `verify` is given.',
      fix: 'Give `verify: :verify_peer` and `cacerts: :public_key.cacerts_get()`.',
      level: 'missing',
      match: withoutVerify,
      examples: {
        bad: [
          ':ssl.connect(host, 443, [active: false], 5_000)',
          { path: 'client.erl', text: 'f(H) -> ssl:connect(H, 443, []).' },
        ],
        good: [
          ':ssl.connect(host, 443, verify: :verify_peer)',
          ':ssl.connect(host, 443, opts)',
          { path: 'client.erl', text: 'f(H, O) -> ssl:connect(H, 443, [{active, false} | O]).' },
        ],
      },
    },
  ],
})

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
