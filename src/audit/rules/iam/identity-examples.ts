/** An element of a statement, in HCL: `"s3:*"`, `["s3:GetObject", "s3:PutObject"]`. */
export interface ExampleStatement {
  readonly Effect?: string
  readonly Action?: string
  readonly NotAction?: string
  readonly Resource?: string
  readonly NotResource?: string
  /** `{ StringEquals = { "aws:SourceAccount" = "111122223333" } }` */
  readonly Condition?: string
}

/** The element whose line is marked as wrong. */
type Element = keyof ExampleStatement

/** A statement in every form in which an identity policy is written: one example for each type. */
export function inEveryForm(statement: ExampleStatement, wrong?: Element): readonly string[] {
  return [...inEveryResource(statement, wrong), inDataSource(statement, wrong)]
}

/** A statement in every type of resource that holds an identity policy. */
export function inEveryResource(statement: ExampleStatement, wrong?: Element): readonly string[] {
  const document = encoded([statement], wrong)
  return [
    `resource "aws_iam_policy" "p" {\n  policy = ${document}\n}`,
    `resource "aws_iam_role_policy" "p" {\n  role   = "app"\n  policy = ${document}\n}`,
    `resource "aws_iam_user_policy" "p" {\n  user   = "jim"\n  policy = ${document}\n}`,
    `resource "aws_iam_group_policy" "p" {\n  group  = "ops"\n  policy = ${document}\n}`,
    `resource "aws_iam_role" "r" {\n  inline_policy {\n    name   = "own"\n    policy = ${document}\n  }\n}`,
    `resource "aws_ssoadmin_permission_set_inline_policy" "p" {\n  inline_policy = ${document}\n}`,
  ]
}

/** Statements in a managed policy. */
export function inPolicy(statements: readonly ExampleStatement[], wrong?: Element): string {
  return `resource "aws_iam_policy" "p" {\n  policy = ${encoded(statements, wrong)}\n}`
}

function encoded(statements: readonly ExampleStatement[], wrong?: Element): string {
  const blocks = statements.map(each => `      {\n${lines({ Effect: '"Allow"', ...each }, wrong)}\n      },`)
  return `jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n${blocks.join('\n')}\n    ]\n  })`
}

function lines(statement: ExampleStatement, wrong: Element | undefined): string {
  const width = Math.max(...Object.keys(statement).map(name => name.length))
  return Object.entries(statement)
    .map(([name, value]) => `        ${name.padEnd(width)} = ${value}${name === wrong ? ' #!' : ''}`)
    .join('\n')
}

const NAMES: Readonly<Record<string, string>> = {
  Effect: 'effect',
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
}

/** The same as blocks; a condition is `{ Operator = { "key" = values } }`. */
export function inDataSource(statement: ExampleStatement, wrong?: Element): string {
  const { Condition, ...elements } = statement
  const width = Math.max(...Object.keys(elements).map(name => NAMES[name]?.length ?? 0))
  const attributes = Object.entries(elements).map(([name, value]) => {
    const written = name === 'Effect' || value.startsWith('[') ? value : `[${value}]`
    return `    ${NAMES[name]?.padEnd(width)} = ${written}${name === wrong ? ' #!' : ''}`
  })
  const all = [...attributes, ...(Condition === undefined ? [] : [conditionBlock(Condition)])]
  return `data "aws_iam_policy_document" "d" {\n  statement {\n${all.join('\n')}\n  }\n}`
}

function conditionBlock(condition: string): string {
  const [, test, variable, values = ''] = /^\{ (\w+) = \{ "([^"]+)" = (.+) \} \}$/.exec(condition) ?? []
  const list = values.startsWith('[') ? values : `[${values}]`
  return `    condition {\n      test     = "${test}"\n      variable = "${variable}"\n      values   = ${list}\n    }`
}
