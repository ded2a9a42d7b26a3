/** A role whose trust policy has one statement; the principal’s line is marked where it is wrong. */
export function aRole(
  principal: string,
  more = '',
  mark: '' | '#!' = '',
  action = '"sts:AssumeRole"',
): string {
  return `resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = ${action}
      Principal = ${principal} ${mark}
      ${more}
    }]
  })
}`
}

/** The same from a data source. */
export function aTrustDocument(
  type: string,
  identifiers: string,
  more = '',
  marks: { document?: string; role?: string } = {},
  action = '"sts:AssumeRole"',
): string {
  return `data "aws_iam_policy_document" "trust" {
  statement {
    actions = [${action}]
    principals {
      type        = "${type}"
      identifiers = [${identifiers}] ${marks.document ?? ''}
    }
    ${more}
  }
}
resource "aws_iam_role" "r" {
  assume_role_policy = data.aws_iam_policy_document.trust.json ${marks.role ?? ''}
}`
}

/** A trust policy of which nothing is known. */
export const UNKNOWN_TRUST = 'variable "p" {}\nresource "aws_iam_role" "r" {\n  assume_role_policy = var.p\n}'

/** The action of those who come with a token of an identity provider. */
export const WEB = '"sts:AssumeRoleWithWebIdentity"'
