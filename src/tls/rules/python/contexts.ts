import { lastBefore } from '../../between.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import type { Call, Setting } from '../../syntax/view.ts'

/** Most tokens on either side of a context in which its use is looked for. */
const FARTHEST = 2_000

/** What a file makes contexts with, by the name that they are given to and by the call, in order. */
interface Contexts {
  readonly byName: ReadonlyMap<string, readonly Call[]>
  readonly byPath: ReadonlyMap<string, readonly Call[]>
}

const known = new WeakMap<CodeView, Contexts>()

function contextsOf(view: CodeView): Contexts {
  const found = known.get(view)
  if (found !== undefined) return found
  const calls = view.calls('ssl.SSLContext', 'ssl.create_default_context')
  const contexts = {
    byName: Map.groupBy(calls, call => nameOf(view, call)),
    byPath: Map.groupBy(calls, ({ path }) => path),
  }
  known.set(view, contexts)
  return contexts
}

/** Name of the variable or attribute that is given what a call makes; '' where it is given to none. */
function nameOf(view: CodeView, call: Call): string {
  return /^(\w+)\s*=$/.exec(view.textOf({ from: call.from - 2, to: call.from }))?.[1] ?? ''
}

/** A context for the side of a server, which need not ask its clients for certificates. */
export function isServerSide(view: CodeView, setting: Setting): boolean {
  const target = lastName(setting.target)
  if (target === '' || !view.has('PROTOCOL_TLS_SERVER', 'CLIENT_AUTH')) return false
  const { byName, byPath } = contextsOf(view)
  const maker = view.madeBy(target, setting.at)
  const own = lastBefore(byName.get(target) ?? [], ({ at }) => at, setting.at)
  const made = own?.path === maker ? own : lastBefore(byPath.get(maker) ?? [], ({ at }) => at, setting.at)
  return made !== undefined && /PROTOCOL_TLS_SERVER|CLIENT_AUTH/.test(view.textOf(made))
}

function lastName(target: string): string {
  return target.slice(target.lastIndexOf('.') + 1)
}

/**
 * Tells whether the verification of a context is set: of a variable in the same function, of an attribute anywhere;
 * of a context that is given to nothing, whether any is.
 */
export function verifiedContexts(view: CodeView): (context: Call) => boolean {
  const modes = view
    .settings('verify_mode', 'check_hostname', 'cert_reqs')
    .filter(({ form }) => form === 'assignment')
  const scopeOf = (at: number): string => String(view.functionAround(at)?.from ?? '')
  const set = new Set(
    modes.map(({ at, target }) => (target.includes('.') ? lastName(target) : `${target} ${scopeOf(at)}`)),
  )
  return context => {
    const name = nameOf(view, context)
    if (name === '') return modes.length > 0
    return set.has(name) || set.has(`${name} ${scopeOf(context.at)}`)
  }
}

/** Whether a context belongs to a server: it shows a certificate, and asks for no host name. */
export function servesClients(view: CodeView, { at }: Call): boolean {
  const fn = view.functionAround(at)
  const around = {
    from: Math.max(fn?.from ?? 0, at - FARTHEST),
    to: Math.min(fn?.to ?? at + FARTHEST, at + FARTHEST),
  }
  const names = view.settingsIn(around, 'server_side', 'server_hostname')
  if (names.some(({ name }) => name === 'server_hostname')) return false
  return names.length > 0 || view.callsIn(around, 'load_cert_chain').length > 0
}
