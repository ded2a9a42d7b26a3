/** Settings of Terraform with a backend in S3 that says these things; `mark` stands at its head. */
export function s3Backend(settings: Readonly<Record<string, string>>, mark = ''): string {
  const width = Math.max(...Object.keys(settings).map(name => name.length))
  const lines = Object.entries(settings).map(([name, value]) => `    ${name.padEnd(width)} = ${value}`)
  return `terraform {\n  backend "s3" {${mark}\n${lines.join('\n')}\n  }\n}`
}

/** A backend of another kind. */
export const GCS_BACKEND = `terraform {
  backend "gcs" {
    bucket = "state"
  }
}`

/** Where in a bucket the state is. */
export const PLACE = { bucket: '"state"', key: '"app"' }
