import { defineRule } from '../../define-rule.ts'
import { forbidThat } from '../../outcome.ts'
import { both, not } from '../../resource/truth.ts'
import { restrictsBy } from '../../views/policy/conditions.ts'
import { mayHoldOthers, principalsOfType } from '../../views/policy/principals.ts'
import { judgeWrittenTrust, letsInBy, TRUST_TYPES } from './trust.ts'
import { aRole, aTrustDocument, UNKNOWN_TRUST } from './trust-examples.ts'

const SAML = '"sts:AssumeRoleWithSAML"'
const PROVIDER = 'arn:aws:iam::111122223333:saml-provider/directory'

/**
 * An assertion that a directory made for another service is not for AWS.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html
 */
export const samlAudience = defineRule({
  id: 'saml-audience',
  title: 'Role takes SAML assertions that were made for others',
  why: 'An assertion that another service received can be used to get what the role may do.',
  severity: 'low',
  topic: 'iam',
  checklist: 'iam/trust',
  aliases: [],
  scope: 'resource',
  resources: TRUST_TYPES,
  fix: 'Ask in a condition that `SAML:aud` is `https://signin.aws.amazon.com/saml`.',

  evaluate(resource, configuration) {
    return judgeWrittenTrust(resource, configuration, statement => {
      const [provider] = principalsOfType(statement.principals, 'Federated')
      const isFederated = mayHoldOthers(statement.principals) ? 'unknown' : 'no'
      const hasAudience = restrictsBy(statement, 'SAML:aud', 'SAML:iss', 'SAML:sub')
      const isOpen = both(
        provider === undefined ? isFederated : 'yes',
        letsInBy(statement, 'sts:AssumeRoleWithSAML'),
        not(hasAudience),
      )
      const at = provider ?? statement.principals.at
      return forbidThat(isOpen, at, 'The audience of the SAML assertion is not asked for.')
    })
  },

  examples: {
    passes: [
      aRole(
        `{ Federated = "${PROVIDER}" }`,
        'Condition = { StringEquals = { "SAML:aud" = "https://signin.aws.amazon.com/saml" } }',
        '',
        SAML,
      ),
      aTrustDocument('Service', '"lambda.amazonaws.com"'),
      aTrustDocument('AWS', '"arn:aws:iam::111122223333:role/app"', '', {}, '"*"'),
    ],
    fails: [
      aRole(`{ Federated = "${PROVIDER}" }`, '', '#!', SAML),
      aTrustDocument('Federated', `"${PROVIDER}"`, '', { document: '#!' }, SAML),
    ],
    undecided: [UNKNOWN_TRUST],
  },
})
