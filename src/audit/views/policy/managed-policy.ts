import type { Attribute } from '../../resource/attribute.ts'
import type { Configuration } from '../../resource/configuration.ts'
import { textOf } from '../../resource/predicates.ts'

/**
 * The name of a policy of AWS’s own that an attribute names by its ARN: `AdministratorAccess`, also where the
 * partition is not known; `null`: it names none, or it is not known which.
 */
export function managedPolicyName({ value }: Attribute): string | null {
  const pieces = value?.kind === 'unknown' ? value.pieces : undefined
  const text = pieces === undefined ? textOf(value) : pieces.at(-1)
  return /(?:^|:)iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(text ?? '')?.[1] ?? null
}

/** As `managedPolicyName`, also where the attribute refers to a `data.aws_iam_policy` that names one. */
export function managedPolicyNamed(attribute: Attribute, configuration: Configuration): string | null {
  const direct = managedPolicyName(attribute)
  if (direct !== null) return direct
  const [source] = configuration.referredTo(attribute, 'data.aws_iam_policy')
  if (source === undefined) return null
  return managedPolicyName(source.get('arn')) ?? textOf(source.get('name').value)
}
