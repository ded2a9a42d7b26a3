import { createHmac, timingSafeEqual } from 'node:crypto'
import { html } from 'hono/html'
import type { MergedWeek } from '../../../model/evidence-reading.ts'
import type { SeenRepository } from '../../sign-in/access.ts'
import { repositoryPath } from '../paths.ts'
import type { Html } from '../words.ts'

/** Whoever has the address of a badge may see it: GitHub fetches it for its readers, as nobody. */
export interface Badges {
  /** With its signature where the repository is private. */
  address(repository: SeenRepository): string
  isSigned(repositoryId: number, signature: string): boolean
}

export function createBadges(key: Uint8Array, publicUrl: string): Badges {
  const sign = (repositoryId: number) =>
    createHmac('sha256', key).update(`badge ${repositoryId}`).digest('base64url')
  return {
    address(repository) {
      const path = `${publicUrl}${repositoryPath(repository)}/badge.svg`
      return repository.isPrivate ? `${path}?signature=${sign(repository.id)}` : path
    },
    isSigned(repositoryId, signature) {
      const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(repositoryId))]
      return given.length === wanted.length && timingSafeEqual(given, wanted)
    },
  }
}

const LABEL = 'compliance'
/** Widths of text in a 11-pixel sans serif, as near as a picture without fonts can know. */
const CHARACTER = 6.6
const EDGE = 6

/** How much of what was merged in the last half year was compliant. */
export function badge(weeks: readonly MergedWeek[]): Html {
  const merged = weeks.reduce((sum, week) => sum + week.merged, 0)
  const compliant = weeks.reduce((sum, week) => sum + week.compliant, 0)
  const words =
    merged === 0 ? 'nothing merged yet' : `${Math.floor((compliant / merged) * 100)} % of ${merged}`
  const colour = merged === 0 ? '#565f69' : compliant === merged ? '#1a6b3a' : '#a3221b'
  const left = LABEL.length * CHARACTER + 2 * EDGE
  const right = words.length * CHARACTER + 2 * EDGE
  return html`<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${LABEL}: ${words}">
    <title>${LABEL}: ${words}</title>
    <rect width="${left}" height="20" fill="#1c2024"/><rect x="${left}" width="${right}" height="20" fill="${colour}"/>
    <g fill="#fff" font-family="Verdana, DejaVu Sans, sans-serif" font-size="11">
      <text x="${EDGE}" y="14">${LABEL}</text><text x="${left + EDGE}" y="14">${words}</text>
    </g>
  </svg>`
}
