import { textOf } from '../../resource/predicates.ts'
import type { Resource } from '../../resource/resource.ts'
import { type Truth, truth } from '../../resource/truth.ts'

/** The oldest version that will do, major and minor, by the engine in small letters. */
export type OldestVersions = Readonly<Record<string, readonly [major: number, minor: number]>>

/**
 * What came before these, its makers themselves gave up years ago.
 * https://activemq.apache.org/components/classic/download/, https://www.rabbitmq.com/release-information
 */
export const KEPT_BY_MAKERS: OldestVersions = { activemq: [5, 16], rabbitmq: [3, 8] }

/**
 * https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-version-management.html and
 * https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/rabbitmq-version-management.html
 */
export const SUPPORTED_BY_AWS: OldestVersions = { activemq: [5, 18], rabbitmq: [3, 13] }

/** A message broker, or its configuration, names a version before these. */
export function isVersionBefore(oldest: OldestVersions, broker: Resource): Truth {
  const version = broker.get('engine_version')
  const engine = textOf(broker.get('engine_type').value)?.toLowerCase()
  const text = textOf(version.value)
  if (!version.isWritten) return 'no'
  if (engine === undefined || text === null) return 'unknown'
  const [oldestMajor, oldestMinor] = oldest[engine] ?? [0, 0]
  const [major = 0, minor = 0] = text.split('.').map(Number)
  return truth(major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
}
