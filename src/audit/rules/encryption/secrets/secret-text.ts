/** Texts that stand where a secret is filled in later. */
const PLACEHOLDER =
  /^(?:<[^>]*>|\{\{.*\}\}|\$\{.*\}|\$\w+|%[^%]*%|x{3,}|\*+|\.{3,}|-+|placeholder|replace[-_ ]?(?:me|this)|to[-_ ]?be[-_ ]?(?:replaced|filled|set)|replaced|\{\s*\}|\[\s*\]|redacted|todo|tbd|n\/a|none|null|nil|undefined|unused|ignored?|dummy)$/i

/** What is written where a secret belongs is one, whatever it looks like. */
export function isSecretValue(text: string): boolean {
  const trimmed = text.trim()
  return trimmed !== '' && !PLACEHOLDER.test(trimmed)
}

/** Texts that name where a secret is kept: ARNs, paths of parameters and files, references of other systems. */
const POINTER =
  /^(?:arn:aws|~?\.{0,2}\/[\w.-]+(?:\/[\w.-]+)*$|(?:ssm|vault|secretsmanager|awssm|op|file|env|sm|ref)[:+]|\{\{resolve:|https?:\/\/[^@\s]*$)/i

/** Words that say how something is, and never what it is. */
const SETTING = /^(?:true|false|yes|no|on|off|enabled?|disabled?|required|optional|default|auto|\d{1,5})$/i

/** A text that may be the secret of something whose name says that it is secret. */
function isPlausibleSecret(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed.length < 3 || /[$`]|\{\{/.test(trimmed)) return false
  return isSecretValue(trimmed) && !POINTER.test(trimmed) && !SETTING.test(trimmed)
}

/** A name whose last words say that what it names is secret: `DB_PASSWORD`, `apiToken`, `--client-secret`. */
const SECRET_NAME =
  /(?:^|_)(?:pass|password|passwd|passphrase|pwd|secret|secrets|token|credential|credentials|(?:api|access|account|app|application|auth|encryption|license|master|private|secret|service|session|shared|signing|storage|webhook)_?key|secret_(?:string|value)|auth_code|pat|apikey)(?:_\d+)?$/

/** A name that says that what it names is secret. */
export function isSecretName(name: string): boolean {
  return name.length <= 200 && SECRET_NAME.test(inWords(name))
}

function inWords(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[-.\s/]+/g, '_')
    .toLowerCase()
}

/**
 * Names of AWS’s own keys, of which the shortest has sixteen characters: what is shorter only stands for one.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html
 */
const AWS_KEY_NAME = /(?:^|_)aws_(?:access|secret|secret_access)_key$/
const SHORTEST_AWS_KEY = 16

function standsForAwsKey(name: string, text: string): boolean {
  return text.length < SHORTEST_AWS_KEY && AWS_KEY_NAME.test(inWords(name))
}

/** Names of secrets and of variables: words with something between them, one of which says so, or all in capitals. */
const NAME =
  /^(?=.*(?:secret|credential|token|password|key))\w{1,60}(?:[-/.:]\w{1,60}){1,10}$|^[A-Z]{1,40}(?:_[A-Z]{1,40}){1,10}$/

/** What is named so is never the name of something else. */
const PASSWORD_NAME = /pass(?:word|wd|phrase)?(?:_?\d+)?$|pwd$/i

/** The value of something whose name says that it is secret, unless it names where the secret is kept. */
export function isSecretOf(name: string, text: string): boolean {
  if (!isSecretName(name) || !isPlausibleSecret(text) || standsForAwsKey(name, text.trim())) return false
  return PASSWORD_NAME.test(name) || !NAME.test(text.trim())
}
