import type { SourceTree } from '../../audit/evaluate/evaluate-root.ts'
import type { AuditFinding } from '../../audit/finding.ts'
import type { Place } from '../../audit/resource/place.ts'

export const MASK = '••••••'

/** A shorter one would stand in many a word. */
const SHORTEST_ANYWHERE = 4
const LONGEST = 100_000

/**
 * The message of a finding. Rules put no value of a secret into it; what stands in quotation marks at the places of a
 * finding about secrets is masked all the same.
 */
export function maskedMessage(
  { message, isAboutSecrets, place, origins }: AuditFinding,
  tree: SourceTree,
): string {
  if (!isAboutSecrets) return message
  const secrets = new Set([place, ...origins].flatMap(each => literalsAt(each, tree)))
  // The longest first: one may be a part of another.
  return [...secrets].toSorted((a, b) => b.length - a.length).reduce(without, message)
}

function without(text: string, secret: string): string {
  if (secret.length >= SHORTEST_ANYWHERE) return text.replaceAll(secret, MASK)
  return text.replaceAll(`"${secret}"`, `"${MASK}"`).replaceAll(`\`${secret}\``, `\`${MASK}\``)
}

function literalsAt({ path, start, end }: Place, tree: SourceTree): string[] {
  const file = tree.read(path)
  if (typeof file === 'string') return []
  const text = file.text.slice(start.offset, Math.min(end.offset, start.offset + LONGEST))
  if (/^<<-?\w/.test(text))
    return text
      .split('\n')
      .slice(1, -1)
      .map(line => line.trim())
      .filter(line => line !== '')
  return [...text.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)]
    .map(([, literal = '']) => literal)
    .filter(each => each !== '')
}

/**
 * A line of a file as it may be shown where there is a secret on it: nothing that stands in quotation marks, and of
 * a line inside a text of several lines nothing at all.
 */
export function maskedLine(line: string): string {
  const masked = line.replaceAll(/"(?:[^"\\]|\\.)*"?/g, `"${MASK}"`)
  if (masked !== line) return masked
  // Part of a heredoc, or a name and a value without quotation marks.
  const [, head] = /^(\s*[\w.-]+\s*=\s*(?:<<-?\s*\w+\s*$)?)/.exec(line) ?? []
  if (head !== undefined) return head.includes('<<') ? line : `${head}${MASK}`
  return /^\s*(?:[\w-]+\s*)*\{\s*$|^\s*[}\])]*\s*$/.test(line) ? line : (/^\s*/.exec(line)?.[0] ?? '') + MASK
}
