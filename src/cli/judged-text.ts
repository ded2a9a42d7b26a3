import { checksInForce } from '../policy/checks-in-force.ts'
import { standing } from '../publish/headline.ts'
import { cut, unmarked } from '../publish/markdown.ts'
import type { Verdict } from '../model/verdict.ts'
import type { Settings } from '../settings.ts'
import type { EXIT } from './command.ts'
import { paint } from './excerpt.ts'
import { jsonText } from './json-text.ts'
import type { JudgedNow } from './judge-now.ts'
import { verdictText } from './verdict-text.ts'

/** What was judged, and with which JIRA. */
export interface Judged extends JudgedNow {
  readonly jira: Settings['jira']
}

/** What follows from a verdict; nothing is fine that could not be determined, or was not looked at. */
export function outcomeOf(verdict: Verdict | null): keyof typeof EXIT {
  if (verdict === null) return 'impossible'
  if (verdict.state === 'success') return 'fine'
  const { failed, undetermined } = standing(verdict)
  return failed.length === 0 && undetermined.length > 0 ? 'impossible' : 'problems'
}

/** For a terminal: the verdict, and below it what it does not know. */
export function judgedAsText(judged: Judged, colour: boolean): string {
  const { verdict, gathering } = judged
  const { pull } = gathering.facts
  const shown =
    verdict === null
      ? `${paint(whereOf(judged), 'bold', colour)}  ${cut(unmarked(pull.title), 100)}\n`
      : verdictText({ verdict, title: pull.title, where: whereOf(judged), colour })
  const notes = notesOn(judged).map(note => `${paint(unmarked(note), 'dim', colour)}\n`)
  return [shown, ...(notes.length > 0 ? ['\n'] : []), ...notes].join('')
}

/** For a program: the verdict as it is recorded, and what it does not know. */
export function judgedAsJson(judged: Judged): string {
  const { verdict, gathering } = judged
  const { title, url } = gathering.facts.pull
  const compliant = outcomeOf(verdict) === 'fine'
  return jsonText({ pullRequest: whereOf(judged), title, url, compliant, verdict, notes: notesOn(judged) })
}

function whereOf({ gathering }: Judged): string {
  const { repository, number } = gathering.facts.pull
  return `${repository.owner}/${repository.name}#${number}`
}

/** What a reader has to know beside the verdict, each a sentence or two. */
function notesOn(judged: Judged): string[] {
  const { facts } = judged.gathering
  const { state, merged, baseRef } = facts.pull
  if (judged.verdict === null)
    return [`The policy does not cover pull requests into \`${baseRef}\`, so nothing was checked.`]
  const ended = merged ? 'merged' : 'closed'
  return [
    ...(state === 'closed' ? [`It is ${ended} already; this is what holds now.`] : []),
    ...(facts.parts.history === undefined ? [] : [EVENTS]),
    ...withoutJira(judged),
  ]
}

const EVENTS =
  'Unknown here, since only the App hears events: on which commit an approval was given beyond what GitHub lists, pushes that it no longer lists, and approvals that were reset.'

/** The checks that would be made if a JIRA were there, and are not. */
function withoutJira({ jira, gathering: { facts, policy } }: Judged): string[] {
  if (facts.jira !== null) return []
  const made = checksInForce(policy.policy, { jira: false }).map(({ check }) => check.id)
  const all = checksInForce(policy.policy, { jira: true }).map(({ check }) => check.id)
  const left = all.filter(id => !made.includes(id))
  if (left.length === 0) return []
  const owner = facts.pull.repository.owner
  const why =
    jira === null ? 'no JIRA is set up here (JIRA_URL)' : `JIRA_ORGANISATIONS does not list ${owner}`
  return [`Not checked, since ${why}: ${left.join(', ')}.`]
}
