/**
 * Formats by which a secret is known wherever it stands. Each costs time linear in the text: what repeats is bounded,
 * and begins at the edge of a word.
 */
const FORMATS: readonly RegExp[] = [
  // AWS access key ids: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  // PEM: https://www.rfc-editor.org/rfc/rfc7468
  /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/,
  // GitHub: https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
  /\bgh[oprsu]_[A-Za-z0-9]{36,255}\b/,
  /\bgithub_pat_[A-Za-z0-9_]{22,255}\b/,
  // GitLab: https://docs.gitlab.com/security/tokens/
  /\bgl(?:pat|rt|dt|ptt|soat)-[\w-]{20,100}/,
  // Slack: https://api.slack.com/authentication/token-types
  /\bxox[abeoprs]-[\w-]{10,250}/,
  /\bhooks\.slack\.com\/services\/T\w{6,20}\/B\w{6,20}\/\w{16,40}/,
  // Stripe: https://docs.stripe.com/keys
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,250}\b/,
  // JSON Web Token: https://www.rfc-editor.org/rfc/rfc7519
  /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000}/,
  // Google: https://cloud.google.com/docs/authentication/api-keys
  /\bAIza[\w-]{35}/,
  // SendGrid, npm, PyPI, DigitalOcean, Vault, Terraform Cloud, OpenAI, Anthropic, age.
  /\bSG\.[\w-]{16,32}\.[\w-]{32,64}/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\bpypi-[\w-]{50,250}/,
  /\bdo[opr]_v1_[0-9a-f]{64}\b/,
  /\bhv[bsr]\.[\w-]{24,250}/,
  /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,80}/,
  /\bsk-(?:ant-|proj-)?[\w-]{32,250}/,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/,
  // Azure: https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string
  /\bAccountKey=[A-Za-z0-9+/]{86}==/,
]

/** An address with a name and a password in it, and no variable for it. */
const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/'"]{1,100}:([^\s:@/'"]{3,100})@/i

/** Longer than what AWS takes as user data, environment or container definitions. */
const MAX_LENGTH = 65_536

/** A secret is known by its format somewhere in the text. */
export function holdsToken(text: string): boolean {
  const looked = text.slice(0, MAX_LENGTH)
  return FORMATS.some(format => format.test(looked)) || holdsAwsSecret(looked) || holdsAddress(looked)
}

function holdsAddress(text: string): boolean {
  const [, password] = ADDRESS.exec(text) ?? []
  return password !== undefined && !/[$<{*%]/.test(password)
}

/** An AWS secret access key has forty characters of base64, and no format beside that: it is known by its disorder. */
export function holdsAwsSecret(text: string): boolean {
  const candidates = text.slice(0, MAX_LENGTH).matchAll(/(?<![\w/+=])[A-Za-z0-9/+]{40}(?![\w/+=])/g)
  for (const [candidate] of candidates) {
    const kinds = [/[a-z]/, /[A-Z]/, /\d/].every(kind => kind.test(candidate))
    if (kinds && disorderOf(candidate) > 3.8) return true
  }
  return false
}

/** Shannon’s entropy, in bits for each character. */
function disorderOf(text: string): number {
  const counts = Map.groupBy(text, character => character)
  const shares = [...counts.values()].map(each => each.length / text.length)
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0)
}
