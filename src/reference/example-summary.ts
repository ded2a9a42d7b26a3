import type { Check, Example } from '../checks/define-check.ts'
import type { Need, Parts } from '../model/facts.ts'
import type { PullRequest } from '../model/pull-request.ts'
import { code } from './markdown.ts'
import { flow } from './options.ts'

type AnyExample = Check['examples']['passes'][number]

/** What distinguishes an example, in a few words of Markdown: its title, files, tickets and options. */
export function exampleSummary({
  pull,
  jira,
  parts,
  options,
}: Pick<AnyExample, keyof Example<Need, never>>): string {
  const said = [
    ...pullWords(pull ?? {}),
    ...partWords(parts ?? {}),
    ...(jira === null ? ['no JIRA is set up'] : []),
    ...(options === undefined ? [] : [`options ${code(flow(options))}`]),
  ]
  return said.length === 0 ? 'a plain pull request' : said.join('; ')
}

function pullWords({ title, body, headRef, labels }: Partial<PullRequest>): string[] {
  return [
    ...(title === undefined ? [] : [title === '' ? 'no title' : `title ${code(title)}`]),
    ...(body === undefined ? [] : [body === '' ? 'no description' : `description ${code(oneLine(body))}`]),
    ...(headRef === undefined ? [] : [`branch ${code(headRef)}`]),
    ...(labels === undefined ? [] : [`labels ${labels.map(code).join(', ')}`]),
  ]
}

function partWords(parts: Partial<Parts>): string[] {
  const { files, reviews, tickets, ci, findings, infrastructure } = parts
  return [
    ...(files === undefined ? [] : [filesInWords(files)]),
    ...(reviews === undefined ? [] : [reviewsInWords(reviews)]),
    ...(tickets === undefined ? [] : [tickets.map(ticketWords).join(', ') || 'no ticket in the title']),
    ...(ci === undefined ? [] : [ciInWords(ci)]),
    ...(findings === undefined ? [] : findingsInWords(findings)),
    ...(infrastructure === undefined ? [] : [infrastructureInWords(infrastructure)]),
  ]
}

function findingsInWords({ found, unread }: Parts['findings']): string[] {
  return [
    ...found.map(({ path, level = 'bypass', marker }) => {
      const kind =
        level === 'guarded' ? 'a guarded bypass' : level === 'missing' ? 'no validation' : 'a bypass'
      return `${kind} in ${code(path)}${marker === undefined ? '' : ', with a justification'}`
    }),
    ...unread.map(({ path }) => `${code(path)} could not be read`),
  ]
}

function infrastructureInWords({ roots, introduced, unread, unaudited }: Parts['infrastructure']): string {
  const found = introduced.map(({ path, severity, marker }) => {
    const justified = marker === undefined ? '' : ', with a justification'
    return `introduces a ${severity} finding in ${code(path)}${justified}`
  })
  const words = [
    ...(roots.length > 0 ? [`changes Terraform in ${roots.map(code).join(', ')}`] : []),
    ...found,
    ...unread.map(({ path }) => `${code(path)} cannot be read`),
    ...(unaudited === null ? [] : [`changes ${unaudited}`]),
  ]
  return words.join(', ') || 'changes no infrastructure code'
}

function filesInWords(files: Parts['files']): string {
  return files.length === 0 ? 'changes nothing' : `changes ${files.map(file => code(file.path)).join(', ')}`
}

function reviewsInWords(reviews: Parts['reviews']): string {
  const approving = reviews.filter(review => review.state === 'approved').map(({ author }) => author?.login)
  return approving.length === 0 ? 'nobody approved' : `${approving.join(', ')} approved`
}

function ciInWords(ci: Parts['ci']): string {
  const results = ci.map(result => {
    const by = result.kind === 'check-run' ? result.app : result.creator
    return `${code(result.name)} by ${by ?? 'somebody unknown'}: ${result.conclusion ?? result.state}`
  })
  return results.join(', ') || 'no results'
}

function ticketWords(ticket: Parts['tickets'][number]): string {
  if (ticket.state !== 'found') return `${ticket.key} is ${ticket.state}`
  const link = ticket.linksBack ? '' : ', without the link of the pull request'
  return `${ticket.key}: ${ticket.type}, “${ticket.status}”${link}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
