import { describe, expect, test } from 'vitest'
import { evaluateRoot } from '../../../../src/audit/evaluate/evaluate-root.ts'
import { textOf } from '../../../../src/audit/resource/predicates.ts'
import { policyOf } from '../../../../src/audit/views/policy/policy-of.ts'
import { isOnEverything } from '../../../../src/audit/views/policy/resources.ts'
import { aTree } from '../../a-tree.ts'
import { aResource, aTemplate, aText, aValue, lineAt, thePolicy } from './a-document.ts'

const DOCUMENT = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'one',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: '*',
      Principal: { AWS: ['111122223333'], Service: 'ec2.amazonaws.com' },
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1', 'aws:SourceAccount': ['1', '2'] } },
    },
    { Effect: 'Deny', NotAction: 'iam:*', NotResource: ['a'], NotPrincipal: '*' },
  ],
}

const forms = [
  ['a text', aText(JSON.stringify(DOCUMENT))],
  ['a text of several lines', aText(JSON.stringify(DOCUMENT, null, 2), 'lines')],
  ['an object that was encoded', { ...aText('…'), decoded: aValue(DOCUMENT) }],
  ['something unknown that was encoded', { ...aTemplate([null]), decoded: aValue(DOCUMENT) }],
  ['a text with other case in its names', aText(JSON.stringify(DOCUMENT).replaceAll('"Effect"', '"effect"'))],
  ['a single statement', aText(JSON.stringify({ Statement: DOCUMENT.Statement[0] }))],
] as const

describe('a policy document in', () => {
  test.each(forms)('%s has its statements', (_, value) => {
    const { statements, isComplete, problem } = policyOf(thePolicy(value))
    const [first] = statements
    expect([isComplete, problem]).toEqual([true, null])
    expect([first?.isAllow, first?.isDeny, textOf(first?.sid.value ?? null)]).toEqual(['yes', 'no', 'one'])
    expect(first?.actions.each().map(({ value }) => textOf(value))).toEqual(['s3:GetObject', 's3:PutObject'])
    expect(first?.resources.each().map(({ value }) => textOf(value))).toEqual(['*'])
    expect(first?.notActions.isWritten).toBe(false)
    expect(first?.principals.groups.map(({ type }) => type)).toEqual(['AWS', 'Service'])
    const conditions = first?.conditions.all.map(({ operator, key, values }) =>
      [operator, key, ...values.each()].map(({ value }) => textOf(value)),
    )
    expect(conditions).toEqual([
      ['StringEquals', 'aws:PrincipalOrgID', 'o-1'],
      ['StringEquals', 'aws:SourceAccount', '1', '2'],
    ])
  })

  test('Not… elements and `"*"` as principal are read', () => {
    const second = policyOf(thePolicy(aText(JSON.stringify(DOCUMENT)))).statements[1]
    expect([second?.isAllow, second?.isDeny]).toEqual(['no', 'yes'])
    expect(second?.notActions.each()).toHaveLength(1)
    expect(second?.notResources.each()).toHaveLength(1)
    expect(second?.notPrincipals).toMatchObject({ isWritten: true, groups: [{ type: '*' }] })
    expect(second?.principals.isWritten).toBe(false)
  })

  test('an attribute that is not written holds none', () => {
    expect(policyOf(aResource({}).get('policy'))).toMatchObject({
      statements: [],
      isComplete: true,
      problem: null,
    })
  })

  test('the same attribute is read once', () => {
    const resource = aResource({ policy: aText(JSON.stringify(DOCUMENT)) })
    expect(policyOf(resource.get('policy'))).toBe(policyOf(resource.get('policy')))
  })
})

