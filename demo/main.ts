import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pullPath } from '../src/web/pages/paths.ts'
import { startControls } from './controls.ts'
import { idle } from './idle.ts'
import { printSummary, verdictPrinter } from './print.ts'
import { type Scene, seedOrganisation, seedPulls } from './seed.ts'
import { startPatrol } from './start-patrol.ts'

const { values } = parseArgs({
  options: { once: { type: 'boolean', default: false }, port: { type: 'string' } },
})

const folder = await mkdtemp(join(tmpdir(), 'compliance-patrol-demo-'))
process.stdout.write('Starting the App on the embedded store, an emulated GitHub and an emulated JIRA …\n')
const printer = verdictPrinter()
const patrol = await startPatrol({ store: { dataDir: join(folder, 'data') }, log: printer })
printer.watch(patrol, await seedOrganisation(patrol.github, patrol.jira))

// Whoever opens a report in the demo is signed in as the author of most of it.
patrol.github.signInAs('himanshu')
const scenes = await seedPulls(patrol.github, patrol.jira)
await idle(patrol)
await patrol.github.merge(firstOf(scenes), 'himanshu')
await idle(patrol)
const mistakes = await printSummary(patrol, scenes)

if (values.once) {
  await stop()
  process.exitCode = mistakes === 0 ? 0 : 1
} else {
  const controls = await startControls(patrol, scenes, Number(values.port ?? 4000))
  process.stdout.write(
    `\nThe report of the first one: ${reportOf(firstOf(scenes))}\nPlay the people yourself: ${controls.url}\nIt goes on reacting until you press Ctrl-C.\n`,
  )
  process.once('SIGINT', () => {
    process.stdout.write('\nStopping …\n')
    void controls.close().then(stop)
  })
}

async function stop(): Promise<void> {
  await patrol.stop()
  await rm(folder, { recursive: true, force: true })
}

function firstOf([scene]: readonly Scene[]): Scene['pull'] {
  if (scene === undefined) throw new Error('Nothing was seeded.')
  return scene.pull
}

function reportOf({ repository: { owner, name }, number }: Scene['pull']): string {
  return `${patrol.server.url}${pullPath({ owner: owner.login, name }, number)}`
}
