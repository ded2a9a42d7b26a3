/** A check that rests on approvals, with the people (account ids) whose approvals count for it. */
export interface AllotmentDemand {
  readonly id: string
  readonly needed: number
  readonly counting: readonly number[]
}

/**
 * Gives each person to one check at most, for policies with `shared: false`. Checks are served in the order given:
 * one that distinct people can serve wholly keeps what it needs whatever comes later, though other people may
 * serve it in the end; the others get who is left. The answer depends on that order and the ids alone.
 *
 * @returns for each check the ids of the people allotted to it; fewer than it needs means that it loses.
 */
export function allotApprovals(demands: readonly AllotmentDemand[]): Map<string, Set<number>> {
  const people = new Map(
    demands.map(({ id, counting }) => [id, [...new Set(counting)].sort((a, b) => a - b)]),
  )
  let servedBy = new Map<number, string>()

  for (const { id, needed } of demands) {
    const attempt = new Map(servedBy)
    let found = 0
    while (found < needed && findPerson(id, people, attempt, new Set())) found++
    if (found >= needed) servedBy = attempt
  }

  const allotted = new Map(demands.map(({ id }) => [id, new Set<number>()]))
  for (const [person, id] of servedBy) allotted.get(id)?.add(person)
  for (const { id } of demands) {
    const set = allotted.get(id)
    for (const person of people.get(id) ?? []) {
      if (servedBy.has(person) || set === undefined || set.size >= neededBy(demands, id)) continue
      servedBy.set(person, id)
      set.add(person)
    }
  }
  return allotted
}

/** Finds one more person for a check, moving others between checks where that frees one (an augmenting path). */
function findPerson(
  id: string,
  people: ReadonlyMap<string, readonly number[]>,
  servedBy: Map<number, string>,
  tried: Set<number>,
): boolean {
  const able = people.get(id) ?? []
  // Who is free first: others are moved only where that is needed.
  for (const person of able.toSorted((a, b) => Number(servedBy.has(a)) - Number(servedBy.has(b)))) {
    if (tried.has(person) || servedBy.get(person) === id) continue
    tried.add(person)
    const other = servedBy.get(person)
    if (other !== undefined && !findPerson(other, people, servedBy, tried)) continue
    servedBy.set(person, id)
    return true
  }
  return false
}

function neededBy(demands: readonly AllotmentDemand[], id: string): number {
  return demands.find(demand => demand.id === id)?.needed ?? 0
}
