/** An example of each way to attach a policy of AWS’s; the line that names it is marked where it is wrong. */
export function attachedInEveryWay(name: string, mark: '' | '#!'): readonly string[] {
  const arn = `"arn:aws:iam::aws:policy/${name}"`
  return [
    `resource "aws_iam_role_policy_attachment" "a" {\n  role       = "app"\n  policy_arn = ${arn} ${mark}\n}`,
    `resource "aws_iam_user_policy_attachment" "a" {\n  user       = "jim"\n  policy_arn = ${arn} ${mark}\n}`,
    `resource "aws_iam_group_policy_attachment" "a" {\n  group      = "ops"\n  policy_arn = ${arn} ${mark}\n}`,
    `resource "aws_iam_policy_attachment" "a" {\n  name       = "a"\n  roles      = ["app"]\n  policy_arn = ${arn} ${mark}\n}`,
    `resource "aws_iam_role" "r" {\n  managed_policy_arns = [${arn}] ${mark}\n}`,
    `resource "aws_iam_role_policy_attachments_exclusive" "a" {\n  role_name   = "app"\n  policy_arns = [${arn}] ${mark}\n}`,
    `resource "aws_iam_user_policy_attachments_exclusive" "a" {\n  user_name   = "jim"\n  policy_arns = [${arn}] ${mark}\n}`,
    `resource "aws_iam_group_policy_attachments_exclusive" "a" {\n  group_name  = "ops"\n  policy_arns = [${arn}] ${mark}\n}`,
    `resource "aws_ssoadmin_managed_policy_attachment" "a" {\n  managed_policy_arn = ${arn} ${mark}\n}`,
    `data "aws_partition" "p" {}
resource "aws_iam_role_policy_attachment" "a" {
  role       = "app"
  policy_arn = "arn:\${data.aws_partition.p.partition}:iam::aws:policy/${name}" ${mark}
}`,
  ]
}

/** The data source that asks for it, by its name and by its ARN, with a role that takes it from there. */
export function askedForInEveryWay(name: string, mark: '' | '#!'): readonly string[] {
  const attachment = `resource "aws_iam_role_policy_attachment" "a" {
  role       = "app"
  policy_arn = data.aws_iam_policy.p.arn ${mark}
}`
  return [
    `data "aws_iam_policy" "p" {\n  name = "${name}" ${mark}\n}\n${attachment}`,
    `data "aws_iam_policy" "p" {\n  arn = "arn:aws:iam::aws:policy/${name}" ${mark}\n}\n${attachment}`,
  ]
}

/** Of these, nothing is known. */
export const UNKNOWN_ATTACHMENTS: readonly string[] = [
  'variable "p" {}\nresource "aws_iam_role_policy_attachment" "a" {\n  role       = "app"\n  policy_arn = var.p\n}',
]

/** A policy of one’s own. */
export const OWN_ATTACHMENT = `resource "aws_iam_policy" "p" {}
resource "aws_iam_role_policy_attachment" "a" {
  role       = "app"
  policy_arn = aws_iam_policy.p.arn
}`
