/** What an event about teams, members or collaborators of an account makes outdated. */
export function membershipScope(owner: string): string {
  return `memberships:${owner.toLowerCase()}`
}
