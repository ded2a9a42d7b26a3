import { UsageError } from './command.ts'

/**
 * The format that was asked for.
 * @throws {UsageError} when the command has no such format
 */
export function formatOf<F extends string>(given: string, formats: readonly [F, F, ...F[]]): F {
  const format = formats.find(each => each === given)
  if (format !== undefined) return format
  const last = formats.at(-1)
  throw new UsageError(
    `There is no format \`${given}\`: ${formats.slice(0, -1).join(', ')} or ${String(last)}.`,
  )
}