describe('places', () => {
  test('are exact in a text of several lines', () => {
    const text = '{\n  "Statement": {\n    "Effect": "Allow",\n    "Action": ["a:b", "c:d"]\n  }\n}'
    const [statement] = policyOf(thePolicy(aText(text, 'lines'))).statements
    const second = statement?.actions.each()[1]
    expect(second?.place).toEqual(lineAt(5, 25, 5))
    expect(statement?.at.place.start).toMatchObject({ line: 3, column: 18 })
    expect(statement?.at.place.end).toMatchObject({ line: 6, column: 6 })
    expect(statement?.effect.path).toBe('policy.Statement.Effect')
  })

  test('are exact behind unknown parts', () => {
    const pieces = ['{"Statement":{"Action":"x', null, 'y","Resource":"r"}}']
    const [statement] = policyOf(thePolicy(aTemplate(pieces))).statements
    expect(statement?.resources.place).toEqual(lineAt(2, 3 + 39, 3))
  })

  test('are the whole piece where it is not written as it reads', () => {
    const text = '{"Statement":{"Action":"x"}}'
    const place = lineAt(4, 3, 40)
    const value = { ...aText(text), segments: [{ offset: 0, place }] }
    expect(policyOf(thePolicy(value)).statements[0]?.actions.place).toEqual(place)
  })

  test('are exact in an indented heredoc, beside what was put in', () => {
    const text = `variable "service" {
  default = "sqs"
}
resource "aws_iam_policy" "p" {
  policy = <<-EOT
    { "Statement": {
      "Action": ["s3:GetObject", "\${var.service}:*"], "Resource": "*"
    } }
  EOT
}`
    const { configuration } = evaluateRoot(aTree({ 'main.tf': text }), '')
    const [statement] = policyOf(
      configuration.ofType('aws_iam_policy')[0]?.get('policy') ?? thePolicy(aText('')),
    ).statements
    const written = [...(statement?.actions.each() ?? []), statement?.resources].map(each => {
      const { start, end } = each?.place ?? lineAt(1, 1, 0)
      return text.slice(start.offset, end.offset)
    })
    expect(written).toEqual(['"s3:GetObject"', '"${var.service}:*"', '"*"'])
    expect(statement?.resources.place.start).toMatchObject({ line: 7, column: 67 })
  })

  test('are the whole text where it has no pieces', () => {
    const [statement] = policyOf(thePolicy(aText(JSON.stringify(DOCUMENT)))).statements
    expect(statement?.at.place).toEqual(lineAt(1, 1, 10))
  })

  test('of what was encoded are its own, and say on which way it was reached', () => {
    const way = lineAt(7, 1, 5)
    const [statement] = policyOf(
      thePolicy({ ...aText('…'), through: [way], decoded: aValue(DOCUMENT) }),
    ).statements
    expect(statement?.actions.each()[0]?.value).toMatchObject({
      place: { start: { line: 9 } },
      through: [way],
    })
  })
})

