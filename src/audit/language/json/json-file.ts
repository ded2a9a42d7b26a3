import type { Span } from '../../resource/json/json-node.ts'
import type { SyntaxProblem } from '../hcl/syntax.ts'
import { type Positions, rangeOf } from './positions.ts'

/** A file in JSON while its tree is made. */
export interface JsonFile {
  readonly text: string
  readonly path: string
  readonly positions: Positions
  readonly problems: SyntaxProblem[]
}

/** A file that is not Terraform at all is not described line by line. */
const MAX_PROBLEMS = 100

/** Says what is wrong somewhere in the file. */
export function say(file: JsonFile, span: Span, says: string): void {
  if (file.problems.length >= MAX_PROBLEMS) return
  file.problems.push({ path: file.path, ...rangeOf(file.positions, span), says })
}

/** As `say`, of what is read all the same, so that nothing is missing. Leaves room for one of what is not. */
export function sayRead(file: JsonFile, span: Span, says: string): void {
  if (file.problems.length >= MAX_PROBLEMS - 1) return
  file.problems.push({ path: file.path, ...rangeOf(file.positions, span), says, isRead: true })
}
