import { readConfig, type ConfigFormat } from './config/read.ts'
import { embeddedInCode } from './embedded/in-code.ts'
import { embeddedInConfig } from './embedded/in-config.ts'
import { embeddedInCommands } from './embedded/in-commands.ts'
import { notebookCode } from './embedded/notebook.ts'
import type { Piece } from './embedded/piece.ts'
import type { Document } from './shell/command.ts'
import { crontabScript } from './shell/crontab.ts'
import { languageOf, recognise, type Language } from './languages/recognise.ts'
import type { Reading } from './reading.ts'
import { readDockerfile } from './shell/dockerfile.ts'
import { makefileScript } from './shell/makefile.ts'
import { readScript, type Script } from './shell/read-script.ts'
import { readSource, type Source } from './syntax/source.ts'
import { codeView } from './syntax/view.ts'
import { TRIGGER } from './trigger.ts'

/** How deep code in strings of code in strings is followed, and how many pieces one file may hold. */
const DEEPEST = 3
const MOST_PIECES = 300_000

/** Most pieces of code within one file whose words make them worth reading: all rules are asked about each. */
const MOST_CODES = 5_000

/** A file holds more code within its strings than is looked at: it must not count as one without findings. */
export class TooMuchCode extends Error {
  override readonly name = 'TooMuchCode'
}

/** Reads a file into code, commands, variables, settings and texts; `null` for what the detector does not know. Throws `TooMuchCode`. */
export function readFile(path: string, content: string): { language: Language; reading: Reading } | null {
  const text = content.includes('\r') ? content.replaceAll('\r\n', '\n') : content
  const language = recognise(path, text)
  if (language === null) return null
  const reading: Reading = { path, codes: [], commands: [], variables: [], settings: [], texts: [] }
  const queue: Piece[] = [{ path, language, text, line: 1, fixed: null, depth: 0 }]
  for (let done = 0; ; done += 1) {
    const piece = queue.pop()
    if (piece === undefined) return { language, reading }
    if (done >= MOST_PIECES || reading.codes.length > MOST_CODES) {
      throw new TooMuchCode(`\`${path.replaceAll('`', "'")}\` holds more code in strings than is looked at.`)
    }
    if (piece.depth > 0 && piece.language.kind === 'code' && !TRIGGER.test(piece.text)) continue
    const inner = readPiece(reading, piece)
    if (piece.depth < DEEPEST) addAll(queue, inner)
  }
}

/** Reads one piece into `reading`; gives the pieces within it. */
function readPiece(reading: Reading, piece: Piece): Piece[] {
  const { language, text, path } = piece
  if (language.kind === 'code') return readCode(reading, piece)
  if (language.id === 'shell')
    return addScript(
      reading,
      piece,
      readScript(isCrontab(path) ? crontabScript(text) : text, 1, /\.(?:bat|cmd)$/i.test(path)),
    )
  if (language.id === 'dockerfile') return addScript(reading, piece, readDockerfile(text))
  if (language.id === 'makefile') return addScript(reading, piece, readScript(makefileScript(text)))
  const settings = addSettings(reading, piece, language.id)
  const python = /\.ipynb$/i.test(path) ? languageOf('python') : null
  if (python === null) return settings
  return [...settings, { ...piece, language: python, text: notebookCode(text), depth: piece.depth + 1 }]
}

function isCrontab(path: string): boolean {
  return /(?:^|\/)(?:crontab[^/]*|cron\.d\/[^/]+|[^/]+\.cron)$/i.test(path)
}

function readCode(reading: Reading, piece: Piece): Piece[] {
  if (piece.language.kind !== 'code') return []
  const source = readSource(piece.path, piece.text, piece.language.profile)
  const lineOf = lineMap(piece)
  reading.codes.push({ source, view: codeView(source), lineOf })
  const found = embeddedInCode(source, piece.depth + 1, lineOf)
  addAll(reading.texts, found.texts)
  addAll(reading.variables, found.variables)
  if (source.profile.id !== 'powershell' || piece.depth > 0) return found.pieces
  addScript(reading, piece, readScript(withoutComments(source), 1))
  return found.pieces
}

/** A PowerShell file's text with blanks for its comments: it runs other programs as a shell does. */
function withoutComments({ text, comments }: Source): string {
  const parts: string[] = []
  let at = 0
  for (const comment of comments) {
    parts.push(text.slice(at, comment.start), comment.text.replace(/[^\n]/g, ' '))
    at = comment.start + comment.text.length
  }
  return parts.join('') + text.slice(at)
}

/** Adds one by one: a call takes no more than some hundred thousand arguments. */
function addAll<T>(list: T[], more: readonly T[]): void {
  for (const each of more) list.push(each)
}

function lineMap(piece: Piece): (line: number) => number {
  const { fixed, line: first } = piece
  return fixed === null ? line => line + first - 1 : () => fixed.from
}

function lines<T extends { readonly from: number; readonly to: number }>(piece: Piece, item: T): T {
  if (piece.fixed !== null) return { ...item, from: piece.fixed.from, to: piece.fixed.to }
  return piece.line === 1 ? item : { ...item, from: item.from + piece.line - 1, to: item.to + piece.line - 1 }
}

/** A script's commands and variables on the lines of the file. */
function placedScript(piece: Piece, script: Script): Script {
  if (piece.fixed === null && piece.line === 1) return script
  const commands = script.commands.map(command => {
    const { document, also } = command
    const placed = document === null ? null : { ...document, ...documentPlace(piece, document) }
    return { ...lines(piece, command), document: placed, also: also.map(each => lines(piece, each)) }
  })
  return { commands, variables: script.variables.map(variable => lines(piece, variable)) }
}

function documentPlace(piece: Piece, { line, multiline }: Document): Pick<Document, 'line' | 'multiline'> {
  return {
    line: lines(piece, { from: line, to: 0 }).from,
    multiline: multiline && piece.fixed === null,
  }
}

function addScript(reading: Reading, piece: Piece, script: Script): Piece[] {
  const { commands, variables } = placedScript(piece, script)
  addAll(reading.commands, commands)
  addAll(reading.variables, variables)
  for (const command of commands) {
    for (const word of command.words)
      if (word.text.length > 8)
        reading.texts.push({ value: word.text, from: command.from, to: command.to, name: '' })
    for (const { value, name, from, to } of command.assignments)
      if (value !== null && value.length > 4) reading.texts.push({ value, from, to, name })
  }
  for (const { name, value, from, to } of variables)
    if (value !== null && value.length > 8) reading.texts.push({ value, name, from, to })
  return embeddedInCommands(commands, piece.depth + 1)
}

function addSettings(reading: Reading, piece: Piece, format: ConfigFormat): Piece[] {
  const { path: file, text, line, fixed, depth } = piece
  const settings = readConfig(text, format, { file, shift: line - 1, fixed })
  addAll(reading.settings, settings)
  for (const { value, from, to, key } of settings)
    if (value.length > 4) reading.texts.push({ value, from, to, name: key })
  const found = embeddedInConfig(settings, depth + 1)
  addAll(reading.variables, found.variables)
  return found.pieces
}
