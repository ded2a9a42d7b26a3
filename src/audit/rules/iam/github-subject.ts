import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { textOf } from '../../resource/predicates.ts'
import { both, either, not, type Truth } from '../../resource/truth.ts'
import { holdsEquality, isOneOf } from '../../views/policy/conditions.ts'
import { POLICY_DOCUMENT } from '../../views/policy/identity-policies.ts'
import { pick } from '../../views/policy/pick.ts'
import type { Statement } from '../../views/policy/policy.ts'
import { principalsOfType } from '../../views/policy/principals.ts'
import { isFederatedBy } from './federated.ts'
import { judgeWrittenTrust, letsInBy, TRUST_TYPES } from './trust.ts'
import { aRole, aTrustDocument, UNKNOWN_TRUST, WEB } from './trust-examples.ts'

const HOST = 'token.actions.githubusercontent.com'

/**
 * A role for GitHub Actions is for repositories that are named: the token’s subject begins with them.
 * https://docs.github.com/en/actions/security-for-github-actions/security-hardening-your-deployments/about-security-hardening-with-openid-connect
 */
export const githubSubject = defineRule({
  id: 'github-subject',
  title: 'Any repository on GitHub may assume the role',
  why: 'Everybody with a GitHub account can run a workflow that gets what the role may do.',
  severity: 'critical',
  topic: 'iam',
  checklist: 'iam/trust',
  aliases: [],
  aliasesOf: { aws_iam_role: ['CKV_AWS_393'], [POLICY_DOCUMENT]: ['CKV_AWS_358'] },
  scope: 'resource',
  resources: TRUST_TYPES,
  fix: 'Name the repository in a condition: `token.actions.githubusercontent.com:sub` is `repo:ORGANISATION/REPOSITORY:ref:refs/heads/main`.',

  evaluate(resource, configuration) {
    return judgeWrittenTrust(resource, configuration, statement => judge(statement, configuration))
  },

  examples: {
    passes: [
      github(subject('StringEquals', '"repo:acme/claims:ref:refs/heads/main"')),
      github(subject('StringLike', '"repo:acme/claims:*"')),
      github(subject('StringLike', '["repo:acme/claims:*", "repo:acme/portal:environment:production"]')),
      github(subject('ForAnyValue:StringLike', '"repo:acme/*"')),
      githubDocument('StringLike', '"repo:acme/claims:*"'),
      aRole('{ Federated = "arn:aws:iam::111122223333:oidc-provider/app.terraform.io" }', '', '', WEB),
      aRole('{ Service = "lambda.amazonaws.com" }'),
      aTrustDocument('Service', '"lambda.amazonaws.com"'),
    ],
    fails: [
      github('', '#!'),
      github(subject('StringLike', '"*"', '#!')),
      github(subject('StringLike', '"repo:*"', '#!')),
      github(subject('StringLike', '"repo:acme*"', '#!')),
      github(subject('StringLike', '"repo:*/claims:*"', '#!')),
      github(subject('StringEquals', '"environment:production"', '#!')),
      github(subject('StringLike', '["repo:acme/claims:*", "repo:*"]', '#!')),
      github(`Condition = { StringEquals = { "${HOST}:aud" = "sts.amazonaws.com" } }`, '#!'),
      github(`Condition = { "ForAllValues:StringLike" = { "${HOST}:sub" = "repo:acme/claims:*" } }`, '#!'),
      githubDocument('StringLike', '"repo:*"', '#!'),
      aTrustDocument(
        'Federated',
        `"arn:aws:iam::111122223333:oidc-provider/${HOST}"`,
        '',
        { document: '#!' },
        WEB,
      ),
      `resource "aws_iam_openid_connect_provider" "github" {\n  url = "https://${HOST}"\n}\n${aRole('{ Federated = aws_iam_openid_connect_provider.github.arn }', '', '#!', WEB)}`,
    ],
    undecided: [UNKNOWN_TRUST, `variable "s" {}\n${github(subject('StringLike', 'var.s'))}`],
  },
})

function judge(statement: Statement, configuration: Configuration): Outcome {
  const provider = principalsOfType(statement.principals, 'Federated')[0] ?? statement.principals.at
  const isGithub = both(
    letsInBy(statement, 'sts:AssumeRoleWithWebIdentity'),
    isFederatedBy(statement, HOST, configuration),
  )
  const subjects = statement.conditions.all.filter(({ key, operator }) => {
    return both(isOneOf(key, [`${HOST}:sub`]), holdsEquality(operator)) !== 'no'
  })
  const [first] = subjects
  if (first === undefined) {
    const isMissing = statement.conditions.isComplete ? 'yes' : 'unknown'
    return forbidThat(both(isGithub, isMissing), provider, 'Any repository on GitHub may assume the role.')
  }
  const picked = subjects.map(({ values }) => pick(values, value => not(namesRepository(value))))
  // Conditions are all asked for: it is enough that one of them names repositories.
  const isOpen = picked.some(({ answer }) => answer === 'no')
    ? 'no'
    : either(...picked.map(({ answer }) => answer))
  const says = 'The subject of the token does not begin with a repository, so that others can have it, too.'
  return forbidThat(both(isGithub, isOpen), picked[0]?.at ?? first.values, says)
}

/** What others cannot choose stands first: an organisation, or the id of one. */
function namesRepository({ value }: Attribute): Truth {
  const text = value?.kind === 'unknown' ? value.pieces?.[0] : textOf(value)
  if (typeof text !== 'string') return 'unknown'
  if (SAFE.test(text)) return 'yes'
  return value?.kind === 'unknown' && SAFE_SO_FAR.test(text) ? 'unknown' : 'no'
}

const SAFE =
  /^(?:repo:[^*?:/]+\/|repository:[^*?:/]+\/|job_workflow_ref:[^*?:/]+\/|(?:repository_owner|repository_owner_id|repository_id|enterprise|enterprise_id):[^*?:]+(?::|$))/
const SAFE_SO_FAR =
  /^(?:repo|repository|job_workflow_ref|repository_owner(?:_id)?|repository_id|enterprise(?:_id)?):[^*?:/]*$/

function github(more: string, mark: '' | '#!' = ''): string {
  return aRole(`{ Federated = "arn:aws:iam::111122223333:oidc-provider/${HOST}" }`, more, mark, WEB)
}

function subject(operator: string, values: string, mark = ''): string {
  return `Condition = {
        "${operator}" = {
          "${HOST}:sub" = ${values} ${mark}
        }
      }`
}

function githubDocument(test: string, values: string, mark = ''): string {
  const condition = `condition {
      test     = "${test}"
      variable = "${HOST}:sub"
      values   = [${values}] ${mark}
    }`
  return aTrustDocument('Federated', `"arn:aws:iam::111122223333:oidc-provider/${HOST}"`, condition, {}, WEB)
}
