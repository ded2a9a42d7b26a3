import type { SourceTree } from '../../audit/evaluate/evaluate-root.ts'
import type { AuditFinding } from '../../audit/finding.ts'
import type { Place } from '../../audit/resource/place.ts'

export const MASK = '••••••'

/** A shorter one would stand in many a word. */
const SHORTEST_ANYWHERE = 4
const LITERAL = /"((?:[^"\\\n]|\\.)*)"/g
/** `var.password`, `local.secrets["db"]`: a name, and no value. */
const REFERENCE = /^[a-z_][\w-]*(?:\.[\w-]+|\[[^\]]{0,100}\])+$/i

/**
 * The message of a finding. Rules put no value of a secret into it; what stands in quotation marks at the places of a
 * finding about secrets is masked all the same.
 */
export function maskedMessage(finding: AuditFinding, tree: SourceTree): string {
  const { message, isAboutSecrets } = finding
  if (!isAboutSecrets) return message
  const secrets = new Set(secretPlaces(finding).flatMap(place => literalsAt(place, tree)))
  // The longest first: one may be a part of another.
  return [...secrets].toSorted((a, b) => b.length - a.length).reduce(without, message)
}

function without(text: string, secret: string): string {
  if (secret.length >= SHORTEST_ANYWHERE) return text.replaceAll(secret, MASK)
  return text.replaceAll(`"${secret}"`, `"${MASK}"`).replaceAll(`\`${secret}\``, `\`${MASK}\``)
}

function literalsAt(place: Place, tree: SourceTree): string[] {
  const file = tree.read(place.path)
  if (typeof file === 'string') return []
  const text = file.text.slice(place.start.offset, place.end.offset)
  const found = text.startsWith('<<')
    ? text
        .split('\n')
        .slice(1, -1)
        .map(line => line.trim())
    : [...text.matchAll(LITERAL)].map(([, literal = '']) => literal)
  return found.filter(each => each !== '')
}

/** Where values of secrets stand, as far as findings tell: all places but the resource’s head, which is the last one. */
export function secretPlaces({ place, origins, isAboutSecrets }: AuditFinding): readonly Place[] {
  if (!isAboutSecrets) return []
  return origins.length === 0 ? [place] : [place, ...origins.slice(0, -1)]
}

/** A file’s text with nothing of what stands at these places in it; lines stay where they are. */
export function maskedText(text: string, places: readonly Place[]): string {
  return apart(places)
    .toReversed()
    .reduce(
      (masked, { start, end }) =>
        masked.slice(0, start) + maskedValue(text.slice(start, end)) + masked.slice(end),
      text,
    )
}

/** Pieces of the text in their order, those that overlap as one. */
function apart(places: readonly Place[]): { start: number; end: number }[] {
  const pieces: { start: number; end: number }[] = []
  for (const { start, end } of places.toSorted((a, b) => a.start.offset - b.start.offset)) {
    const last = pieces.at(-1)
    if (last === undefined || start.offset > last.end) pieces.push({ start: start.offset, end: end.offset })
    else last.end = Math.max(last.end, end.offset)
  }
  return pieces
}

function maskedValue(value: string): string {
  if (value.startsWith('<<')) {
    const lines = value.split('\n')
    return lines.map((line, at) => (at === 0 || at === lines.length - 1 ? line : MASK)).join('\n')
  }
  const masked = value.replaceAll(LITERAL, `"${MASK}"`)
  if (masked !== value || REFERENCE.test(value)) return masked
  return value
    .split('\n')
    .map(() => MASK)
    .join('\n')
}