describe('what is not known', () => {
  test('a part of a text leaves the rest known', () => {
    const pieces = [
      '{"Statement":[{"Effect":"Allow","Action":["s3:*","',
      null,
      ':*"],"Resource":"',
      null,
      '/*"}]}',
    ]
    const { statements, isComplete } = policyOf(thePolicy(aTemplate(pieces, ['aws_s3_bucket.b'])))
    expect(isComplete).toBe(true)
    expect(statements[0]?.actions.each().map(({ value }) => value)).toMatchObject([
      { kind: 'string', value: 's3:*' },
      { kind: 'unknown', pieces: [null, ':*'] },
    ])
    expect(statements[0]?.resources.value).toMatchObject({
      kind: 'unknown',
      pieces: [null, '/*'],
      references: [{ address: 'aws_s3_bucket.b' }],
    })
  })

  test('each unknown part refers to what it refers to, and not to what the others do', () => {
    const text = `variable "key" {}
resource "aws_s3_bucket" "b" {}
resource "aws_iam_policy" "p" {
  policy = <<-EOT
    { "Statement": [
      { "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["\${aws_s3_bucket.b.arn}/*", "\${aws_s3_bucket.b.arn}"] },
      { "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "\${var.key}" }
    ] }
  EOT
}`
    const { configuration } = evaluateRoot(aTree({ 'main.tf': text }), '')
    const [policy] = configuration.ofType('aws_iam_policy')
    const { statements } = policyOf(policy?.get('policy') ?? thePolicy(aText('')))
    const referred = statements.map(({ resources }) =>
      resources.each().map(({ value }) => value?.references.map(({ address }) => address)),
    )
    expect(referred).toEqual([[['aws_s3_bucket.b'], ['aws_s3_bucket.b']], [[]]])
    expect(statements.map(isOnEverything)).toEqual(['no', 'unknown'])
  })

  test('a part outside of quotation marks is one unknown value', () => {
    const [statement] = policyOf(
      thePolicy(aTemplate(['{"Statement":[{"Effect":"Allow","Action":', null, ',"Resource":"*"}]}'])),
    ).statements
    expect(statement?.actions.value?.kind).toBe('unknown')
    expect(statement?.resources.value).toMatchObject({ value: '*' })
  })

  test('behind a quotation mark that is part of a string, a part is still in the string', () => {
    const pieces = ['{"Statement":{"Sid":"a \\"', null, '\\" b","Resource":"*"}}']
    const [statement] = policyOf(thePolicy(aTemplate(pieces))).statements
    expect(statement?.sid.value).toMatchObject({ kind: 'unknown', pieces: ['a "', null, '" b'] })
    expect(statement?.resources.value).toMatchObject({ value: '*' })
  })

  test('an unknown statement beside known ones leaves these', () => {
    const pieces = ['{"Statement":[{"Effect":"Allow"},', null, ']}']
    expect(policyOf(thePolicy(aTemplate(pieces)))).toMatchObject({ statements: [{}], isComplete: false })
  })

  test('in the name of a condition’s key, its known parts are kept', () => {
    const pieces = ['{"Statement":[{"Condition":{"StringLike":{"', null, ':sub":"repo:a/b:*"}}}]}']
    const [statement] = policyOf(thePolicy(aTemplate(pieces))).statements
    expect(statement?.conditions.all[0]?.key.value).toMatchObject({ kind: 'unknown', pieces: [null, ':sub'] })
  })

  test.each([
    ['a value of which nothing is known', aTemplate([null])],
    ['a value without pieces', aValue(undefined)],
    ['an unknown list of statements', { ...aText('…'), decoded: aValue({ Statement: undefined }) }],
  ] as const)('%s may hold any statement', (_, value) => {
    expect(policyOf(thePolicy(value))).toMatchObject({ statements: [], isComplete: false, problem: null })
  })

  test('parts that break the text make no problem, but nothing complete', () => {
    const pieces = ['{"Statement":[{"Effect":"Allow"} ', null, ' {"Effect":"Deny"}]}']
    expect(policyOf(thePolicy(aTemplate(pieces)))).toMatchObject({ isComplete: false, problem: null })
  })
})

describe('what is no policy', () => {
  test('says where it is not JSON, and what is there is read', () => {
    const { statements, isComplete, problem } = policyOf(
      thePolicy(aText('{\n"Statement": [{"Effect": "Allow"},]\n}', 'lines')),
    )
    expect(problem?.place.start).toMatchObject({ line: 3, column: 3 + 33 })
    expect(problem?.says).toMatch(/comma/)
    expect([statements.length, isComplete]).toEqual([1, false])
  })

  test.each([
    ['a list', aText('[]')],
    ['a number', aValue(5)],
    ['a text in quotation marks', aText('"*"')],
  ])('%s has a problem', (_, value) => {
    expect(policyOf(thePolicy(value)).problem?.says).toMatch(/JSON object/)
  })

  test('an empty text holds nothing, and that is none', () => {
    expect(policyOf(thePolicy(aText(' ')))).toMatchObject({ statements: [], isComplete: true, problem: null })
  })

  test('a text that is longer than any policy is not read', () => {
    const text = `{"Statement":[${'{"Effect":"Allow"},'.repeat(20_000)}{}]}`
    const { statements, isComplete, problem } = policyOf(thePolicy(aText(text)))
    expect([statements, isComplete]).toEqual([[], false])
    expect(problem?.says).toMatch(/200000 characters/)
  })

  test('of more statements than a policy can hold, the others may say anything', () => {
    const text = `{"Statement":[${'{},'.repeat(2_000)}{}]}`
    const { statements, isComplete } = policyOf(thePolicy(aText(text)))
    expect([statements.length, isComplete]).toEqual([1000, false])
  })

  test('hostile texts are read in no time', () => {
    const texts = [
      '['.repeat(199_000),
      '{"Statement":['.repeat(14_000),
      `{"Statement":[${'{},'.repeat(60_000)}{}]}`,
    ]
    for (const text of texts) policyOf(thePolicy(aText(text, 'lines')))
    policyOf(thePolicy(aTemplate(Array.from({ length: 100_000 }, (_, at) => (at % 2 ? null : '","')))))
  }, 5000)
})
