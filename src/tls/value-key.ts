import { plain } from './syntax/source.ts'

/** A setting that is a variable of the environment, too (`.env`, `ENV`), is one value for both views. */
export function valueKey(name: string, line: number): string {
  return `value ${plain(name)} ${line}`
}
