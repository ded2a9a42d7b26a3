import type { ConfigView, ConfigSetting } from '../../file-views.ts'
import type { Match } from '../../match.ts'
import { meaningOf, switchesOff, wordsOf } from './meaning.ts'

const HINT =
  /verif|valid|check|insecure|skip|ignore|trust|accept|allow|strict|reject|reqs|disable|bypass|match/i
/** Blocks in which a bare `insecure` is about TLS. */
const ABOUT_TLS =
  /(?:^|_)(?:tls|ssl|https|registr(?:y|ies)|mirrors?|providers?|repositor(?:y|ies)|exporters?|otlp(?:http)?|with|clusters?|remotes?|endpoints?|clients?|clouds?|connections?|tls_config|tlsconfig|tls_client_config)(?:_|$)/
/** Settings beside which a bare `verify` or `insecure` is about a connection. */
const BESIDE =
  /^(?:url|uri|hosts?|endpoint|address|server|base_?url|ca_?(?:cert|file|bundle)?|cacert|cert|auth_?url|target|registry|api_?url)$/i
const YES = /^(?:true|yes|on|1|y)$/i
const NO = /^(?:false|no|off|0|none|verify_none)$/i

/** `name: tls.verify` beside `value: "false"`: a parameter of Helm. */
function isParameterOff(view: ConfigView, setting: ConfigSetting): boolean {
  if (setting.key !== 'value' || setting.value.length > 20) return false
  const name = view.siblings(setting).find(({ key }) => key === 'name')?.value ?? ''
  return name.includes('.') && HINT.test(name) && switchesOff(name, setting.value)
}

/** Whether a setting of that key may be one that switches validation off; nothing else needs to be asked. */
export function maySwitchOff(key: string): boolean {
  return key === 'value' || key === 'default' || HINT.test(key)
}

/** Whether a setting switches validation off, by its own name or by its name within its block. */
export function isSettingOff(view: ConfigView, setting: ConfigSetting): Match['level'] | null {
  if (isParameterOff(view, setting)) return 'bypass'
  const path = setting.path.filter(part => part !== '[]')
  const declared = declaredName(path)
  if (declared !== null) return switchesOff(declared, setting.value) && HINT.test(declared) ? 'guarded' : null
  const { value, isDefault } = settled(setting)
  const isOff = isOffByName(setting, path, value) || isBareOff(view, setting, path, value)
  return isOff ? (isDefault ? 'guarded' : 'bypass') : null
}

function isOffByName({ key, format }: ConfigSetting, path: readonly string[], value: string): boolean {
  if (!HINT.test(key)) return false
  const names = [key, path.slice(-2).join('.'), path.slice(-3).join('.')]
  // A directive without a value (`tls_insecure_skip_verify`) is a yes.
  const isBare =
    value === '' && /^(?:directives|ini)$/.test(format) && names.some(name => meaningOf(name) === 'skips')
  return isBare || names.some(name => switchesOff(name, value))
}

/** `insecure: true` and `verify: false` say what they mean only by where they stand. */
function isBareOff(
  view: ConfigView,
  setting: ConfigSetting,
  path: readonly string[],
  value: string,
): boolean {
  const isYes = YES.test(value)
  if (!(isYes ? /insecure/i : /verify/i).test(setting.key) || (!isYes && !NO.test(value))) return false
  const name = wordsOf(setting.key)
  const isInsecure = isYes && /(?:^|_)insecure$/.test(name)
  if (!isInsecure && (isYes || name !== 'verify')) return false
  const block = wordsOf(path.slice(0, -1).join('.'))
  if (/(?:^|_)api$/.test(block)) return false
  if (isInsecure && (setting.format === 'hcl' || name !== 'insecure')) return true
  return ABOUT_TLS.test(block) || view.siblings(setting).some(({ key }) => BESIDE.test(key))
}

/** The name that a variable of Terraform, or an input of an action, is declared by, at its default. */
function declaredName(path: readonly string[]): string | null {
  if (path.at(-1) !== 'default') return null
  const isVariable = path[0] === 'variable' || path[0] === 'inputs' || path.at(-3) === 'inputs'
  return isVariable ? (path.at(-2) ?? null) : null
}

/** `${NAME:value}`, `${NAME:-value}` and `{{ name | default(value) }}` are the value where nothing else was set. */
function settled({ value }: ConfigSetting): { value: string; isDefault: boolean } {
  const found =
    /^\$\{[\w.]{1,80}:-?([^}]{0,40})\}$/.exec(value) ??
    /^\{\{[^|{}]{1,120}\|\s*default\(?\s*["']?(\w{1,20})["']?[^{}]{0,60}\}\}$/.exec(value)
  return found === null ? { value, isDefault: false } : { value: found[1] ?? '', isDefault: true }
}
