import type { Value } from '../../resource/value.ts'
import type { DataSource } from './data-source.ts'

/** `null_data_source` gives back what it is given (https://registry.terraform.io/providers/hashicorp/null/latest/docs). */
export function nullDataSource({ body }: DataSource): ReadonlyMap<string, Value> {
  const inputs = body.entries.get('inputs')
  return new Map(inputs === undefined ? [] : [['outputs', inputs]])
}
