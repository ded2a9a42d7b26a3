import * as z from 'zod'

/** The `approvals` section of the policy: which approvals stay, and who may serve for what. */
export const approvalPolicy = z.strictObject({
  keep_on: z
    .array(z.enum(['base-merge', 'rebase']))
    .max(2)
    .default(['base-merge', 'rebase'])
    .describe('New commits after which an approval stays, while the fingerprint of the diff is unchanged.'),
  dismiss: z.boolean().default(true).describe('Dismiss a review through GitHub when its approval is reset.'),
  shared: z.boolean().default(true).describe('One person may serve several checks.'),
  unattributed_commits: z
    .enum(['block', 'allow'])
    .default('block')
    .describe(
      'What a commit does that GitHub cannot attribute to an account, or that a workflow made as `github-actions[bot]`: block approvals, or allow them.',
    ),
  approve_by_comment: z
    .array(z.string().min(1))
    .max(50)
    .default([])
    .describe('Phrases which, alone on a line of a comment, approve: for example `LGTM`. Empty: none.'),
})

export type ApprovalPolicy = z.output<typeof approvalPolicy>

/** Who counts as what: any one of teams, people or a permission suffices. Replaced as a whole by the layer above. */
export const role = z
  .strictObject({
    teams: z.array(z.string().min(1)).max(20).optional().describe('Slugs of teams of the organisation.'),
    users: z.array(z.string().min(1)).max(100).optional().describe('Logins of people.'),
    permission: z
      .enum(['write', 'maintain', 'admin'])
      .optional()
      .describe('Anybody with at least this permission on the repository.'),
  })
  .refine(r => r.teams !== undefined || r.users !== undefined || r.permission !== undefined, {
    message: 'a role needs teams, users or a permission. Example: { teams: [senior-engineers] }',
  })
  .meta({ minProperties: 1 })

export type Role = z.output<typeof role>
