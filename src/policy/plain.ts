/** What YAML can say in a policy: nothing with a behaviour of its own. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainMap

export interface PlainMap {
  readonly [key: string]: Plain
}

export function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value's own key; never one that every object has, such as `constructor`. */
export function ownValue(map: PlainMap, key: string): Plain | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined
}
