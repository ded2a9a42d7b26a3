import * as z from 'zod'
import type { CiResult } from '../model/facts.ts'
import type { Result } from '../model/result.ts'
import { defineCheck, fail, pass, pending, undetermined } from './define-check.ts'
import { firstFew, literal, shortSha } from './wording.ts'

const namedCheck = z
  .strictObject({
    name: z.string().min(1).describe('Name of the check run, or context of the status, as GitHub shows it.'),
    app: z.string().min(1).optional().describe('Slug of the App that owns the check run.'),
    creator: z.string().min(1).optional().describe('Login of the account that posts the status.'),
  })
  .refine(({ app, creator }) => (app === undefined) !== (creator === undefined), {
    message:
      'a check run needs its app, a status its creator (one of both), or anybody could post it. Example: { name: test, app: github-actions }',
  })
  .meta({ oneOf: [{ required: ['app'] }, { required: ['creator'] }] })

type NamedCheck = z.output<typeof namedCheck>

/** The check runs and statuses that the policy names succeeded on the head SHA. */
export const ciPassed = defineCheck({
  id: 'ci-passed',
  name: 'Tests passed',
  requirement: 'Tests need to succeed on the latest commit before merging',
  fix: 'Let the tests run, and fix what fails.',
  needs: ['ci'],
  options: z.strictObject({
    checks: z
      .array(namedCheck)
      .max(200)
      .default([])
      .describe('What must succeed, each pinned to who may post it.'),
    accept_skipped: z
      .boolean()
      .default(false)
      .describe(
        'Whether a check run that ended as skipped or neutral is enough. GitHub itself takes it for passed.',
      ),
  }),
  isSetUp: ({ checks }) => checks.length > 0,

  evaluate({ pull, ci }, { checks, accept_skipped: acceptSkipped }) {
    if (checks.length === 0) {
      return undetermined('The policy names no tests.', { fix: 'Name them under `checks.ci-passed.checks`.' })
    }
    const answers = checks.map(check => ({ check, state: stateOf(check, ci, acceptSkipped) }))
    const named = (state: State) => answers.filter(a => a.state === state).map(a => literal(a.check.name))
    const result = summarise(named, shortSha(pull.headSha))
    const fix = answers.map(a => (a.state === 'pending' ? strangerOf(a.check, ci) : null)).find(Boolean)
    return result.status === 'pending' && fix ? { ...result, fix } : result
  },

  examples: {
    passes: [
      {
        pull: { headSha: '4f2c1aa5e8d0b7c3a9f6e1d2b4c8a7f3e5d9c0b1' },
        parts: { ci: [checkRun('test', 'success')] },
        options: { checks: [{ name: 'test', app: 'github-actions' }] },
        says: '`test` succeeded on `4f2c1aa`',
      },
      {
        pull: { headSha: '4f2c1aa5e8d0b7c3a9f6e1d2b4c8a7f3e5d9c0b1' },
        parts: { ci: [checkRun('test', 'skipped')] },
        options: { checks: [{ name: 'test', app: 'github-actions' }], accept_skipped: true },
        says: '`test` was skipped on `4f2c1aa`, which the policy accepts',
      },
    ],
    fails: [
      {
        pull: { headSha: '4f2c1aa5e8d0b7c3a9f6e1d2b4c8a7f3e5d9c0b1' },
        parts: { ci: [checkRun('test', 'failure')] },
        options: { checks: [{ name: 'test', app: 'github-actions' }] },
        says: '`test` did not succeed on `4f2c1aa`.',
      },
      {
        pull: { headSha: '4f2c1aa5e8d0b7c3a9f6e1d2b4c8a7f3e5d9c0b1' },
        parts: { ci: [checkRun('test', 'skipped')] },
        options: { checks: [{ name: 'test', app: 'github-actions' }] },
        says: '`test` was skipped on `4f2c1aa`.',
      },
    ],
    waits: [
      {
        pull: { headSha: '4f2c1aa5e8d0b7c3a9f6e1d2b4c8a7f3e5d9c0b1' },
        parts: { ci: [checkRun('test', 'success', 'somebody-elses-app')] },
        options: { checks: [{ name: 'test', app: 'github-actions' }] },
        says: 'Waits for `test` on `4f2c1aa`.',
      },
    ],
    errors: [{ parts: { ci: [] }, says: 'The policy names no tests.' }],
  },
})

type State = 'failure' | Untested | 'pending' | 'accepted' | 'success'
type Untested = 'skipped' | 'neutral'

/** From worst to best: several results of one name and owner are as good as the worst of them. */
const states: readonly State[] = ['failure', 'skipped', 'neutral', 'pending', 'accepted', 'success']

function stateOf(check: NamedCheck, ci: readonly CiResult[], acceptSkipped: boolean): State {
  const found = ci
    .filter(result => isMeant(check, result))
    .map(result => stateOfResult(result, acceptSkipped))
  return states.find(state => found.includes(state)) ?? 'pending'
}

function isMeant({ name, app, creator }: NamedCheck, result: CiResult): boolean {
  if (result.name !== name) return false
  if (result.kind === 'check-run') return app !== undefined && sameName(result.app, app)
  return creator !== undefined && result.creator !== null && sameName(result.creator, creator)
}

/**
 * A run that was skipped tested nothing, though GitHub lets it satisfy a required check:
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks
 */
function stateOfResult({ state, conclusion }: CiResult, acceptSkipped: boolean): State {
  if (conclusion !== 'skipped' && conclusion !== 'neutral') return state
  return acceptSkipped ? 'accepted' : conclusion
}

function summarise(named: (state: State) => string[], sha: string): Result {
  const failed = named('failure')
  if (failed.length > 0) return fail(`${firstFew(failed)} did not succeed on ${sha}.`)
  const skipped = named('skipped')
  if (skipped.length > 0) return untested(`${firstFew(skipped)} ${were(skipped)} skipped on ${sha}.`)
  const neutral = named('neutral')
  if (neutral.length > 0) return untested(`${firstFew(neutral)} ended as neutral on ${sha}.`)
  const waiting = named('pending')
  if (waiting.length > 0) return pending(`Waits for ${firstFew(waiting)} on ${sha}.`)
  const accepted = named('accepted')
  const clause = `${firstFew(accepted)} ${were(accepted)} skipped on ${sha}, which the policy accepts`
  const succeeded = named('success')
  if (succeeded.length === 0) return pass(clause)
  return pass(`${firstFew(succeeded)} succeeded on ${sha}${accepted.length > 0 ? `; ${clause}` : ''}`)
}

function untested(says: string): Result {
  const fix = 'Let it run, or set `checks.ci-passed.accept_skipped` where skipping is meant to be enough.'
  return fail(says, { fix })
}

/** Tells of a result that bears the name, but is not by whom the policy asks for. */
function strangerOf({ name, app, creator }: NamedCheck, ci: readonly CiResult[]): string | null {
  const stranger = ci.find(result => result.name === name)
  if (stranger === undefined) return null
  const by = stranger.kind === 'check-run' ? stranger.app : (stranger.creator ?? 'a deleted account')
  if (isMeant({ name, app, creator }, stranger)) return null
  return `Only a result by ${literal(app ?? creator ?? '')} counts for ${literal(name)}; the one by ${literal(by)} does not.`
}

function were(items: readonly string[]): string {
  return items.length === 1 ? 'was' : 'were'
}

/** Slugs and logins are the same whatever their case. */
function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function checkRun(name: string, conclusion: string, app = 'github-actions'): CiResult {
  return { kind: 'check-run', name, app, conclusion, state: conclusion === 'failure' ? 'failure' : 'success' }
}
