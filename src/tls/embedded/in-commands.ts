import type { Command } from '../shell/command.ts'
import { crontabScript } from '../shell/crontab.ts'
import { languageForTarget, type Piece } from './piece.ts'
import { languageOf } from '../languages/recognise.ts'

const INTERPRETERS: Readonly<Record<string, string>> = {
  python: 'python',
  python3: 'python',
  python2: 'python',
  ruby: 'ruby',
  perl: 'perl',
  node: 'javascript',
  nodejs: 'javascript',
  php: 'php',
  rscript: 'r',
  lua: 'lua',
  elixir: 'elixir',
  pwsh: 'powershell',
  powershell: 'powershell',
  deno: 'typescript',
  groovy: 'groovy',
  julia: 'julia',
}

/** Code and configuration that commands are given: here-documents, `python -c '…'`, `echo … > file`. */
export function embeddedInCommands(commands: readonly Command[], depth: number): Piece[] {
  return commands.flatMap((command, at) => [...interpreted(command, depth), ...written(commands, at, depth)])
}

function interpreted(command: Command, depth: number): Piece[] {
  const name = command.name.slice(0, 40).toLowerCase()
  const id = INTERPRETERS[name.replace(/[\d.]+$/, '')] ?? INTERPRETERS[name]
  const language = id === undefined ? null : languageOf(id)
  if (language === null) return []
  const flag = command.words.findIndex(word => /^-(?:c|e|r|Command|ne|pe|lne|E)$/.test(word.text))
  const own = command.words[flag + 1]
  const path = `inline.${id}`
  if (flag >= 0 && own !== undefined) {
    const isLines = own.to > own.from && own.text.includes('\n')
    return [
      {
        path,
        language,
        text: own.text,
        line: own.from,
        fixed: isLines ? null : { from: command.from, to: command.to },
        depth,
      },
    ]
  }
  if (command.document === null) return []
  const { text, line, multiline } = command.document
  return [
    { path, language, text, line, fixed: multiline ? null : { from: command.from, to: command.to }, depth },
  ]
}

/** What is written to a file, by `cat <<EOF > file`, `tee file <<EOF`, `echo … >> file`, `printf … | tee file`. */
function written(commands: readonly Command[], at: number, depth: number): Piece[] {
  const command = commands[at]
  if (command === undefined || !/^(?:cat|tee|echo|printf|)$/.test(command.name)) return []
  const target = targetOf(command, commands[at + 1])
  if (command.document !== null) {
    const language = isCrontab(target)
      ? languageOf('shell')
      : languageForTarget(target, command.document.text)
    if (language === null) return []
    const { line, multiline } = command.document
    const text = isCrontab(target) ? crontabScript(command.document.text) : command.document.text
    return [
      {
        path: target,
        language,
        text,
        line,
        fixed: multiline ? null : { from: command.from, to: command.to },
        depth,
      },
    ]
  }
  if (target === '' || (command.name !== 'echo' && command.name !== 'printf')) return []
  const words = command.words.filter(word => !/^-[neE]+$/.test(word.text)).map(word => word.text)
  const plain = words.join(' ').replaceAll('\\n', '\n')
  const text = isCrontab(target) ? crontabScript(plain) : plain
  const language = isCrontab(target) ? languageOf('shell') : languageForTarget(target, text)
  return language === null
    ? []
    : [
        {
          path: target,
          language,
          text,
          line: command.from,
          fixed: { from: command.from, to: command.to },
          depth,
        },
      ]
}

function isCrontab(target: string): boolean {
  return /(?:^|\/)(?:cron\.d\/|crontab\b|crontabs\/)/.test(target)
}

function targetOf(command: Command, next: Command | undefined): string {
  if (command.target !== '') return command.target
  const tee =
    command.name === 'tee'
      ? command
      : command.piped && next !== undefined && (next.name === 'tee' || next.name === 'sudo')
        ? next
        : null
  return tee?.words.findLast(word => !word.text.startsWith('-') && word.text !== 'tee')?.text ?? ''
}
