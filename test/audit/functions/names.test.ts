import { expect, test } from 'vitest'
import { functions } from '../../../src/audit/functions/index.ts'
import { answer } from './evaluated.ts'

/** What `terraform metadata functions -json` of version 1.11.4 lists, without the namespace `core::`. */
const NAMES = `
  abs abspath alltrue anytrue base64decode base64encode base64gzip base64sha256 base64sha512
  basename bcrypt can ceil chomp chunklist cidrhost cidrnetmask cidrsubnet cidrsubnets coalesce
  coalescelist compact concat contains csvdecode dirname distinct element endswith
  ephemeralasnull file filebase64 filebase64sha256 filebase64sha512 fileexists filemd5 fileset
  filesha1 filesha256 filesha512 flatten floor format formatdate formatlist indent index
  issensitive join jsondecode jsonencode keys length log lookup lower matchkeys max md5 merge min
  nonsensitive one parseint pathexpand plantimestamp pow range regex regexall replace reverse
  rsadecrypt sensitive setintersection setproduct setsubtract setunion sha1 sha256 sha512 signum
  slice sort split startswith strcontains strrev substr sum templatefile templatestring
  textdecodebase64 textencodebase64 timeadd timecmp timestamp title tobool tolist tomap tonumber
  toset tostring transpose trim trimprefix trimspace trimsuffix try upper urlencode uuid uuidv5
  values yamldecode yamlencode zipmap
`
  .trim()
  .split(/\s+/)

/** Of the provider `terraform`, which is built in. */
const OF_PROVIDER = ['decode_tfvars', 'encode_expr', 'encode_tfvars'].map(
  name => `provider::terraform::${name}`,
)

/** They take expressions or evaluate templates, and are the evaluator’s. */
const OF_EVALUATOR: readonly string[] = ['can', 'templatefile', 'templatestring', 'try']

/** From before version 0.12: modules that are as old have them still. */
const LEGACY: readonly string[] = ['list', 'map']

/** A call whose result is not known before Terraform runs, and what it depends on. */
const NEVER_KNOWN: readonly (readonly [string, string])[] = [
  ['timestamp()', 'the time'],
  ['plantimestamp()', 'the time'],
  ['uuid()', 'chance'],
  ['bcrypt("a")', 'chance'],
  ['base64gzip("a")', 'how the compressor is built'],
  ['rsadecrypt("YQ==", "key")', 'a private key, which nobody should have written down'],
  ['abspath("a")', 'the machine that runs Terraform'],
  ['pathexpand("~/a")', 'the person who runs Terraform'],
  ['provider::terraform::encode_tfvars({ a = 1 })', 'how Terraform formats its own language'],
  ['provider::terraform::decode_tfvars("a = 1")', 'an evaluation of its own'],
  ['provider::terraform::encode_expr(1)', 'how Terraform formats its own language'],
]

test('every function of Terraform has an implementation, and there are no others', () => {
  const wanted = [...NAMES.filter(name => !OF_EVALUATOR.includes(name)), ...LEGACY, ...OF_PROVIDER]
  expect([...functions.keys()].toSorted()).toEqual(wanted.toSorted())
})

test.each(NEVER_KNOWN)('%s is never known: it depends on %s', expression => {
  expect(answer(expression)).toBe('"(unknown)"')
})

test('what is never known still takes its own arguments only', () => {
  expect(answer('uuid("a")')).toBe('refused')
})
