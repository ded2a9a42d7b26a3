import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, not, type Truth, truth } from '../../resource/truth.ts'
import { isAdministrator } from '../../views/policy/admin.ts'
import { requiresMfa } from '../../views/policy/conditions.ts'
import { somePrincipal } from '../../views/policy/principals.ts'
import { judgeTrust } from './trust.ts'
import { aRole } from './trust-examples.ts'

/** Who becomes an administrator shows a second factor. */
export const privilegedRoleWithoutMfa = defineRule({
  id: 'privileged-role-without-mfa',
  title: 'Role of administrators is assumed without multi-factor authentication',
  why: 'Whoever has the password or key of one person becomes an administrator.',
  severity: 'medium',
  topic: 'iam',
  checklist: 'iam/mfa',
  aliases: [],
  scope: 'resource',
  resources: ['aws_iam_role'],
  fix: 'Ask for `aws:MultiFactorAuthPresent` with `Bool` in a condition of the trust policy.',

  evaluate(role, configuration) {
    return judgeTrust(role, statement => {
      const isForPeople = somePrincipal(statement.principals, mayBePerson)
      const isOpen = both(isForPeople, not(requiresMfa(statement)))
      if (isOpen === 'no') return []
      const isPrivileged = isAdministrator(role, configuration)
      return forbidThat(both(isOpen, isPrivileged), statement.principals.at, 'No second factor is asked for.')
    })
  },

  examples: {
    passes: [
      admin('{ AWS = "111122223333" }', 'Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }'),
      admin('{ Service = "codebuild.amazonaws.com" }'),
      admin('{ AWS = "arn:aws:iam::111122223333:role/deploy" }'),
      aRole('{ AWS = "111122223333" }'),
    ],
    fails: [
      admin('{ AWS = "111122223333" }', '', '#!'),
      admin('{ AWS = ["arn:aws:iam::111122223333:user/jim"] }', '', '#!'),
      admin(
        '{ AWS = "111122223333" }',
        'Condition = { BoolIfExists = { "aws:MultiFactorAuthPresent" = "true" } }',
        '#!',
      ),
    ],
    undecided: [
      `variable "p" {}\n${aRole('{ AWS = "111122223333" }')}\nresource "aws_iam_role_policy_attachment" "a" {\n  role       = aws_iam_role.r.name\n  policy_arn = var.p\n}`,
    ],
  },
})

/** An account as a whole, or a user: roles and services have no second factor. */
function mayBePerson({ value }: Attribute, type: string | null): Truth {
  if (type !== 'AWS' && type !== '*') return type === null ? 'unknown' : 'no'
  if (value?.kind === 'unknown') {
    const end = value.pieces?.at(-1)
    if (typeof end === 'string') return truth(/:root$|:user\//.test(end))
    return value.references.length > 0 ? 'no' : 'unknown'
  }
  return truth(/^(?:\*|\d{12}|arn:aws[^:]*:iam::\d{12}:(?:root|user\/.+))$/.test(textOf(value) ?? ''))
}

function admin(principal: string, more = '', mark: '' | '#!' = ''): string {
  return `${aRole(principal, more, mark)}
resource "aws_iam_role_policy_attachment" "a" {
  role       = aws_iam_role.r.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}`
}
