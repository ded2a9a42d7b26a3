import type { Value } from '../../resource/value.ts'
import type { DataSource } from './data-source.ts'
import { iamPolicyDocument } from './iam-policy-document.ts'
import { localFile } from './local-file.ts'
import { nullDataSource } from './null-data-source.ts'
import { templateFile } from './template-file.ts'

/** What data sources give that follows from what is written in them alone. */
const COMPUTED: ReadonlyMap<string, (source: DataSource) => ReadonlyMap<string, Value>> = new Map([
  ['data.aws_iam_policy_document', iamPolicyDocument],
  ['data.template_file', templateFile],
  ['data.local_file', localFile],
  ['data.null_data_source', nullDataSource],
])

const NOTHING: ReadonlyMap<string, Value> = new Map()

/** The attributes of a data source that follow from what is written in it, by name. */
export function computedBy(type: string, source: DataSource): ReadonlyMap<string, Value> {
  return COMPUTED.get(type)?.(source) ?? NOTHING
}
