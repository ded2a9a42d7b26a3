import { defineRule } from '../../define-rule.ts'
import { forbidThat, type Outcome } from '../../outcome.ts'
import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { both, either, not, type Truth, truth } from '../../resource/truth.ts'
import { holdsEquality, isOperator, someCondition } from '../../views/policy/conditions.ts'
import type { Condition, Statement } from '../../views/policy/policy.ts'
import { mayHoldOthers, principalsOfType } from '../../views/policy/principals.ts'
import { everyOf } from '../../views/policy/some-of.ts'
import { isFederatedBy, knownIn } from './federated.ts'
import { judgeWrittenTrust, letsInBy, TRUST_TYPES } from './trust.ts'
import { aRole, aTrustDocument, UNKNOWN_TRUST, WEB } from './trust-examples.ts'

/** Whom a provider of identities vouches for is named; `github-subject` tells of GitHub. */
export const oidcSubject = defineRule({
  id: 'oidc-subject',
  title: 'Everybody whom an identity provider knows may assume the role',
  why: 'Every other user, pod or pipeline of the provider gets what the role may do.',
  severity: 'high',
  topic: 'iam',
  checklist: 'iam/trust',
  aliases: [],
  scope: 'resource',
  resources: TRUST_TYPES,
  fix: 'Name the subject in a condition: `HOST:sub`, or the application in `HOST:aud` where the provider has one for each.',

  evaluate(resource, configuration) {
    return judgeWrittenTrust(resource, configuration, statement => judge(statement, configuration))
  },

  examples: {
    passes: [
      eks(
        'Condition = { StringEquals = { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub" = "system:serviceaccount:claims:api" } }',
      ),
      eks(
        'Condition = { StringLike = { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub" = "system:serviceaccount:claims:*" } }',
      ),
      aRole(
        '{ Federated = "cognito-identity.amazonaws.com" }',
        'Condition = { StringEquals = { "cognito-identity.amazonaws.com:aud" = "eu-west-1:a1b2" } }',
        '',
        WEB,
      ),
      aRole(
        '{ Federated = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }',
        '',
        '',
        WEB,
      ),
      `resource "aws_iam_openid_connect_provider" "eks" {
  url = "https://oidc.eks.eu-west-1.amazonaws.com/id/A1"
}
${aTrustDocument('Federated', 'aws_iam_openid_connect_provider.eks.arn', 'condition {\n      test     = "StringEquals"\n      variable = "${replace(aws_iam_openid_connect_provider.eks.url, "https://", "")}:sub"\n      values   = ["system:serviceaccount:claims:api"]\n    }', {}, WEB)}`,
      aRole('{ Service = "lambda.amazonaws.com" }'),
    ],
    fails: [
      eks('', '#!'),
      eks(
        'Condition = { StringEquals = { "oidc.eks.eu-west-1.amazonaws.com/id/A1:aud" = "sts.amazonaws.com" } }',
        '#!',
      ),
      eks(
        'Condition = { StringLike = { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub" = "system:serviceaccount:*:*" } }',
        '#!',
      ),
      aTrustDocument(
        'Federated',
        '"arn:aws:iam::111122223333:oidc-provider/gitlab.com"',
        '',
        { document: '#!' },
        WEB,
      ),
      aRole('{ Federated = "cognito-identity.amazonaws.com" }', '', '#!', WEB),
    ],
    undecided: [
      UNKNOWN_TRUST,
      `variable "s" {}\n${eks('Condition = { StringLike = { "oidc.eks.eu-west-1.amazonaws.com/id/A1:sub" = "system:serviceaccount:${var.s}" } }')}`,
    ],
  },
})

const GITHUB = 'token.actions.githubusercontent.com'

function judge(statement: Statement, configuration: Configuration): Outcome {
  const [provider] = principalsOfType(statement.principals, 'Federated')
  if (provider === undefined && !mayHoldOthers(statement.principals)) return []
  const isMeant = both(
    provider === undefined ? 'unknown' : 'yes',
    letsInBy(statement, 'sts:AssumeRoleWithWebIdentity'),
    not(isFederatedBy(statement, GITHUB, configuration)),
  )
  const at = provider ?? statement.principals.at
  const isNamed = someCondition(statement, condition => namesSomebody(condition, at))
  return forbidThat(
    both(isMeant, not(isNamed)),
    at,
    'Everybody whom the identity provider knows may assume the role.',
  )
}

/** Providers that give each application an audience of its own. */
const OWN_AUDIENCE =
  /cognito-identity\.amazonaws\.com|accounts\.google\.com|login\.microsoftonline\.com|sts\.windows\.net|okta|auth0/

/** The key of a condition may be known in its end only: `${…}:sub`. */
function namesSomebody({ key, operator, values }: Condition, provider: Attribute): Truth {
  const hasOwnAudience = OWN_AUDIENCE.test(knownIn(provider))
  const isKey = endsWith(key, hasOwnAudience ? /:(?:sub|aud|app_id|amr|oaud)$/ : /:(?:sub|app_id)$/)
  // Without wildcards, a subject is one.
  const isExact = isOperator(operator, 'StringEquals', 'StringEqualsIgnoreCase')
  return both(isKey, holdsEquality(operator), either(isExact, everyOf(values, namesOne)))
}

function endsWith(key: Attribute, end: RegExp): Truth {
  if (key.value?.kind === 'unknown' && typeof key.value.pieces?.at(-1) !== 'string') return 'unknown'
  return truth(end.test(knownIn(key)))
}

/** Something beside wildcards and what all subjects begin with. */
function namesOne(value: Attribute): Truth {
  const names = /[^*?:]/.test(knownIn(value).replace(/^system:serviceaccount:/, ''))
  if (value.value?.kind !== 'unknown') return truth(names)
  return names || value.value.references.length > 0 ? 'yes' : 'unknown'
}

function eks(more: string, mark: '' | '#!' = ''): string {
  const provider = 'arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A1'
  return aRole(`{ Federated = "${provider}" }`, more, mark, WEB)
}
