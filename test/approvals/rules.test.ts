import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { approvalRules } from '../../src/approvals/rules.ts'
import { approvalsReference } from '../../src/reference/approvals-reference.ts'
import { allotCases } from './allot-cases.ts'
import { approvalCases } from './cases.ts'

describe('the rules for auditors', () => {
  it.each(approvalRules)('$id has a case that shows it', ({ id }) => {
    const shown: readonly { readonly shows: string }[] = [...approvalCases, ...allotCases]
    expect(shown.filter(({ shows }) => shows === id).length).toBeGreaterThan(0)
  })

  it('stand in docs/approvals.md as they are', async () => {
    const document = readFileSync(new URL('../../docs/approvals.md', import.meta.url), 'utf8')
    expect(document, 'run `npm run docs`').toBe(await approvalsReference())
  })
})
