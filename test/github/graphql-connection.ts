import { GraphQLError } from 'graphql'
import type { Json } from './shapes/json.ts'

/** Which part of a connection is asked for. */
export interface Slice {
  readonly first?: number | null
  readonly last?: number | null
  readonly after?: string | null
  readonly before?: string | null
}

/**
 * “Clients must supply a `first` or `last` argument on any connection. Values of `first` and `last` must be within
 * 1-100.”
 * https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#node-limit
 */
export function connection<T>(
  name: string,
  { first, last, after, before }: Slice,
  items: readonly T[],
  node: (item: T) => unknown,
): Json {
  const size = first ?? last
  if (size === null || size === undefined) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`
    throw new GraphQLError(message, { extensions: { type: 'MISSING_PAGINATION_BOUNDARIES' } })
  }
  if (size < 1 || size > 100) {
    const message = `Requesting ${size} records on the \`${name}\` connection exceeds the \`first\` limit of 100 records.`
    throw new GraphQLError(message, { extensions: { type: 'EXCESSIVE_PAGINATION' } })
  }
  const from = after ? Number(fromCursor(after)) : 0
  const to = before ? Number(fromCursor(before)) - 1 : items.length
  const start = first === null || first === undefined ? Math.max(to - size, from) : from
  const end = first === null || first === undefined ? to : Math.min(from + size, to)
  return {
    totalCount: items.length,
    nodes: items.slice(start, end).map(node),
    pageInfo: {
      startCursor: end > start ? cursor(start + 1) : null,
      endCursor: end > start ? cursor(end) : null,
      hasPreviousPage: start > 0,
      hasNextPage: end < items.length,
    },
  }
}

function cursor(position: number): string {
  return Buffer.from(`cursor:${position}`).toString('base64')
}

function fromCursor(text: string): string {
  return Buffer.from(text, 'base64').toString().replace('cursor:', '')
}
