import * as z from 'zod'
import { approvalPolicy, role } from '../approvals/approval-policy.ts'
import { checks } from '../checks/index.ts'

const level = z.enum(['required', 'advisory', 'off'])

/** What `.github/compliance-patrol.yml` may say, after `checks.x: required` was written out as a map. */
export const policySchema = z.strictObject({
  version: z.literal(1),
  branches: z.array(z.string()).optional().describe('Base branches that are covered, names or globs. Left out: the default branch.'),
  check: z.strictObject({
    name: z.string().min(1).max(100).default('compliance-patrol'),
    status: z.union([z.literal(false), z.string().min(1)]).default(false),
  }).prefault({}),
  comment: z.boolean().default(true),
  labels: z.strictObject({ ready: z.union([z.literal(false), z.string().min(1).max(50)]).default(false) }).prefault({}),
  drafts: z.enum(['waiting', 'evaluate']).default('waiting'),
  request_reviews: z.boolean().default(false),
  mention: z.boolean().default(false),
  locked: z.array(z.string()).default([]),
  roles: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), role).default({}),
  approvals: approvalPolicy.prefault({}),
  checks: z.strictObject(
    Object.fromEntries(checks.map(check => [check.id, check.options.extend({ level: level.optional() }).optional()])),
  ).prefault({}),
  exemptions: z.array(z.strictObject({
    name: z.string().min(1),
    when: z.strictObject({
      authors: z.array(z.string()).optional(),
      revert: z.boolean().optional(),
      only_paths: z.array(z.string()).optional(),
    }),
    skip: z.array(z.string()).min(1),
  })).default([]),
})

/** The merged, validated configuration in force. */
export type Policy = z.output<typeof policySchema>
