import { invalidateMemberships, invalidatePolicy, invalidateTicket } from './facts/invalidate.ts'
import type { Sources } from './facts/gather.ts'
import type { GitHubApp } from './github/open-github.ts'
import { receiveJiraEvent } from './intake/receive-jira-event.ts'
import { type ReceiveDependencies, receiveDelivery } from './intake/receive-delivery.ts'
import { verifySignature } from './intake/verify-signature.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/open-store.ts'
import type { JiraEventReceiver } from './web/jira-webhooks.ts'
import type { WebhookReceiver } from './web/webhooks.ts'
import { acknowledge } from './worker/acknowledge.ts'
import { isOurContext, restsOn } from './worker/awaited-ci.ts'
import { isCovered } from './worker/covered-branches.ts'
import type { DueKey } from './worker/evaluate-pull-request.ts'
import type { Log } from './worker/log-verdict.ts'
import type { Repeated } from './worker/repeatedly.ts'
import type { Sweep } from './worker/sweep/create-sweep.ts'

interface Parts {
  readonly github: GitHubApp
  readonly store: Store
  readonly sources: Sources
  readonly sweep: Sweep
  readonly unnamedGroups: Repeated
  readonly log: Log
}

/** Takes what GitHub delivers. */
export function gitHubReceiver(
  settings: Settings,
  self: { slug: string },
  { github, store, sources, sweep, unnamedGroups, log }: Parts,
): WebhookReceiver {
  const { mode, repository } = settings.organisationPolicy
  const dependencies: ReceiveDependencies = {
    settings: {
      self: { appId: settings.app.id, slug: self.slug },
      allowedAccounts: settings.allowedAccounts,
    },
    organisationPolicyRepository: mode === 'off' ? null : repository,
    inbox: store.inbox,
    pulls: store.pulls,
    kept: {
      forgetPolicy: change => invalidatePolicy(sources, change),
      forgetMemberships: ({ account }) => invalidateMemberships(sources, account.login),
      restsOn: (repositoryId, because) => restsOn(store.cache, repositoryId, because),
      isOurContext: (repositoryId, context) => isOurContext(store.cache, repositoryId, context),
      isCovered: push => isCovered(store.cache, push),
    },
    adopt: () => sweep.adopted(),
    acknowledge: command => void acknowledge({ github: id => github.forInstallation(id), log }, command),
    answerUnnamed: () => unnamedGroups.now(),
    log,
  }
  return {
    verify: (body, signature) => verifySignature(settings.app.webhookSecrets, body, signature),
    receive: (delivery, named) => receiveDelivery(dependencies, delivery, named),
  }
}

/** Takes JIRA's events; `null` where it sends none. */
export function jiraReceiver(
  { jira }: Settings,
  { store, sources }: Pick<Parts, 'store' | 'sources'>,
): JiraEventReceiver | null {
  const secret = jira?.webhookSecret
  if (secret === undefined) return null
  const dependencies = {
    forgetTicket: (ticket: string) => invalidateTicket(sources, ticket),
    pullsOn: (tickets: readonly string[]) => store.tickets.pullsOn(tickets),
    makeDue: (due: readonly DueKey[]) => store.queue.now(due, 'person'),
  }
  return {
    verify: (body, signature) => verifySignature([secret], body, signature),
    receive: payload => receiveJiraEvent(dependencies, payload),
  }
}
