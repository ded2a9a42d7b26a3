import { describe, expect, test } from 'vitest'
import type { Value } from '../../../src/audit/resource/value.ts'
import { evaluated, unknownOf } from './evaluated.ts'

const key = unknownOf({ address: 'aws_kms_key.k', attribute: 'arn' })
const bucket = unknownOf({ address: 'aws_s3_bucket.b', attribute: 'arn' })
const known: Value = {
  ...evaluated('"eu-west-1"'),
  references: [{ address: 'aws_x.y', attribute: 'region' }],
}
const names = { key, bucket, known, secret: evaluated('sensitive("hunter2")') }

function referencesOf(text: string): readonly string[] {
  return evaluated(text, { names }).references.map(({ address, attribute }) => `${address}.${attribute}`)
}

describe('A result refers to what it is made of', () => {
  const CASES: readonly (readonly [string, readonly string[]])[] = [
    ['format("%s/%s", key, bucket)', ['aws_kms_key.k.arn', 'aws_s3_bucket.b.arn']],
    ['join(",", [key, key])', ['aws_kms_key.k.arn']],
    ['jsonencode({ a = [key] })', ['aws_kms_key.k.arn']],
    ['upper(known)', ['aws_x.y.region']],
    ['lookup({ a = 1 }, key, bucket)', ['aws_kms_key.k.arn', 'aws_s3_bucket.b.arn']],
    ['lookup({ a = bucket }, "a", key)', ['aws_s3_bucket.b.arn']],
    ['coalesce(key, bucket)', ['aws_kms_key.k.arn', 'aws_s3_bucket.b.arn']],
    ['element([key, bucket], 1)', ['aws_s3_bucket.b.arn']],
    ['contains([key], "a")', ['aws_kms_key.k.arn']],
    ['length([key])', []],
  ]
  test.each(CASES)('%s: %j', (text, expected) => {
    expect(referencesOf(text)).toEqual(expected)
  })
})

test('A map that something unknown may replace an entry of refers to both there', () => {
  const merged = evaluated('merge({ a = key }, bucket)', { names })
  const entry = merged.kind === 'object' ? merged.entries.get('a') : undefined
  expect(entry?.references.map(({ address }) => address)).toEqual(['aws_kms_key.k', 'aws_s3_bucket.b'])
})

describe('A value keeps the place of its literal', () => {
  const CASES: readonly (readonly [string, string])[] = [
    ['element([1, "0.0.0.0/0"], 1)', '"0.0.0.0/0"'],
    ['lookup({ a = "x" }, "a", "y")', '"x"'],
    ['coalesce("", "x")', '"x"'],
    ['tostring(5)', '5'],
    ['tolist(["a"])', '["a"]'],
    ['one(["a"])', '"a"'],
    ['element(concat(["a"], ["b"]), 1)', '"b"'],
    ['lookup(merge({ a = 1 }, { b = 2 }), "b")', '2'],
    ['element(flatten([["a"], ["b"]]), 1)', '"b"'],
    ['element(reverse(["a", "b"]), 0)', '"b"'],
    ['element(values({ a = "x" }), 0)', '"x"'],
    ['element(distinct(["a", 2]), 1)', '2'],
    ['element(tolist(toset(["b", "a"])), 0)', '"a"'],
    ['element(slice(["a", "b"], 1, 2), 0)', '"b"'],
    ['lookup(jsondecode(jsonencode({ a = "x" })), "a")', '"x"'],
    ['sensitive("x")', '"x"'],
    ['upper("x")', 'upper("x")'],
  ]
  test.each(CASES)('%s: %s', (text, expected) => {
    const { start, end } = evaluated(text).place
    expect(text.slice(start.offset, end.offset)).toBe(expected)
  })
})

describe('What a file holds is where it is written there', () => {
  const files = { 'p.json': '{\n  "Action": "*"\n}\n', 'p.yaml': 'a: 1\nb:\n  - c: x\n' }

  test('the text has a segment for each line, and came through the call', () => {
    const text = evaluated('file("p.json")', { files })
    expect(text.place.path).toBe('p.json')
    expect(text.through.map(({ path }) => path)).toEqual(['main.tf'])
    const segments = text.kind === 'string' ? text.segments : undefined
    expect(segments?.map(({ offset, place }) => [offset, place.start.line, place.start.column])).toEqual([
      [0, 1, 1],
      [2, 2, 1],
      [18, 3, 1],
    ])
    expect(text.place.end).toEqual({ offset: 20, line: 4, column: 1 })
  })

  const CASES: readonly (readonly [string, string, number, number])[] = [
    ['lookup(jsondecode(file("p.json")), "Action")', 'p.json', 2, 13],
    ['lookup(element(lookup(yamldecode(file("p.yaml")), "b"), 0), "c")', 'p.yaml', 3, 8],
  ]
  test.each(CASES)('%s is in %s at %i:%i', (text, path, line, column) => {
    const { place, through } = evaluated(text, { files })
    expect([place.path, place.start.line, place.start.column]).toEqual([path, line, column])
    expect(through.map(({ path }) => path)).toEqual(['main.tf'])
  })
})

describe('What is made of something sensitive is sensitive', () => {
  const CASES: readonly string[] = [
    'format("p=%s", secret)',
    'join(",", ["a", secret])',
    'upper(secret)',
    'jsonencode({ p = secret })',
    'base64encode(secret)',
    'element(sensitive(["a"]), 0)',
    'lookup(sensitive({ a = "x" }), "a")',
    'length(secret)',
    'split(",", secret)',
    'lookup(jsondecode(sensitive("{\\"a\\":1}")), "a")',
    'concat(sensitive(["a"]), ["b"])',
    'tostring(sensitive(5))',
    'element(flatten([sensitive(["a"])]), 0)',
    'sha256(secret)',
  ]
  test.each(CASES)('%s', text => {
    expect(evaluated(text, { names }).isSensitive).toBe(true)
  })

  test('until somebody says that it is not', () => {
    expect(evaluated('nonsensitive(secret)', { names }).isSensitive).toBeUndefined()
  })
})

test('jsonencode keeps what it encoded, also where parts are unknown', () => {
  for (const text of ['jsonencode({ a = ["x"] })', 'jsonencode({ a = [key] })']) {
    const encoded = evaluated(text, { names })
    const decoded = encoded.kind === 'string' || encoded.kind === 'unknown' ? encoded.decoded : undefined
    expect(decoded?.kind).toBe('object')
    expect(decoded?.place.start.column).toBe(12)
  }
})
