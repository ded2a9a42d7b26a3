import { EvaluationError } from '../evaluate/scope.ts'
import { coalesce, coalescelist } from './collections/coalesce.ts'
import { concat } from './collections/concat.ts'
import {
  chunklist,
  compact,
  contains,
  distinct,
  flatten,
  index,
  one,
  reverse,
  slice,
  sort,
} from './collections/lists.ts'
import { keys, list, map, transpose, values, zipmap } from './collections/maps.ts'
import { merge } from './collections/merge.ts'
import { element, length, lookup } from './collections/pick.ts'
import { range } from './collections/range.ts'
import { matchkeys, setintersection, setproduct, setsubtract, setunion } from './collections/sets.ts'
import { alltrue, anytrue } from './collections/truths.ts'
import { ephemeralasnull, issensitive, nonsensitive, sensitive } from './conversion/sensitive.ts'
import { tolist, tomap, toset } from './conversion/to-collection.ts'
import { tobool, tonumber, tostring } from './conversion/to-primitive.ts'
import { base64decode, base64encode } from './encoding/base64.ts'
import { csvdecode } from './encoding/csv-decode.ts'
import { jsondecode } from './encoding/json-decode.ts'
import { jsonencode } from './encoding/json-encode.ts'
import { textdecodebase64, textencodebase64 } from './encoding/text-encoding.ts'
import { urlencode } from './encoding/urlencode.ts'
import { yamldecode } from './encoding/yaml-decode.ts'
import { yamlencode } from './encoding/yaml-encode.ts'
import { file, fileexists } from './files/file.ts'
import { fileset } from './files/fileset.ts'
import {
  filebase64,
  filebase64sha256,
  filebase64sha512,
  filemd5,
  filesha1,
  filesha256,
  filesha512,
} from './files/hashes.ts'
import { abspath, basename, dirname, pathexpand } from './files/path.ts'
import { base64sha256, base64sha512, md5, sha1, sha256, sha512 } from './hashes/hash.ts'
import { uuidv5 } from './hashes/uuidv5.ts'
import { cidrhost, cidrnetmask, cidrsubnet, cidrsubnets } from './network/cidr.ts'
import { abs, ceil, floor, log, max, min, pow, signum } from './numbers/arithmetic.ts'
import { parseint } from './numbers/parseint.ts'
import { sum } from './numbers/sum.ts'
import { lower, title, upper } from './strings/case.ts'
import { format } from './strings/format.ts'
import { formatlist } from './strings/formatlist.ts'
import { join } from './strings/join.ts'
import { regex, regexall } from './strings/regex.ts'
import { replace } from './strings/replace.ts'
import { endswith, startswith, strcontains } from './strings/search.ts'
import { split } from './strings/split.ts'
import { strrev, substr } from './strings/substr.ts'
import { chomp, indent, trim, trimprefix, trimspace, trimsuffix } from './strings/trim.ts'
import { timeadd, timecmp } from './time/arithmetic.ts'
import { formatdate } from './time/formatdate.ts'
import { base64gzip, bcrypt, plantimestamp, rsadecrypt, timestamp, uuid } from './unknown-function.ts'
import type { FunctionTable, TerraformFunction } from './define-function.ts'
import { decodeTfvars, encodeExpr, encodeTfvars } from './encoding/terraform-provider.ts'
import { Refused } from './refused.ts'

const table: FunctionTable = {
  abs,
  abspath,
  alltrue,
  anytrue,
  base64decode,
  base64encode,
  base64gzip,
  base64sha256,
  base64sha512,
  basename,
  bcrypt,
  ceil,
  chomp,
  chunklist,
  cidrhost,
  cidrnetmask,
  cidrsubnet,
  cidrsubnets,
  coalesce,
  coalescelist,
  compact,
  concat,
  contains,
  csvdecode,
  dirname,
  distinct,
  element,
  endswith,
  ephemeralasnull,
  file,
  filebase64,
  filebase64sha256,
  filebase64sha512,
  fileexists,
  filemd5,
  fileset,
  filesha1,
  filesha256,
  filesha512,
  flatten,
  floor,
  format,
  formatdate,
  formatlist,
  indent,
  index,
  issensitive,
  join,
  jsondecode,
  jsonencode,
  keys,
  length,
  list,
  log,
  lookup,
  lower,
  map,
  matchkeys,
  max,
  md5,
  merge,
  min,
  nonsensitive,
  one,
  parseint,
  pathexpand,
  plantimestamp,
  pow,
  range,
  regex,
  regexall,
  replace,
  reverse,
  rsadecrypt,
  sensitive,
  setintersection,
  setproduct,
  setsubtract,
  setunion,
  sha1,
  sha256,
  sha512,
  signum,
  slice,
  sort,
  split,
  startswith,
  strcontains,
  strrev,
  substr,
  sum,
  textdecodebase64,
  textencodebase64,
  timeadd,
  timecmp,
  timestamp,
  title,
  tobool,
  tolist,
  tomap,
  tonumber,
  toset,
  tostring,
  transpose,
  trim,
  trimprefix,
  trimspace,
  trimsuffix,
  upper,
  urlencode,
  uuid,
  uuidv5,
  values,
  yamldecode,
  yamlencode,
  zipmap,
  'provider::terraform::decode_tfvars': decodeTfvars,
  'provider::terraform::encode_expr': encodeExpr,
  'provider::terraform::encode_tfvars': encodeTfvars,
}

/** Terraform’s functions by name; all but `try`, `can`, `templatefile` and `templatestring`, which evaluate. */
export const functions: ReadonlyMap<string, TerraformFunction> = new Map(
  Object.entries(table).map(([name, compute]) => [name, named(name, compute)]),
)

/** The function with its name and the place of the call in what it refuses. */
function named(name: string, compute: TerraformFunction): TerraformFunction {
  return call => {
    try {
      return compute(call)
    } catch (error) {
      if (error instanceof Refused) throw new EvaluationError(`${name}: ${error.message}`, call.at)
      throw error
    }
  }
}
