import { languageOf } from '../languages/recognise.ts'
import type { Text } from '../file-views.ts'
import type { Token } from '../lexer/token.ts'
import { kindOf, tokenAt, valueOf } from '../lexer/tokens.ts'
import type { Variable } from '../shell/command.ts'
import { calleeBefore } from '../syntax/expression.ts'
import { isAt, kindAt, type Source, textAt } from '../syntax/source.ts'
import { looksLikeCommand, looksLikeConfig, type Piece, TOOLS } from './piece.ts'

/** Calls whose texts are read by people. */
const TALKS =
  /^(?:ends_?with\??|starts_?with\??|EndsWith|StartsWith|endsWith|startsWith|includes|include\?|contains|Contains|HasSuffix|HasPrefix|indexOf|IndexOf|str_contains|strpos|strstr|end_with\?|start_with\?|print\w*|println!?|eprintln!?|echo|puts|log\w*|warn\w*|info|debug|trace|error|fatal\w*|critical|notice|exception|raise|throw|\w*Error|\w*Exception|fail\w*|die|croak|carp|panic!?|help|usage|describe|it|test|context|assert\w*|expect|add_argument|option|flag|argument|WriteLine|Write-\w+|NSLog|printf|fprintf|message|stop|abort|flash|say|alert|Printf|Println|Errorf|Fatalf|comment|desc|description|add_option|StringVar|BoolVar|Bool|String|bool|string|doc|title|label|text)$/
const PROSE_KEYS =
  /^(?:help|description|desc|usage|message|msg|doc|docs|summary|title|label|comment|note|hint|example|epilog|error|reason|placeholder|tooltip|text)$/i

/** Texts, variables and pieces of other languages in the strings of a file of code. */
export function embeddedInCode(
  source: Source,
  depth: number,
  lineOf: (line: number) => number,
): { texts: Text[]; variables: Variable[]; pieces: Piece[] } {
  const texts: Text[] = []
  const variables: Variable[] = []
  const pieces: Piece[] = []
  const { tokens } = source
  for (let at = 0; at < tokens.length; at += 1) {
    if (kindOf(tokens, at) !== 'string' || valueOf(tokens, at).length < 3) continue
    const token = tokenAt(tokens, at)
    if (token === undefined) continue
    const from = lineOf(token.line)
    const to = Math.max(from, lineOf(token.endLine))
    const command = argumentList(source, at)
    if (command !== null)
      pieces.push({
        path: source.path,
        language: shell,
        text: command.text,
        line: from,
        fixed: command.multiline ? null : { from, to },
        depth,
      })
    if (token.value.length < 5 || isProse(source, at)) continue
    texts.push({ value: token.value, from, to, name: nameBefore(source, at) })
    const assigned = /^([A-Z][A-Z0-9_]{2,100})=(\S{0,200})$/.exec(token.value)
    if (assigned !== null)
      variables.push({ name: assigned[1] ?? '', value: assigned[2] ?? '', from, to, guarded: false })
    const piece = pieceIn(source, token, at, depth, lineOf)
    if (piece !== null) pieces.push(piece)
  }
  return { texts, variables, pieces }
}

const csharp = languageOf('csharp')
const shell = languageOf('shell') ?? { kind: 'format', id: 'shell', title: 'Shell' }

