import type { FoundTicket } from '../model/ticket.ts'

/** An open Story that carries the pull request's link, for examples; name what differs. */
export function exampleTicket(key: string, more: Partial<FoundTicket> = {}): FoundTicket {
  return {
    state: 'found',
    key,
    project: key.slice(0, key.lastIndexOf('-')),
    type: 'Story',
    status: 'In Progress',
    statusCategory: 'indeterminate',
    summary: 'Add new endpoints for ssl labs test',
    linksBack: true,
    linkedByUs: false,
    ...more,
  }
}
