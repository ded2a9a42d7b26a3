import type { ConfigSetting, Text } from './file-views.ts'
import type { Command, Variable } from './shell/command.ts'
import type { CodeView } from './syntax/code-view.ts'
import type { Source } from './syntax/source.ts'

/** Code with the lines of the file that its lines are. */
export interface CodeReading {
  readonly source: Source
  readonly view: CodeView
  /** Line of the file for a line of the code. */
  readonly lineOf: (line: number) => number
}

/** Everything that is read out of one file, the code and configuration in its strings included. */
export interface Reading {
  readonly path: string
  readonly codes: CodeReading[]
  readonly commands: Command[]
  readonly variables: Variable[]
  readonly settings: ConfigSetting[]
  readonly texts: Text[]
}
