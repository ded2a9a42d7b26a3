/** A message broker, or its configuration, with this engine and version as they are written. */
export function broker(engine: string, version: string, type = 'aws_mq_broker'): string {
  return `resource "${type}" "main" {
  engine_type    = "${engine}"
  engine_version = ${version}
}`
}
