import type { Expression } from '../../language/hcl/syntax.ts'

/** The address that an expression names, without its indexes: `aws_kms_key.k`, `module.a.aws_kms_key.k`; `null`: none. */
export function addressNamed(expression: Expression): string | null {
  if (expression.kind === 'string') return expression.value.replaceAll(/\[[^\]]*\]/g, '')
  if (expression.kind !== 'traversal' || expression.from.kind !== 'variable') return null
  const names = expression.steps.flatMap(step => (step.kind === 'attribute' ? [step.name] : []))
  const parts = [expression.from.name, ...names]
  return (parts[0] === 'resource' ? parts.slice(1) : parts).join('.')
}
