import type { FindingLevel } from '../model/finding.ts'
import type { ConfigView, EnvironmentView, ShellView, StringsView } from './file-views.ts'
import type { Match } from './match.ts'
import type { CodeView } from './syntax/code-view.ts'

/** What a rule reads, and the view that it is given of it. */
export interface Views {
  /** Code of the family's languages, wherever it stands. */
  readonly code: CodeView
  /** Commands, of scripts and of everything that runs them: Dockerfiles, workflows, strings in code. */
  readonly shell: ShellView
  /** Values of configuration files, and of configuration in strings and here-documents. */
  readonly config: ConfigView
  /** Variables of the environment, wherever they are set. */
  readonly environment: EnvironmentView
  /** Texts that may be addresses or connection strings: literals of code, values of configuration, words of commands. */
  readonly strings: StringsView
}

/** A piece of code with its file's name; a text alone is a file of the family's `example` name. */
export type Example = string | { readonly path: string; readonly text: string }

/** One thing that may not be written. */
export interface Rule<View> {
  /** Unique: language or tool, library, what: `python-requests-verify`. */
  readonly id: string
  /** What a finding is called: “Certificate validation is off (requests)”. */
  readonly title: string
  /** One sentence that says what is lost. */
  readonly why: string
  /** The safe alternative, as an instruction. */
  readonly fix: string
  /** `bypass` where it is left out. */
  readonly level?: FindingLevel
  /** `validation` where it is left out. */
  readonly family?: 'validation' | 'plaintext'
  match(view: View): readonly Match[]
  /**
   * Its tests and its documentation. In a bad example the line that must be found ends with a comment that
   * holds `!!`; an example of one line, or a format without comments, needs none.
   */
  readonly examples: { readonly bad: readonly Example[]; readonly good: readonly Example[] }
}

/** Rules of one language, library or tool that read the same. */
export interface RuleFamily<Kind extends keyof Views = keyof Views> {
  /** Its heading in the documentation: “Python”. */
  readonly name: string
  readonly reads: Kind
  /** For `code`: ids of the languages. */
  readonly languages?: readonly string[]
  /** File name of examples that are a text alone. */
  readonly example: string
  readonly rules: readonly Rule<Views[Kind]>[]
}

/** Declares rules; gives them back as they are. */
export function defineRules<Kind extends keyof Views>(family: RuleFamily<Kind>): RuleFamily<Kind> {
  return family
}

/** A family of any kind, as the list of all of them holds it. */
export type AnyFamily = { [Kind in keyof Views]: RuleFamily<Kind> }[keyof Views]
