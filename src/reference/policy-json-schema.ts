import * as z from 'zod'
import type { Check } from '../checks/define-check.ts'
import { levelOption, policySchemaOf } from '../policy/schema.ts'

type Json = z.core.JSONSchema.BaseSchema

/** `config/policy.schema.json`: the policy's form for editors, as text. */
export function policyJsonSchema(checks: readonly Check[]): string {
  const { $schema, ...form } = jsonSchema(policySchemaOf(checks))
  const written = Object.entries(checkForms(form)).map(([id, options]) => {
    const check = checks.find(check => check.id === id)
    return [id, withShortForm(options, check)] as const
  })
  const schema = {
    $schema,
    $comment: 'Made by `npm run docs` from src/policy/schema.ts and src/checks/. Do not edit.',
    title: 'Policy of compliance-patrol',
    description: 'The file .github/compliance-patrol.yml on the default branch of a repository.',
    ...form,
    properties: {
      ...form.properties,
      checks: { ...checksOf(form), properties: Object.fromEntries(written) },
    },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

/** Draft 7 is what the YAML language server of most editors knows best. */
function jsonSchema(schema: z.ZodType): Json {
  const { '~standard': _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-07',
    override: ({ jsonSchema: json }) => {
      if (json.maximum === Number.MAX_SAFE_INTEGER) delete json.maximum
    },
  })
  return json
}

function checksOf(form: Json): Json {
  const checks = form.properties?.['checks']
  return typeof checks === 'object' ? checks : {}
}

function checkForms(form: Json): Readonly<Record<string, Json>> {
  const entries = Object.entries(checksOf(form).properties ?? {})
  return Object.fromEntries(entries.flatMap(([id, form]) => (typeof form === 'object' ? [[id, form]] : [])))
}

/** `title-format: required` is short for the map with that level. */
function withShortForm(options: Json, check: Check | undefined): Json {
  return {
    description: check === undefined ? '' : `${check.name}. ${check.requirement}.`,
    anyOf: [
      { type: 'string', enum: [...levelOption.unwrap().options] },
      { ...options, default: undefined },
    ],
  }
}
