import { ciPassed } from './ci-passed.ts'
import type { Check } from './define-check.ts'
import { infraAudit } from './infra-audit.ts'
import { jiraLink } from './jira-link.ts'
import { jiraTicket } from './jira-ticket.ts'
import { migrationReview } from './migration-review.ts'
import { peerReview } from './peer-review.ts'
import { prLinkOnJira } from './pr-link-on-jira.ts'
import { securityReview } from './security-review.ts'
import { sslValidation } from './ssl-validation.ts'
import { titleDefault } from './title-default.ts'
import { titleFormat } from './title-format.ts'

/** Every check, in the order of the report. To add one: its file, and a line here. */
const inOrder = [
  titleFormat,
  titleDefault,
  jiraLink,
  jiraTicket,
  sslValidation,
  infraAudit,
  peerReview,
  migrationReview,
  securityReview,
  prLinkOnJira,
  ciPassed,
] as const

export const checks: readonly Check[] = inOrder

/** The options of each check, by its id. */
export type CheckOptions = { readonly [C in (typeof inOrder)[number] as C['id']]: C['options'] }
