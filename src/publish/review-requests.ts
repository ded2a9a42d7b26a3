import { missingReview } from './headline.ts'
import { published } from './publications.ts'
import type { Reviewers } from './publisher.ts'
import type { WantedFrom } from './wanted-state.ts'

type AskedFrom = Pick<WantedFrom, 'verdict' | 'facts' | 'policy' | 'before'>

/** The missing roles' teams, or their people where a role names no team; each is asked once, never the author. */
export function reviewers({ verdict, facts: { pull }, policy, before }: AskedFrom): Reviewers | null {
  const missing = verdict.rows.filter(row => row.level === 'required').map(missingReview)
  const roles = missing.flatMap(review => policy.roles[review?.summary.role ?? ''] ?? [])
  const teams = [...new Set(roles.flatMap(role => role.teams ?? []))]
  const people = [...new Set(roles.flatMap(role => (role.teams ? [] : (role.users ?? []))))]
  const author = pull.author?.login.toLowerCase()
  const asked = {
    teams: teams.filter(team => !published(before, 'review-request', `team:${team}`)),
    people: people
      .filter(login => login.toLowerCase() !== author)
      .filter(login => !published(before, 'review-request', `user:${login}`)),
  }
  return asked.teams.length + asked.people.length > 0 ? asked : null
}

/** When a reviewer of each role was asked (ISO 8601, UTC), by role. */
export function askedAt({ policy, before }: AskedFrom): Record<string, string> {
  const times = Object.entries(policy.roles).flatMap(([name, role]) => {
    const asked = [
      ...(role.teams ?? []).map(team => published(before, 'review-request', `team:${team}`)),
      ...(role.users ?? []).map(login => published(before, 'review-request', `user:${login}`)),
    ]
    const at = asked.find(row => row !== null)?.at
    return at === undefined ? [] : [[name, at] as const]
  })
  return Object.fromEntries(times)
}
