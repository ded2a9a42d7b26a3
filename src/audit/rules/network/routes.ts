import type { Attribute } from '../../resource/attribute.ts'
import type { Resource } from '../../resource/resource.ts'
import { fromAnywhere } from '../../views/traffic/source.ts'
import { seenIn } from '../../views/blocks.ts'
import type { Truth } from '../../resource/truth.ts'

/** Tables that may hold routes in blocks of their own. */
export const ROUTE_TABLES = ['aws_route_table', 'aws_default_route_table'] as const

/** Where packets for a range go. */
export interface Route {
  /** It is for every address for which there is no other route. */
  readonly isDefault: Truth
  /** What it says at a path: `vpc_peering_connection_id`. */
  get(path: string): Attribute
}

/** The routes that a table holds itself, or the one that a route’s resource is. */
export function routesIn(resource: Resource): readonly Route[] {
  if (resource.type === 'aws_route') {
    return [routeOf(resource, 'destination_cidr_block', 'destination_ipv6_cidr_block')]
  }
  return seenIn(resource.get('route')).map(route => routeOf(route, 'cidr_block', 'ipv6_cidr_block'))
}

function routeOf(written: Attribute | Resource, four: string, six: string): Route {
  const found = fromAnywhere([{ ranges: written.get(four) }, { ranges: written.get(six) }])
  return { isDefault: found?.is ?? 'no', get: path => written.get(path) }
}
