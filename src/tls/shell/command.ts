/** A word of a command after quotes and escapes are taken off. */
export interface Word {
  readonly text: string
  /** Whether any of it stood between quotes. */
  readonly quoted: boolean
  readonly from: number
  readonly to: number
}

/** A variable that is given a value, in the environment of a command or for all after it. */
export interface Variable {
  readonly name: string
  /** `null` where the value is only known when it runs. */
  readonly value: string | null
  /** First and last line. */
  readonly from: number
  readonly to: number
  /** Whether a flag decides if it is set at all. */
  readonly guarded: boolean
}

/** A document that a command is given on its standard input, or that it writes to a file. */
export interface Document {
  readonly text: string
  /** Line on which the text begins. */
  readonly line: number
  /** Whether its lines are lines of the file. */
  readonly multiline: boolean
}

/** One simple command of a script. `from` and `to` are its first and last line. */
export interface Command {
  /** The program without its folder: `curl`. */
  readonly name: string
  /** The words after it. */
  readonly words: readonly Word[]
  readonly assignments: readonly Variable[]
  readonly from: number
  readonly to: number
  /** Lines of variables that were replaced by their values in it. */
  readonly also: readonly { readonly from: number; readonly to: number }[]
  readonly guarded: boolean
  /** The file that its output goes to; empty: none. */
  readonly target: string
  readonly document: Document | null
  /** Whether its output goes to the next command. */
  readonly piped: boolean
}

/** An option of a command: `-k`, `--insecure`, `--max-time` with `5`. */
export interface Option {
  readonly name: string
  readonly value: string | null
  readonly word: Word
}

/**
 * A command's options, clusters taken apart. `withValue` lists the letters that take a value (`-ok` of curl is
 * `-o` with `k`), and long options that take the next word.
 */
export function optionsOf(command: Command, withValue = '', longWithValue: readonly string[] = []): Option[] {
  const options: Option[] = []
  for (let at = 0; at < command.words.length; at += 1) {
    const word = command.words[at]
    if (word === undefined || word.text === '--') break
    const next = command.words[at + 1]
    if (word.text.startsWith('--')) {
      const equals = word.text.indexOf('=')
      const name = equals < 0 ? word.text : word.text.slice(0, equals)
      const takes = equals < 0 && longWithValue.includes(name)
      options.push({
        name,
        value: equals < 0 ? (takes ? (next?.text ?? null) : null) : word.text.slice(equals + 1),
        word,
      })
      if (takes) at += 1
    } else if (/^-[^-]/.test(word.text)) {
      if (addCluster(options, word, next, withValue)) at += 1
    }
  }
  return options
}

/** Adds the letters of `-sSk`; true when the last one took the next word as its value. */
function addCluster(options: Option[], word: Word, next: Word | undefined, withValue: string): boolean {
  for (let letter = 1; letter < word.text.length; letter += 1) {
    const name = `-${word.text[letter]}`
    if (!withValue.includes(word.text[letter] ?? '')) {
      options.push({ name, value: null, word })
      continue
    }
    const rest = word.text.slice(letter + 1)
    options.push({ name, value: rest === '' ? (next?.text ?? null) : rest, word })
    return rest === ''
  }
  return false
}
