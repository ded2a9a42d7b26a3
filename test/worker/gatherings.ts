import type { Gathering } from '../../src/facts/gather.ts'
import type { Facts } from '../../src/model/facts.ts'
import type { PullRequest } from '../../src/model/pull-request.ts'
import { resolvePolicy } from '../../src/policy/resolve-policy.ts'
import { aPullRequest } from '../builders.ts'
import { builtIn, repository } from '../policy/layers.ts'

/** A gathering of a pull request into `main`, by a policy that asks for a title alone. */
export function aGathering(more: Partial<Gathering> = {}, pull: Partial<PullRequest> = {}): Gathering {
  return {
    facts: factsOf(pull),
    policy: resolvePolicy(
      [
        builtIn,
        repository(
          'branches: [main, release]\nchecks: { peer-review: off, ssl-validation: off, infra-audit: off }\n',
        ),
      ],
      { jira: false },
    ),
    covered: true,
    sameHead: { known: true, value: [] },
    again: null,
    ...more,
  }
}

export function factsOf(pull: Partial<PullRequest> = {}, parts: Facts['parts'] = {}): Facts {
  return {
    at: '2026-11-20T14:00:00.000Z',
    pull: aPullRequest(pull),
    jira: null,
    proposedPolicy: null,
    parts,
  }
}
