import { readFileSync } from 'node:fs'
import { checks } from '../checks/index.ts'
import { policySchema } from '../policy/schema.ts'
import { approvalsReference } from './approvals-reference.ts'
import { checksPage } from './checks-page.ts'
import type { Document } from './document.ts'
import { policyJsonSchema } from './policy-json-schema.ts'
import { policyPage } from './policy-page.ts'
import { families } from '../tls/rules/index.ts'
import { tlsRulesPage } from './tls-rules-page.ts'

const config = new URL('../../config/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, config), 'utf8')

/** Every generated file. To add one: its generator, and a line here. */
export const documents: readonly Document[] = [
  { path: 'docs/approvals.md', render: approvalsReference },
  { path: 'docs/checks.md', render: () => checksPage(checks) },
  {
    path: 'docs/policy.md',
    render: () => policyPage(policySchema, { example: read('example.yml'), builtIn: read('default.yml') }),
  },
  { path: 'docs/tls-rules.md', render: () => tlsRulesPage(families) },
  { path: 'config/policy.schema.json', render: () => policyJsonSchema(checks) },
]
