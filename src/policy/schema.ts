import * as z from 'zod'
import { approvalPolicy, role } from '../approvals/approval-policy.ts'
import type { Check } from '../checks/define-check.ts'
import { type CheckOptions, checks } from '../checks/index.ts'
import { MOST_GLOBS } from '../patterns/glob.ts'
import { globList } from '../patterns/option.ts'
import { waiverPolicy } from '../waivers/waiver-policy.ts'

/** The version of the policy's form that this program reads. */
export const POLICY_VERSION = 1

/** The key that every check has beside its own options. */
export const levelOption = z
  .enum(['required', 'advisory', 'off'])
  .optional()
  .describe(
    '`required`: decides whether the pull request is compliant; `advisory`: is shown only; `off`: neither.',
  )

const text = z.string().min(1)

type WithLevel<Options extends z.ZodObject> =
  Options extends z.ZodObject<infer Shape, infer Config>
    ? z.ZodPrefault<z.ZodObject<Shape & { level: typeof levelOption }, Config>>
    : never

type ChecksShape = { readonly [Id in keyof CheckOptions]: WithLevel<CheckOptions[Id]> }

function checksShape(known: readonly Check[]): ChecksShape {
  const withLevel = known.map(({ id, options }) => [
    id,
    options.safeExtend({ level: levelOption }).prefault({}),
  ])
  return Object.fromEntries(withLevel) as ChecksShape
}

const checkRun = z
  .strictObject({
    name: text.max(100).default('compliance-patrol').describe('Name of the check run on the head commit.'),
    status: z
      .union([z.literal(false), text])
      .default(false)
      .describe('Context of a commit status that is posted too, for example `eligible/pull-request`.'),
  })
  .prefault({})
  .describe('How the verdict is called at GitHub.')

const labels = z
  .strictObject({
    ready: z
      .union([z.literal(false), text.max(50)])
      .default(false)
      .describe('Label that is there while nothing but reviews is missing, for example `ready for review`.'),
  })
  .prefault({})
  .describe('Labels that are kept on the pull request.')

const exemption = z.strictObject({
  name: text.describe('What the result calls it.'),
  when: z
    .strictObject({
      authors: z
        .array(text)
        .min(1)
        .max(100)
        .optional()
        .describe('One of these logins opened the pull request, authored every commit and made every push.'),
      revert: z.literal(true).optional().describe('The pull request is the exact inverse of a merged one.'),
      only_paths: globList.min(1).optional().describe('Every changed file matches these globs.'),
    })
    .refine(when => Object.values(when).some(condition => condition !== undefined), {
      message: 'an exemption needs a condition. Example: `when: { revert: true }`',
    })
    .meta({ minProperties: 1 })
    .describe('All conditions that are given must hold.'),
  skip: z.array(text).min(1).max(100).describe('Ids of the checks that do not apply then.'),
})

const MOST_ROLES = 100

/** All of them are tried for every file, as if they were one list. */
function haveFewGlobs(exemptions: readonly z.output<typeof exemption>[], context: z.RefinementCtx): void {
  const count = exemptions.reduce((sum, { when }) => sum + (when.only_paths?.length ?? 0), 0)
  if (count <= MOST_GLOBS) return
  const message = `all \`only_paths\` together hold ${count} globs; at most ${MOST_GLOBS} may be given`
  context.addIssue({ code: 'custom', message })
}

/** The form of a policy over these checks, after `checks.x: required` was written out as a map. */
export function policySchemaOf(known: readonly Check[]) {
  return z.strictObject({
    version: z.literal(POLICY_VERSION).default(POLICY_VERSION).describe('Version of this form.'),
    branches: globList
      .optional()
      .describe('Base branches that are covered, names or globs. Left out: the default branch.'),
    check: checkRun,
    comment: z
      .boolean()
      .default(true)
      .describe('Keep one comment in the pull request that says what is missing.'),
    labels,
    drafts: z
      .enum(['waiting', 'evaluate'])
      .default('waiting')
      .describe('A draft is shown as waiting whatever else holds, or judged like any other pull request.'),
    request_reviews: z
      .boolean()
      .default(false)
      .describe('Request the missing role’s team or people as reviewers, once.'),
    mention: z
      .boolean()
      .default(false)
      .describe('Mention the people who can act, so that GitHub notifies them. Else they are only named.'),
    locked: z
      .array(text)
      .max(100)
      .default([])
      .describe(
        'Keys that no repository may set, such as `roles` or `checks.peer-review`. In the organisation’s file only.',
      ),
    roles: z
      .record(z.string().regex(/^[a-z][a-z0-9-]*$/), role)
      .refine(named => Object.keys(named).length <= MOST_ROLES, {
        message: `these are too many roles; at most ${MOST_ROLES} may be defined`,
      })
      .meta({ maxProperties: MOST_ROLES })
      .default({})
      .describe('Who counts as what. Any one of teams, users and permission suffices.'),
    approvals: approvalPolicy.prefault({}).describe('Which approvals stay, and whom they serve.'),
    checks: z
      .strictObject(checksShape(known))
      .prefault({})
      .describe(
        'What a pull request must meet. `title-format: required` is short for `title-format: { level: required }`.',
      ),
    waivers: waiverPolicy
      .optional()
      .describe(
        'Justifications in the code, `patrol:allow ID — reason, until DATE` in a comment on or above the line, count once this role approved. Left out: none counts.',
      ),
    exemptions: z
      .array(exemption)
      .max(100)
      .superRefine(haveFewGlobs)
      .default([])
      .describe(
        `Pull requests to which some checks do not apply; each exemption is named in the result. All \`only_paths\` together: at most ${MOST_GLOBS} globs.`,
      ),
  })
}

/** What `.github/compliance-patrol.yml` may say, after `checks.x: required` was written out as a map. */
export const policySchema = policySchemaOf(checks)

/** The merged, validated configuration in force. */
export type Policy = z.output<typeof policySchema>
