import { readFileSync } from 'node:fs'
import { checklist } from '../audit/checklist/checklist.ts'
import { rules } from '../audit/rules/index.ts'
import { checks } from '../checks/index.ts'
import { policySchema } from '../policy/schema.ts'
import { approvalsReference } from './approvals-reference.ts'
import { auditRulesPage } from './audit-rules-page.ts'
import { checksPage } from './checks-page.ts'
import { coveragePage } from './coverage-page.ts'
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
  { path: 'docs/rules.md', render: () => auditRulesPage(rules) },
  { path: 'docs/coverage.md', render: () => coveragePage(checklist, rules) },
  { path: 'docs/tls-rules.md', render: () => tlsRulesPage(families) },
  { path: 'config/policy.schema.json', render: () => policyJsonSchema(checks) },
]
