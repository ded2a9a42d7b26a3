/** A role whose trust policy has one statement; the principal’s line is marked where it is wrong. */
export function aRole(
  principal: string,
  more = '',
  mark: '' | '#!' = '',
  action = '"sts:AssumeRole"',
): string {
  const elements = [
    'Effect    = "Allow"',
    `Action    = ${action}`,
    `Principal = ${principal} ${mark}`.trimEnd(),
    more,
  ]
  return `resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
${inLines(elements, 6)}
    }]
  })
}`
}

function inLines(elements: readonly string[], indent: number): string {
  return elements
    .filter(element => element !== '')
    .map(element => ' '.repeat(indent) + element)
    .join('\n')
}

/** The same from a data source. */
export function aTrustDocument(
  type: string,
  identifiers: string,
  more = '',
  marks: { document?: string; role?: string } = {},
  action = '"sts:AssumeRole"',
): string {
  const principals = [
    'principals {',
    `  type        = "${type}"`,
    `  identifiers = [${identifiers}] ${marks.document ?? ''}`.trimEnd(),
    '}',
  ]
  return `data "aws_iam_policy_document" "trust" {
  statement {
${inLines([`actions = [${action}]`, ...principals, more], 4)}
  }
}
resource "aws_iam_role" "r" {
${inLines([`assume_role_policy = data.aws_iam_policy_document.trust.json ${marks.role ?? ''}`.trimEnd()], 2)}
}`
}

/** A trust policy of which nothing is known. */
export const UNKNOWN_TRUST = 'variable "p" {}\nresource "aws_iam_role" "r" {\n  assume_role_policy = var.p\n}'

/** The action of those who come with a token of an identity provider. */
export const WEB = '"sts:AssumeRoleWithWebIdentity"'
