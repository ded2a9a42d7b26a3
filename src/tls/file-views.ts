import type { ConfigSetting } from './config/setting.ts'
import type { Match } from './match.ts'
import type { Command, Variable, Word } from './shell/command.ts'

/** What a rule sees of the configuration in a file. */
export interface ConfigView {
  readonly path: string
  /** All of it, in order. */
  readonly all: readonly ConfigSetting[]
  /** Settings whose key, as it is written, is wanted; each key is asked about once. */
  keyed(isWanted: (key: string) => boolean): readonly ConfigSetting[]
  /** Settings whose last key, or last keys with dots between them, are one of these, in any convention of naming. */
  settings(...keys: readonly string[]): readonly ConfigSetting[]
  /** The settings that share their map, block or element with this one. */
  siblings(setting: ConfigSetting): readonly ConfigSetting[]
  /** Whether a file is called so: the end of its path, or an expression on all of it. */
  isFile(setting: ConfigSetting, name: RegExp): boolean
  /** A match at the setting. */
  found(setting: ConfigSetting, level?: Match['level']): Match
}

/** What a rule sees of the commands in a file. */
export interface ShellView {
  readonly path: string
  /** Commands of these names; all where none is given. Names are told without folder and `.exe`. */
  commands(...names: readonly string[]): readonly Command[]
  /** A match at the command; guarded when a condition decides whether it runs. */
  found(command: Command): Match
  /** A match at the command when it has one of these options (`-k`, `--insecure`), else none. */
  withOption(
    command: Command,
    names: readonly string[],
    lettersWithValue?: string,
    longWithValue?: readonly string[],
  ): Match[]
}

/** What a rule sees of the environment's variables that a file sets. */
export interface EnvironmentView {
  readonly path: string
  /** All that scripts, configuration and strings set; what code sets is only known by name. */
  readonly all: readonly Variable[]
  /** Variables of exactly these names; a value that is only known at run time is `null`. */
  variables(...names: readonly string[]): readonly Variable[]
  /** A match at the variable; guarded when a condition decides whether it is set. */
  found(variable: Variable): Match
}

/** A text with its lines. */
export interface Text {
  readonly value: string
  readonly from: number
  readonly to: number
  /** Key of the configuration, or name of the variable that it is given to, where that is known. */
  readonly name: string
}

/** What a rule sees of the texts in a file. */
export interface StringsView {
  readonly path: string
  /** Texts that contain one of the pieces, in any case. */
  containing(...pieces: readonly string[]): readonly Text[]
  found(text: Text): Match
}

export type { Command, ConfigSetting, Variable, Word }

/** Whether a value of configuration says no: `false`, `no`, `off`, `0`, `disabled`, `n`. */
export function saysNo(value: string): boolean {
  return /^(?:false|no|off|0|disabled?|n|\.f\.|\$false|"false"|!!bool false)$/i.test(value.trim())
}

/** Whether a value of configuration says yes: `true`, `yes`, `on`, `1`, `enabled`, `y`. */
export function saysYes(value: string): boolean {
  return /^(?:true|yes|on|1|enabled?|y|\$true|"true")$/i.test(value.trim())
}
