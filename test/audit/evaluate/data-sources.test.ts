import { describe, expect, test } from 'vitest'
import type { Value } from '../../../src/audit/resource/value.ts'
import { evaluated, type Files, resourceAt, shown, shownAt, shownPlace } from './shown.ts'

/** What the document `d` holds, as JSON with `…` for what may be there besides, or its text as far as it is known. */
function documentOf(files: Files): Value {
  const { value } = resourceAt(evaluated(files), 'aws_x.y').get('a')
  if (value?.kind !== 'string' && value?.kind !== 'unknown') throw new Error('There is no text')
  if (value.decoded === undefined) throw new Error('There is no document')
  return value.decoded
}

const use = 'resource "aws_x" "y" {\n  a = data.aws_iam_policy_document.d.json\n}\nvariable "unset" {}\n'

function statements(body: string): string {
  const document = documentOf(`${use}data "aws_iam_policy_document" "d" {\n${body}\n}\n`)
  const list = document.kind === 'object' ? document.entries.get('Statement') : undefined
  return list === undefined ? '-' : shown(list)
}

/** The body of a document, and its statements. */
const documents: Record<string, readonly (readonly [string, string])[]> = {
  'statements have the names that they have in the document': [
    ['', '[]'],
    ['statement {}', '[{Effect: "Allow"}]'],
    [
      'statement {\n  sid = "s"\n  effect = "Deny"\n  actions = ["a:b", "a:c"]\n  resources = ["*"]\n}',
      '[{Sid: "s", Effect: "Deny", Action: ["a:b", "a:c"], Resource: "*"}]',
    ],
    [
      'statement {\n  sid = ""\n  not_actions = ["a:b"]\n  not_resources = ["x", "y"]\n}',
      '[{Effect: "Allow", NotAction: "a:b", NotResource: ["x", "y"]}]',
    ],
    [
      'statement {\n  resources = ["arn:&{aws:username}"]\n}',
      '[{Effect: "Allow", Resource: "arn:${aws:username}"}]',
    ],
    [
      'statement {\n  resources = ["${aws_z.z.arn}/&{aws:username}"]\n}',
      '[{Effect: "Allow", Resource: ?"‹›/${aws:username}" <aws_z.z.arn>}]',
    ],
    ['statement {\n  effect = var.unset\n  actions = var.unset\n}', '[{Effect: ?, Action: ?}]'],
    [
      'statement { sid = "a" }\nstatement { sid = "b" }',
      '[{Sid: "a", Effect: "Allow"}, {Sid: "b", Effect: "Allow"}]',
    ],
    [
      'dynamic "statement" {\n  for_each = ["a", "b"]\n  content { sid = statement.value }\n}',
      '[{Sid: "a", Effect: "Allow"}, {Sid: "b", Effect: "Allow"}]',
    ],
    [
      'dynamic "statement" {\n  for_each = var.unset\n  content { actions = ["*"] }\n}',
      '[{Effect: "Allow", Action: "*"}, …]',
    ],
  ],
  'principals by their type': [
    [
      'statement {\n  principals {\n    type = "*"\n    identifiers = ["*"]\n  }\n}',
      '[{Effect: "Allow", Principal: "*"}]',
    ],
    [
      'statement {\n  principals {\n    type = "AWS"\n    identifiers = ["*"]\n  }\n}',
      '[{Effect: "Allow", Principal: {AWS: "*"}}]',
    ],
    [
      'statement {\n  principals {\n    type = "AWS"\n    identifiers = ["1"]\n  }\n  principals {\n    type = "Service"\n    identifiers = ["x", "y"]\n  }\n  principals {\n    type = "AWS"\n    identifiers = ["2"]\n  }\n}',
      '[{Effect: "Allow", Principal: {AWS: ["1", "2"], Service: ["x", "y"]}}]',
    ],
    [
      'statement {\n  not_principals {\n    type = "AWS"\n    identifiers = ["1", aws_z.z.arn]\n  }\n}',
      '[{Effect: "Allow", NotPrincipal: {AWS: ["1", ? <aws_z.z.arn>]}}]',
    ],
    [
      'statement {\n  principals {\n    type = var.unset\n    identifiers = ["1"]\n  }\n}',
      '[{Effect: "Allow", Principal: {…}}]',
    ],
  ],
  'conditions by operator and variable': [
    [
      'statement {\n  condition {\n    test = "StringEquals"\n    variable = "aws:a"\n    values = ["x"]\n  }\n  condition {\n    test = "StringEquals"\n    variable = "aws:b"\n    values = ["y", "z"]\n  }\n  condition {\n    test = "Bool"\n    variable = "aws:c"\n    values = ["true"]\n  }\n}',
      '[{Effect: "Allow", Condition: {StringEquals: {aws:a: "x", aws:b: ["y", "z"]}, Bool: {aws:c: "true"}}}]',
    ],
    [
      'statement {\n  condition {\n    test = "Bool"\n    variable = var.unset\n    values = ["x"]\n  }\n}',
      '[{Effect: "Allow", Condition: {…}}]',
    ],
  ],
  'documents are merged, and a later statement replaces one with the same sid': [
    [
      'source_policy_documents = [data.aws_iam_policy_document.s.json]\n  statement { sid = "own" }',
      '[{Sid: "s", Effect: "Deny"}, {Effect: "Allow", Action: "s:*"}, {Sid: "own", Effect: "Allow"}]',
    ],
    [
      'override_policy_documents = [data.aws_iam_policy_document.s.json]\n  statement { sid = "s" }\n  statement {}',
      '[{Sid: "s", Effect: "Deny"}, {Effect: "Allow"}, {Effect: "Allow", Action: "s:*"}]',
    ],
    [
      'source_json = data.aws_iam_policy_document.s.json\n  statement { sid = "s" }',
      '[{Sid: "s", Effect: "Allow"}, {Effect: "Allow", Action: "s:*"}]',
    ],
    ['override_json = jsonencode({ Statement = { Sid = "j" } })', '[{Sid: "j"}]'],
    ['source_policy_documents = ["{\\"Statement\\": [{\\"Sid\\": \\"t\\"}]}", ""]', '[{Sid: "t"}]'],
    ['source_policy_documents = [var.unset]\n  statement {}', '[{Effect: "Allow"}, …]'],
    ['source_policy_documents = var.unset\n  statement {}', '[{Effect: "Allow"}, …]'],
    ['source_policy_documents = ["no document"]', '[…]'],
    [
      'source_policy_documents = ["{\\"Statement\\": [{\\"Action\\": \\"${var.unset}:*\\"}]}"]',
      '[{Action: ?"‹›:*"}]',
    ],
  ],
}

