interface Managed {
  readonly group?: string
  /** A further group, in a rule of its own. */
  readonly second?: string
  readonly override?: 'none' | 'count'
  /** Blocks in the statement. */
  readonly inside?: string
}

/** A web ACL `w` with a group of AWS’s managed rules. */
export function managedRule({
  group = 'AWSManagedRulesKnownBadInputsRuleSet',
  second,
  override = 'none',
  inside = '',
}: Managed): string {
  const groups = second === undefined ? [group] : [group, second]
  const rules = groups.map(
    name => `  rule {
    name = "${name}"
    override_action {
      ${override} {}
    }
    statement {
      managed_rule_group_statement {
        name = "${name}"
        vendor_name = "AWS"
        ${inside}
      }
    }
  }`,
  )
  return `resource "aws_wafv2_web_acl" "w" {\n${rules.join('\n')}\n}`
}

/** The example with its first line as that of the finding. */
export function head(example: string): string {
  return example.replace('{', '{ #!')
}
