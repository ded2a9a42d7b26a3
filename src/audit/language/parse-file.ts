import { type ParsedHcl, parseHcl } from './hcl/parse-hcl.ts'
import { parseTerraformJson } from './json/parse-terraform-json.ts'

/**
 * Reads a file of a Terraform module in the syntax that its name says: `*.tf` and `*.tfvars` natively, `*.tf.json` and
 * `*.tfvars.json` as JSON. The tree is the same for both. Never throws: what is broken is in `problems`.
 */
export function parseFile(text: string, path: string): ParsedHcl {
  return path.endsWith('.json') ? parseTerraformJson(text, path) : parseHcl(text, path)
}
