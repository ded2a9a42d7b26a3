import type { Command, Word } from './command.ts'

/** Parameters of `Start-Process` that end the arguments of what it starts. */
const OF_START =
  /^-(?:Wait|NoNewWindow|PassThru|Verb|WorkingDirectory|RedirectStandard\w+|WindowStyle|Credential|FilePath)$/i

/** The words of the command in `Start-Process curl.exe -ArgumentList '-k', 'https://…'`; none where it has no arguments. */
export function startedWords(command: Command): Word[] {
  const at = (form: RegExp): number => command.words.findIndex(({ text }) => form.test(text))
  const args = at(/^-Arg(?:s|umentList)?$/i)
  const file = command.words[at(/^-FilePath$/i) + 1]
  if (args < 0 || file === undefined || file.text.startsWith('-')) return []
  const rest = command.words.slice(args + 1)
  const end = rest.findIndex(({ text }) => OF_START.test(text))
  const own = (end < 0 ? rest : rest.slice(0, end)).map(word => ({
    ...word,
    text: word.text.replace(/,$/, ''),
  }))
  return [file, ...own]
}
