import type { Rule } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { named } from './options.ts'

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

export const beamVerifyFun: Rule<CodeView> = {
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
}
