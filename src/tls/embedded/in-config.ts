import type { ConfigSetting } from '../file-views.ts'
import { languageOf, recognise } from '../languages/recognise.ts'
import type { Variable } from '../shell/command.ts'
import { looksLikeCommand, looksLikeConfig, type Piece, TOOLS } from './piece.ts'

/** Keys whose values are run. */
const RUN_KEYS =
  /^(?:run|scripts?|before_script|after_script|commands?|cmds?|cmd|args|entrypoint|exec\w*|shell|bash|sh|user_?data|startup[-_]?script|metadata_startup_script|inline|install|build|test|start|pre\w*|post\w*|execstart\w*|provisioner|healthcheck|local-exec|remote-exec|steps?|hooks?|cloud_?init|runcmd|bootcmd|CMD|ansible\.builtin\.(?:shell|command)|.*[-_](?:script|command|cmd))$/i
/** `NAME=value command`. */
const ASSIGNS = /^[A-Z][A-Z0-9_]{2,60}=\S{0,60} +\w/
/** Keys whose values people read. */
const PROSE_KEYS =
  /^(?:name|description|title|summary|message|help|comment|notes?|displayName|label|docs?|changelog|example)$/i

/** Commands, variables and other configuration in the values of configuration. */
export function embeddedInConfig(
  settings: readonly ConfigSetting[],
  depth: number,
): { variables: Variable[]; pieces: Piece[] } {
  const variables: Variable[] = []
  const pieces: Piece[] = []
  settings.forEach((setting, at) => {
    const own = variableOf(setting, settings[at + 1])
    if (own !== null) variables.push(own)
    const piece = pieceOf(setting, depth) ?? listOf(settings, at, depth)
    if (piece !== null) pieces.push(piece)
  })
  return { variables, pieces }
}

const shell = languageOf('shell') ?? { kind: 'format', id: 'shell', title: 'Shell' }

function pieceOf(setting: ConfigSetting, depth: number): Piece | null {
  const { value, key, from, to } = setting
  if (value.length < 6 || PROSE_KEYS.test(key)) return null
  const place = setting.multiline
    ? { line: setting.textLine, fixed: null }
    : { line: from, fixed: { from, to } }
  const own = { text: value, ...place, depth }
  const byShebang = value.startsWith('#!') ? recognise('script', value) : null
  if (byShebang !== null) return { path: setting.file, language: byShebang, ...own }
  const named = setting.multiline && /\.\w+$/.test(key) ? recognise(key, value) : null
  if (named !== null && !setting.path.includes('jobs')) return { path: key, language: named, ...own }
  const isRun =
    RUN_KEYS.test(key) || setting.path.some(part => /^(?:scripts?|steps|runcmd|tasks)$/.test(part))
  // These are always run, whatever the program is.
  const isScript =
    /^(?:run|script|exec(?:start|stop|reload)\w*)$/i.test(key) ||
    setting.path.some(part => /^(?:before_script|after_script|script|runcmd)$/.test(part))
  if (isScript && /^\S{1,200}\s(?:.{0,500}\s)?-{1,2}\w/.test(value.slice(0, 1_000)))
    return { path: setting.file, language: shell, ...own }
  if (isRun && (setting.multiline || looksLikeCommand(value) || TOOLS.test(value) || ASSIGNS.test(value)))
    return { path: setting.file, language: shell, ...own }
  const config = setting.multiline ? looksLikeConfig(value) : null
  if (looksLikeCommand(value) && config === null) return { path: setting.file, language: shell, ...own }
  return config === null ? null : { path: setting.file, language: config, ...own }
}

/** Length of the shortest name of a program: `go`. */
const SHORTEST = 2

/** Most items of a list that are one command. */
const MOST_ITEMS = 200

/** `command: ["curl", "-k", url]`, over several lines too. */
function listOf(settings: readonly ConfigSetting[], at: number, depth: number): Piece | null {
  const first = settings[at]
  if (first === undefined || first.path.at(-1) !== '[]' || first.value.length < SHORTEST) return null
  if (/\s/.test(first.value) || !TOOLS.test(first.value)) return null
  const words: string[] = []
  let line = first.from
  for (let next = at; next < Math.min(settings.length, at + MOST_ITEMS); next += 1) {
    const item = settings[next]
    if (
      item === undefined ||
      item.path.length !== first.path.length ||
      item.path.at(-2) !== first.path.at(-2)
    )
      break
    if (item.from > line) words.push('\\\n'.repeat(Math.min(item.from - line, 100)))
    line = item.from
    words.push(`'${item.value.replaceAll("'", `'\\''`).replaceAll('\n', ' ')}'`)
  }
  return {
    path: first.file,
    language: shell,
    text: words.join(' ').replace(/\n /g, '\n'),
    line: first.from,
    fixed: null,
    depth,
  }
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]{2,100}$/

const PAIRS = new Set(['name', 'Name', 'key'])

/** `NAME: value` and `NAME=value`, and Kubernetes' `name: NAME` with `value:` beside it. */
function variableOf(setting: ConfigSetting, next: ConfigSetting | undefined): Variable | null {
  const { from, to, value, key } = setting
  const isOwn =
    setting.format === 'env'
      ? /^[A-Za-z_]\w*$/.test(key)
      : /^[A-Z][A-Z0-9_]{2,100}$/.test(key) && setting.path.at(-1) !== '[]'
  if (isOwn) return variable(key, /^\$\{?\{?|^\{\{/.test(value) ? null : value, from, to)
  const assigned = /^"?([A-Z][A-Z0-9_]{2,100})=([^\n]{0,300})$/.exec(value)
  if (assigned !== null)
    return variable(assigned[1] ?? '', (assigned[2] ?? '').replace(/^["']|["']$/g, ''), from, to)
  const isPair =
    PAIRS.has(key) &&
    next !== undefined &&
    /^(?:value|Value)$/.test(next.key) &&
    next.path.length === setting.path.length &&
    NAME.test(value)
  return isPair ? variable(value, next.value, from, next.to) : null
}

function variable(name: string, value: string | null, from: number, to: number): Variable {
  return { name, value, from, to, guarded: false }
}
