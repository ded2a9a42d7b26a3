/**
 * Whether a version constraint of Terraform has an upper bound: `~> 5.0`, `5.1.0`, `>= 5.0, < 6.0`, but not `>= 5.0`.
 * https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function isBounded(constraint: string): boolean {
  return constraint.split(',').some(part => /^\s*(?:~>|<=?|=)?\s*v?\d/.test(part))
}
