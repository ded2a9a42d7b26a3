import type { SourceTree } from '../../audit/evaluate/evaluate-root.ts'
import type { AuditFinding } from '../../audit/finding.ts'
import type { Place } from '../../audit/resource/place.ts'
import type { Finding, WaiverMarker } from '../../model/finding.ts'
import { markerFor } from '../../waivers/markers.ts'
import { type IsChanged, lastLine } from './changed-lines.ts'
import { maskedMessage } from './secrets.ts'

/** The check whose findings these are: a marker may name it instead of a rule. */
const CHECK = 'infra-audit'

/**
 * A finding as everybody else knows it: put where the pull request can fix it, with what a comment says in its favour,
 * and without any secret.
 */
export function toFinding(finding: AuditFinding, tree: SourceTree, isChanged: IsChanged): Finding {
  const { rule, severity, title, fix, resource, attribute, fingerprint, isAboutSecrets } = finding
  const at = shownAt(finding, isChanged)
  const marker = markerOf(finding, at, tree)
  return {
    rule,
    severity,
    resource,
    attribute,
    language: 'Terraform',
    path: at.path,
    ...(finding.place.path !== at.path && { seenIn: finding.place.path }),
    startLine: at.start.line,
    endLine: lastLine(at),
    title,
    message: [maskedMessage(finding, tree), ...whereElse(finding, at)].join(' '),
    fix,
    fingerprint,
    ...(isAboutSecrets && { isAboutSecrets }),
    ...(marker === null ? {} : { marker }),
  }
}

/** Of the places that a finding comes from, the first one that the change touches; else where it is seen. */
export function shownAt({ place, origins, calls }: AuditFinding, isChanged: IsChanged): Place {
  return [place, ...origins, ...calls.toReversed()].find(isChanged) ?? place
}

/** Somebody who sees one place has to find the other: the resource in its module, or the call that led there. */
function whereElse({ resource, place, calls }: AuditFinding, at: Place): string[] {
  const named = `\`${resource.replaceAll('`', "'")}\``
  const call = calls.at(-1)
  if (at !== place && at.path !== place.path) return [`It is seen at ${inWords(place)}, in ${named}.`]
  return call === undefined || at === call ? [] : [`It is ${named}, called at ${inWords(call)}.`]
}

function inWords({ path, start }: Place): string {
  return `\`${path.replaceAll('`', "'")}\` line ${start.line}`
}

/** A comment may stand where the finding is shown, where it is seen, at its resource, or at the module’s call. */
function markerOf(
  { rule, place, origins, calls }: AuditFinding,
  at: Place,
  tree: SourceTree,
): WaiverMarker | null {
  for (const each of new Set([at, place, ...origins, ...calls])) {
    const lines = linesWithMarkers(tree, each.path)
    if (lines === null) continue
    const within = { startLine: each.start.line, endLine: lastLine(each) }
    const marker = markerFor(lines, within, [rule, CHECK])
    if (marker !== null) return marker
  }
  return null
}

/** A file may have thousands of findings. */
const known = new WeakMap<SourceTree, Map<string, readonly string[] | null>>()

/** The lines of a file; `null`: there is no justification in it. */
function linesWithMarkers(tree: SourceTree, path: string): readonly string[] | null {
  const ofTree = known.get(tree) ?? new Map<string, readonly string[] | null>()
  known.set(tree, ofTree)
  const found = ofTree.get(path)
  if (found !== undefined) return found
  const file = tree.read(path)
  const lines = typeof file === 'string' || !file.text.includes('patrol:allow') ? null : file.text.split('\n')
  ofTree.set(path, lines)
  return lines
}
