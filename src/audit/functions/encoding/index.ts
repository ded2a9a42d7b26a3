import type { FunctionTable } from '../define-function.ts'
import { base64decode, base64encode } from './base64.ts'
import { csvdecode } from './csv-decode.ts'
import { jsondecode } from './json-decode.ts'
import { jsonencode } from './json-encode.ts'
import { textdecodebase64, textencodebase64 } from './text-encoding.ts'
import { urlencode } from './urlencode.ts'
import { yamldecode } from './yaml-decode.ts'
import { yamlencode } from './yaml-encode.ts'
import { decodeTfvars, encodeExpr, encodeTfvars } from './terraform-provider.ts'

/** Functions that write and read other formats. */
export const encodingFunctions: FunctionTable = {
  base64decode,
  base64encode,
  csvdecode,
  'provider::terraform::decode_tfvars': decodeTfvars,
  'provider::terraform::encode_expr': encodeExpr,
  'provider::terraform::encode_tfvars': encodeTfvars,
  jsondecode,
  jsonencode,
  textdecodebase64,
  textencodebase64,
  urlencode,
  yamldecode,
  yamlencode,
}