const source =
  'data "aws_iam_policy_document" "s" {\n  statement {\n    sid = "s"\n    effect = "Deny"\n  }\n  statement {\n    actions = ["s:*"]\n  }\n}\n'

describe.each(Object.entries(documents))('%s', (_, cases) => {
  test.each(cases)('%s', (body, expected) => {
    expect(statements(`${body}\n}\n${source.trimEnd().slice(0, -2)}`)).toBe(expected)
  })
})

test('the text of a document is the document', () => {
  const text = `${use}data "aws_iam_policy_document" "d" {\n  policy_id = "i"\n  statement {\n    actions = ["a:b"]\n    resources = ["*"]\n  }\n}\n`
  expect(shownAt(evaluated(text), 'aws_x.y', 'a')).toBe(
    `${JSON.stringify('{"Id":"i","Statement":[{"Action":"a:b","Effect":"Allow","Resource":"*"}],"Version":"2012-10-17"}')} <data.aws_iam_policy_document.d.json>`,
  )
})

test('every part of a document has the place where it is written', () => {
  const text = `data "aws_iam_policy_document" "d" {
  statement {
    actions = [
      "a:b",
      local.action,
    ]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
  }
}
locals { action = "a:c" }
resource "aws_x" "y" { a = data.aws_iam_policy_document.d.json }`
  const places: string[] = []
  const collect = (path: string, value: Value): void => {
    places.push(`${path} ${[...value.through, value.place].map(shownPlace).join(' → ')}`)
    if (value.kind === 'list') value.items.forEach((item, at) => collect(`${path}.${at}`, item))
    if (value.kind === 'object') for (const [key, entry] of value.entries) collect(`${path}.${key}`, entry)
  }
  collect('', documentOf(text))
  expect(places).toEqual([
    ' main.tf:1:1-35',
    '.Version main.tf:1:1-35',
    '.Statement main.tf:1:1-35',
    '.Statement.0 main.tf:2:3-12',
    '.Statement.0.Effect main.tf:2:3-12',
    '.Statement.0.Action main.tf:3:15',
    '.Statement.0.Action.0 main.tf:4:7-12',
    '.Statement.0.Action.1 main.tf:5:7-19 → main.tf:13:19-24',
    '.Statement.0.Principal main.tf:7:5-15',
    '.Statement.0.Principal.AWS main.tf:9:22-25',
  ])
})

test('documents that are sources of each other in a circle are not known', () => {
  const text = `${use}data "aws_iam_policy_document" "d" {\n  source_json = data.aws_iam_policy_document.d.json\n}\n`
  expect(shownAt(evaluated(text), 'aws_x.y', 'a')).toContain('?')
})

describe('other data sources', () => {
  test.each([
    [
      'data "template_file" "d" {\n  template = "a-$${v}"\n  vars = { v = var.unset }\n}',
      'data.template_file.d.rendered',
      '?"a-‹›" <data.template_file.d.rendered>',
    ],
    [
      'data "null_data_source" "d" {\n  inputs = { v = "x" }\n}',
      'data.null_data_source.d.outputs["v"]',
      '"x" <data.null_data_source.d.outputs>',
    ],
    [
      'data "local_file" "d" {\n  filename = "${path.module}/a.txt"\n}',
      'data.local_file.d.content',
      '"text" <data.local_file.d.content>',
    ],
    [
      'data "aws_caller_identity" "d" {}',
      '"arn:${data.aws_caller_identity.d.account_id}"',
      '?"arn:‹›" <data.aws_caller_identity.d.account_id>',
    ],
    ['data "aws_partition" "d" {}', 'data.aws_partition.d.partition', '? <data.aws_partition.d.partition>'],
  ])('%s', (block, expression, expected) => {
    const root = evaluated({
      'main.tf': `${block}\nvariable "unset" {}\noutput "o" {\n  value = ${expression}\n}\n`,
      'a.txt': 'text',
    })
    expect(shownAt(root, 'output.o', 'value')).toBe(expected)
    expect(root.problems).toEqual([])
  })
})
