import * as z from 'zod'
import type { ApprovalDemand } from '../approvals/require-approvals.ts'
import { globList } from '../patterns/option.ts'

/** Roles that the built-in policy and the examples define, as people call them. */
const TITLES: Readonly<Record<string, { title: string; who: string }>> = {
  senior: { title: 'senior engineer', who: 'a senior engineer' },
  techops: { title: 'technical operations', who: 'technical operations' },
  security: { title: 'security', who: 'security' },
}

/** The options of every check that asks for approvals: by which role, and how many. */
export function reviewOptions(role: string) {
  return {
    by: z
      .string()
      .min(1)
      .default(role)
      .describe('The role whose approval counts, one of the policy’s `roles`.'),
    count: z.int().min(1).max(20).default(1).describe('How many people of the role must approve.'),
  }
}

/** What a check with these options asks of the approvals. */
export function approvalDemand({ by, count }: { by: string; count: number }): ApprovalDemand {
  const known = Object.hasOwn(TITLES, by) ? TITLES[by] : undefined
  const words = by.replaceAll('-', ' ')
  return { role: by, count, ...(known ?? { title: words, who: words }) }
}

/** Globs of paths, each checked when the policy is read. */
export function globs(description: string) {
  return globList.default([]).describe(description)
}
