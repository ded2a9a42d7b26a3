import type { Attribute } from '../../../resource/attribute.ts'
import { equals } from '../../../resource/predicates.ts'
import type { Resource } from '../../../resource/resource.ts'
import type { Truth } from '../../../resource/truth.ts'
import { jsonOrYamlOf } from '../../../views/yaml-of.ts'

/** A document of Systems Manager that holds the preferences of Session Manager. */
export function isAboutSessions(document: Resource): Truth {
  return equals(document.get('document_type'), 'Session')
}

/**
 * The preferences of sessions.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export function sessionInputs(document: Resource): Attribute {
  return jsonOrYamlOf(document.get('content')).get('inputs')
}

/** A document with these preferences. */
export function sessionExample(...inputs: readonly string[]): string {
  return `resource "aws_ssm_document" "s" {
  document_type = "Session"
  content = jsonencode({
    sessionType = "Standard_Stream"
    inputs = {
      ${inputs.join('\n      ')}
    }
  })
}`
}

/** The same with the line marked on which they begin, where something is missing in them. */
export function sessionMissing(...inputs: readonly string[]): string {
  return sessionExample(...inputs).replace('inputs = {', '$& #!')
}
