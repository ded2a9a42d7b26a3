import { html, raw } from 'hono/html'
import type { EvidenceEntry, StoredEntry } from '../../model/evidence.ts'
import type { Result } from '../../model/result.ts'
import { readEntry } from '../reader.ts'
import type { Change } from './change.ts'
import { PACKET_STYLE } from './packet-style.ts'
import { summaryOf } from './summary.ts'

/** What a packet's page shows. */
export interface PacketContent {
  readonly change: Change
  /** The entries about the change alone, oldest first. */
  readonly entries: readonly StoredEntry[]
  /** When it was exported (ISO 8601, UTC). */
  readonly exportedAt: string
  /** Day of the checkpoint that signs the chain after these entries; `null`: none does. */
  readonly checkpoint: { readonly day: string; readonly keyFingerprint: string } | null
}

/** One page that needs nothing beside it and prints well. Everything that people typed is escaped. */
export async function packetPage(content: PacketContent): Promise<string> {
  const { change, exportedAt } = content
  const name = nameOf(change)
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>${raw(PACKET_STYLE)}</style>
</head>
<body>
<h1>${name}</h1>
<p class="lead">${change.title}</p>
${facts(change)}
${checks(change)}
${approvals(change)}
${exceptions(change)}
${timeline(content)}
${verification(content)}
<footer>Compliance Patrol · exported ${moment(exportedAt)}</footer>
</body>
</html>
`
  return String(await page)
}

function nameOf({ repository, number, headSha }: Change): string {
  return number === null ? `${repository} ${headSha?.slice(0, 7) ?? ''}` : `${repository}#${number}`
}

function facts(change: Change) {
  const rows: readonly (readonly [string, string])[] = [
    ['Repository', change.repository],
    [change.number === null ? 'Direct push' : 'Pull request', change.url ?? change.branch],
    ['Tickets', change.tickets.join(', ') || 'none'],
    ['Author', change.author ?? 'deleted account'],
    [change.number === null ? 'Pushed by' : 'Merged by', change.by ?? 'not known'],
    [change.number === null ? 'Pushed' : 'Merged', moment(change.at)],
    ['Branch', change.branch],
    ['Head commit', change.headSha ?? 'none'],
    ['Commit on the branch', change.mergeSha ?? 'not known'],
    ['Policy (SHA-256)', change.policyHash ?? 'none'],
  ]
  return html`<p class="${change.compliant ? 'yes' : 'no'}"><strong>${change.compliant ? '✓ Compliant' : '✗ Not compliant'}.</strong> ${change.why}</p>
<table class="facts">${rows.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</table>`
}

const marks: Readonly<Record<Result['status'], string>> = {
  pass: '✓',
  fail: '✗',
  pending: '…',
  error: '!',
  skipped: '–',
}

function checks({ checks: all }: Change) {
  if (all.length === 0) return html``
  return html`<h2>Checks</h2>
<table><thead><tr><th>Check</th><th>Result</th><th>Description</th></tr></thead><tbody>${all.map(
    ({ name, level, status, says, requirement }) =>
      html`<tr><td>${marks[status]} ${name}${level === 'advisory' ? ' (advisory)' : ''}</td><td>${says}</td><td>${requirement}</td></tr>`,
  )}</tbody></table>`
}

function approvals({ approvers, number }: Change) {
  if (number === null) return html``
  if (approvers.length === 0) return html`<h2>Approvals</h2><p>None counted.</p>`
  return html`<h2>Approvals that counted</h2>
<table><thead><tr><th>By</th><th>As</th><th>At</th></tr></thead><tbody>${approvers.map(
    ({ login, role, at, source }) =>
      html`<tr><td>${login}</td><td>${role}${source === 'comment' ? ' (by comment)' : ''}</td><td>${moment(at)}</td></tr>`,
  )}</tbody></table>`
}

function exceptions({ exceptions: all }: Change) {
  if (all.length === 0) return html``
  return html`<h2>Exceptions</h2>
<table><thead><tr><th>What</th><th>Reason</th><th>Until</th><th>Signed off</th></tr></thead><tbody>${all.map(
    ({ what, reason, until, signedOff }) =>
      html`<tr><td>${what}</td><td>${reason}</td><td>${until ?? ''}</td><td>${signedOff}</td></tr>`,
  )}</tbody></table>`
}

function timeline({ entries }: PacketContent) {
  const rows = entries.map(stored => ({ stored, entry: readEntry(stored) }))
  return html`<h2>What happened</h2>
<table class="timeline"><thead><tr><th>Entry</th><th>Time</th><th>What</th><th>SHA-256 of the entry</th></tr></thead><tbody>${rows.map(
    ({ stored, entry }) => timelineRow(stored, entry),
  )}</tbody></table>`
}

function timelineRow({ sequence, hash }: StoredEntry, entry: EvidenceEntry) {
  return html`<tr><td>${sequence}</td><td>${moment(entry.at)}</td><td>${summaryOf(entry)}</td><td><code>${hash}</code></td></tr>`
}

function verification({ checkpoint }: PacketContent) {
  const signed =
    checkpoint === null
      ? 'No checkpoint signs them.'
      : `The checkpoint of ${checkpoint.day}, in checkpoint.json, signs where the chain ended then, with the key ${checkpoint.keyFingerprint}.`
  return html`<h2>How to verify it</h2>
<p>Each line of chain.jsonl is an entry. The SHA-256 of a line is the entry’s hash, and stands as <code>previousHash</code> in the next line: so no entry can be changed, taken out or put in without all that follow. The check run of the pull request on GitHub shows the number and hash of its verdict’s entry. ${signed}</p>`
}

function moment(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`
}
