import type { Command, Variable, Word } from './command.ts'
import { startedWords } from './start-process.ts'
import { WRAPPERS } from './wrappers.ts'

/** What a command runs in turn: another command, or a script in a string. */
export type Wrapped =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'script'; readonly text: string; readonly line: number }

const SHELLS = new Set(['sh', 'bash', 'zsh', 'dash', 'ash', 'ksh', 'fish', 'cmd', 'pwsh', 'powershell'])

/** The commands and scripts that a command runs in turn. */
export function unwrap(command: Command, depth = 0): Wrapped[] {
  if (depth > 6) return []
  const quoted =
    command.name === 'watch' ? command.words.find(({ text }) => /^[^-\s]\S*\s/.test(text)) : undefined
  if (quoted !== undefined) return script([quoted])
  const direct = wrapped(command)
  if (direct !== null) return [{ kind: 'command', command: direct }, ...unwrap(direct, depth + 1)]
  if (SHELLS.has(command.name)) return shellScripts(command)
  if (command.document !== null && (command.name === '' || command.name === 'ssh')) {
    return [{ kind: 'script', text: command.document.text, line: command.document.line }]
  }
  if (/^(?:start-process|saps)$/i.test(command.name)) return script(startedWords(command))
  if (command.name === 'eval') return script(command.words)
  if (command.name === 'trap') return script(command.words.filter(word => word.text !== '--').slice(0, 1))
  if (command.name === 'alias') return aliased(command)
  if (command.name === 'ssh' || command.name === 'su' || command.name === 'vagrant')
    return remoteScript(command)
  return afterDashes(command) ?? executed(command)
}

function wrapped(command: Command): Command | null {
  const wrapper = Object.hasOwn(WRAPPERS, command.name) ? WRAPPERS[command.name] : undefined
  if (wrapper === undefined) return null
  let at = 0
  while (at < command.words.length && command.words[at]?.text.startsWith('-') === true) {
    at += wrapper.values.includes(command.words[at]?.text ?? '') ? 2 : 1
  }
  const assignments: Variable[] = []
  for (; at < command.words.length; at += 1) {
    const found = /^([A-Za-z_]\w*)=([^]*)$/.exec(command.words[at]?.text ?? '')
    if (found === null) break
    const value = found[2] ?? ''
    assignments.push({
      name: found[1] ?? '',
      value: value.startsWith('$') ? null : value,
      from: command.from,
      to: command.to,
      guarded: command.guarded,
    })
  }
  return innerCommand(command, command.words.slice(at + wrapper.skip), assignments)
}

function innerCommand(
  outer: Command,
  words: readonly Word[],
  assignments: readonly Variable[] = [],
): Command | null {
  const [first, ...rest] = words
  if (first === undefined && assignments.length === 0) return null
  const name = (first?.text ?? '').replace(/^.*[\\/]/, '').replace(/\.exe$/i, '')
  return { ...outer, name, words: rest, assignments }
}

function script(words: readonly Word[]): Wrapped[] {
  const text = words.map(word => word.text).join(' ')
  return text === '' ? [] : [{ kind: 'script', text, line: words[0]?.from ?? 1 }]
}

/** `alias curl='curl -k'`. */
function aliased(command: Command): Wrapped[] {
  return command.words.flatMap(word => {
    const equals = word.text.indexOf('=')
    return equals < 0 ? [] : script([{ ...word, text: word.text.slice(equals + 1) }])
  })
}

/** `bash -c '…'`, `bash -lc '…'`, `bash <<EOF`. */
function shellScripts(command: Command): Wrapped[] {
  const flag = command.words.findIndex(word => /^(?:-[a-z]*c|\/c|-Command)$/i.test(word.text))
  const own = command.words[flag + 1]
  if (flag >= 0 && own !== undefined)
    return script(command.name === 'cmd' ? command.words.slice(flag + 1) : [own])
  if (command.document !== null)
    return [{ kind: 'script', text: command.document.text, line: command.document.line }]
  return []
}

const SSH_VALUES = /^-[bcDEeFIiJLlmOopQRSWw]$/

/** `ssh host command…`, `su user -c '…'`, `vagrant ssh -c '…'`. */
function remoteScript(command: Command): Wrapped[] {
  const flag = command.words.findIndex(word => word.text === '-c' || word.text === '--command')
  const own = command.words[flag + 1]
  if (command.name !== 'ssh') return flag >= 0 && own !== undefined ? script([own]) : []
  let at = 0
  while (at < command.words.length && command.words[at]?.text.startsWith('-') === true)
    at += SSH_VALUES.test(command.words[at]?.text ?? '') ? 2 : 1
  return script(command.words.slice(at + 1))
}

const CONTAINERS = new Set([
  'docker',
  'podman',
  'kubectl',
  'oc',
  'nerdctl',
  'lxc',
  'crictl',
  'docker-compose',
  'nsenter',
  'buildah',
  'flatpak-spawn',
  'npm',
  'npx',
  'op',
  'doppler',
  'aws-vault',
  'dotenv',
  'cross-env',
  'dumb-init',
])
const TOOLS = new Set([
  'curl',
  'wget',
  'git',
  'sh',
  'bash',
  'npm',
  'pip',
  'pip3',
  'yarn',
  'pnpm',
  'openssl',
  'psql',
  'mysql',
  'node',
  'apt-get',
  'env',
])

/** `kubectl exec pod -- curl …`, `docker run image curl …`, `cross-env X=0 node …`. */
function afterDashes(command: Command): Wrapped[] | null {
  if (!CONTAINERS.has(command.name)) return null
  const dashes = command.words.findIndex(word => word.text === '--')
  const assigned = command.words.findIndex(word => /^[A-Za-z_]\w*=/.test(word.text))
  const isAssigning = command.name === 'cross-env' && assigned >= 0
  const tool = command.words.findIndex((word, at) => at > 0 && TOOLS.has(word.text.replace(/^.*\//, '')))
  const runs = command.words.some(word => /^(?:run|exec|-c)$/.test(word.text))
  const from = isAssigning
    ? assigned
    : dashes >= 0
      ? dashes + 1
      : tool >= 0 && runs && command.name !== 'npm'
        ? tool
        : -1
  if (from < 0) return null
  const asEnv = isAssigning
    ? wrapped({ ...command, name: 'env', words: command.words.slice(from) })
    : innerCommand(command, command.words.slice(from))
  if (asEnv === null) return null
  return [{ kind: 'command', command: asEnv }, ...unwrap(asEnv, 3)]
}

/** `find … -exec curl …`. */
function executed(command: Command): Wrapped[] {
  if (command.name !== 'find') return []
  const flag = command.words.findIndex(word => /^-(?:exec|execdir|ok)$/.test(word.text))
  const inner = flag < 0 ? null : innerCommand(command, command.words.slice(flag + 1))
  return inner === null ? [] : [{ kind: 'command', command: inner }]
}