function pieceIn(
  source: Source,
  token: Token,
  at: number,
  depth: number,
  lineOf: (line: number) => number,
): Piece | null {
  const { value } = token
  if (value.length < 6) return null
  const isLines = token.endLine > token.line && value.includes('\n')
  const place = isLines
    ? { line: lineOf(token.contentLine), fixed: null }
    : { line: lineOf(token.line), fixed: { from: lineOf(token.line), to: lineOf(token.endLine) } }
  // `Add-Type @"…"@` compiles C# within PowerShell.
  const isType = source.profile.id === 'powershell' && /\bclass\s+\w+[^{}]{0,200}\{/.test(value)
  if (isType && csharp !== null) return { path: source.path, language: csharp, text: value, ...place, depth }
  const config = looksLikeConfig(value)
  if (looksLikeCommand(value) && (config === null || runsCommands(source, at)))
    return { path: source.path, language: shell, text: value, ...place, depth }
  return config === null ? null : { path: source.path, language: config, text: value, ...place, depth }
}

const RUNS =
  /^(?:system|exec\w*|spawn\w*|popen\w*|run\w*|call|check_\w+|sh|bash|bat|shell\w*|getoutput|getstatusoutput|Command|command|qx|cmd|Process|start|Start|backtick|passthru|proc_open|pcntl_exec|sudo|execute|os_execute|invoke\w*|script|powershell)$/i

function runsCommands(source: Source, at: number): boolean {
  return RUNS.test(calleeName(source, at))
}

function calleeName(source: Source, at: number): string {
  const opener = source.parent[at] ?? -1
  if (isAt(source, opener, '(')) {
    const callee = calleeBefore(source, opener)
    return callee < 0 ? '' : textAt(source, callee)
  }
  const before = tokenAt(source.tokens, at - 1)
  return before?.kind === 'word' && source.profile.commandCalls ? before.text : ''
}

/** Whether people read the string and nothing runs it: documentation, messages, help texts. */
function isProse(source: Source, at: number): boolean {
  const before = tokenAt(source.tokens, at - 1)
  const after = tokenAt(source.tokens, at + 1)
  const isAlone =
    (before === undefined || before.kind === 'newline' || before.text === ':') &&
    (after === undefined || after.kind === 'newline')
  if (isAlone && source.profile.id === 'python' && source.parent[at] === -1) return true
  if (before?.kind === 'word' && /^@(?:moduledoc|doc|typedoc|shortdoc)$/.test(before.text)) return true
  if (before?.kind === 'word' && /^(?:raise|throw|die|croak|assert)$/.test(before.text)) return true
  if (PROSE_KEYS.test(nameBefore(source, at)) && source.parent[at] !== -1) return true
  const callee = calleeName(source, at)
  return TALKS.test(callee) && !RUNS.test(callee)
}

/** The name that a string is given to: `help=`, `url:`. */
function nameBefore(source: Source, at: number): string {
  const sign = tokenAt(source.tokens, at - 1)
  if (sign?.kind !== 'mark' || !/^(?:=|:|=>|:=|<-)$/.test(sign.text)) return ''
  const name = tokenAt(source.tokens, at - 2)
  return name?.kind === 'word' || name?.kind === 'string' ? name.value.replace(/^[$@]/, '') : ''
}

/** Most words of a command that is given as a list. */
const MOST_WORDS = 300

/** `["curl", "-k", url]`, `exec.Command("curl", "-k", url)`, `spawn('curl', ['-k'])`: the list as a command line. */
function argumentList(source: Source, at: number): { text: string; multiline: boolean } | null {
  const token = tokenAt(source.tokens, at)
  if (token === undefined || token.value.length > 100 || !/^[\w./-]+$/.test(token.value)) return null
  if (!TOOLS.test(token.value)) return null
  const isBuilder = isAt(source, at + 1, ')') && /^(?:new|Command|cmd|command)$/.test(calleeName(source, at))
  if (!isBuilder && !isAt(source, at + 1, ',')) return null
  const close = isBuilder ? chainEnd(source, at) : (source.pair[source.parent[at] ?? -1] ?? -1)
  if (TALKS.test(calleeName(source, at))) return null
  const words: string[] = []
  let line = token.line
  let multiline = false
  for (let next = at; next < Math.min(close, at + MOST_WORDS); next += 1) {
    const each = tokenAt(source.tokens, next)
    if (each === undefined) break
    // `new Deno.Command('curl', { args: ['-k'] })`.
    if (each.text === '{' && isAt(source, next + 1, 'args') && isAt(source, next + 2, ':')) next += 2
    else if (each.kind === 'mark' && /^(?:=|=>|\{)$/.test(each.text)) break
    if (each.kind !== 'string' && each.kind !== 'word') continue
    if (each.kind === 'word' && textAt(source, next + 1) === '=') break
    if (each.kind === 'word' && isBuilder && isAt(source, next + 1, '(')) continue
    if (each.line > line) {
      words.push('\\\n'.repeat(Math.min(each.line - line, 200)))
      multiline = true
      line = each.line
    }
    words.push(each.kind === 'string' ? argumentText(each.value) : '"$_"')
  }
  return { text: words.join(' ').replace(/\n /g, '\n'), multiline }
}

/** Where a chain such as `Command::new("curl").arg("-k").args(["-s"])` ends. */
function chainEnd(source: Source, at: number): number {
  let end = at + 1
  while (end < at + MOST_WORDS && tokenAt(source.tokens, end) !== undefined) {
    const text = textAt(source, end)
    if (text === ';' || text === '}' || (kindAt(source, end) === 'newline' && source.profile.newlines)) break
    end += 1
  }
  return end
}

/** Several options in one string (`Process.Start("curl", "-k https://…")`) are several words. */
function argumentText(text: string): string {
  const isList = /^-{1,2}[\w-]+ /.test(text) && text.length < 2_000
  return isList ? text.replaceAll('\n', ' ') : quote(text)
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`).replaceAll('\n', ' ')}'`
}
