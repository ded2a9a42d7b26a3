import { type Node, parseAllDocuments, type YAMLError } from 'yaml'
import { TooMuch } from '../../evaluate/scope.ts'
import { refuse } from '../refused.ts'

/** The library refuses lists and quoted texts that go on at the beginning of a line, which Terraform may take. */
function isStricter({ code, message }: YAMLError): boolean {
  return code === 'BAD_INDENT' || message.startsWith('Missing closing')
}

const OPTIONS = {
  schema: 'failsafe',
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const

/**
 * The only document of a text; `unknown`: Terraform may be able to read it, and the library is not. Scalars are left as
 * texts, since the library knows them by one version of YAML only.
 */
export function onlyDocument(text: string): Node | null | 'unknown' {
  const documents = parsed(() => [...parseAllDocuments(text, OPTIONS)])
  const [document] = documents
  if (document === undefined) return refuse('the text holds no document')
  if (documents.length > 1) return refuse('the text holds several documents')
  const { errors } = document
  if (errors.some(isStricter)) return 'unknown'
  if (errors.length > 0) return refuse('the text is not YAML')
  return document.contents
}

/** The library reads nested values by recursion. */
function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    if (error instanceof RangeError) throw new TooMuch('A YAML text is nested too deep')
    throw error
  }
}
