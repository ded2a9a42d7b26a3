import { parseFile } from './body.ts'
import { parseExpression } from './operators.ts'
import { newParser } from './parser.ts'
import type { Body, SyntaxProblem } from './syntax.ts'

/** What a file holds, as far as it could be read, and where it could not. */
export interface ParsedHcl {
  readonly body: Body
  readonly problems: readonly SyntaxProblem[]
}

/**
 * Reads a file in HCL's native syntax (`*.tf`, `*.tfvars`), written after HashiCorp's “HCL Native Syntax Specification”
 * (hclsyntax/spec.md) and, where that is silent, after what Terraform accepts. Never throws: what is broken is in
 * `problems`, and everything else is read. Time and memory are linear in the length of the text, and no tree is deeper
 * than some hundred levels.
 */
export function parseHcl(text: string, path: string): ParsedHcl {
  const first = parse(text, path, false)
  if (!first.isUnclosed) return first
  // A bracket that is not closed swallows what follows it. Read again, its indentation says where it ends.
  const second = parse(text, path, true)
  return second.body.blocks.length > first.body.blocks.length ? second : first
}

function parse(text: string, path: string, byLayout: boolean): ParsedHcl & { readonly isUnclosed: boolean } {
  const parser = newParser(text, path, byLayout, parseExpression)
  const body = parseFile(parser)
  return { body, problems: parser.problems, isUnclosed: parser.isUnclosed }
}
