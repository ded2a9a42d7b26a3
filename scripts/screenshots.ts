/**
 * Takes the pictures of the README: the pages of the demo, in Debian's Chromium.
 *
 *   node scripts/screenshots.ts
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { idle } from '../demo/idle.ts'
import { seedOrganisation, seedPulls } from '../demo/seed.ts'
import { startPatrol } from '../demo/start-patrol.ts'
import { startChromium } from '../test/chromium.ts'

const target = join(import.meta.dirname, '../docs/images')
mkdirSync(target, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'patrol-pictures-'))
const patrol = await startPatrol({ store: { dataDir: join(folder, 'data') } })
await seedOrganisation(patrol.github, patrol.jira)
const scenes = await seedPulls(patrol.github, patrol.jira)
await idle(patrol)
const [first] = scenes
if (first === undefined) throw new Error('Nothing was seeded.')
await patrol.github.merge(first.pull, 'himanshu')
await idle(patrol)

const chromium = await startChromium()
const page = await chromium.newPage({ viewport: { width: 1100, height: 860 }, deviceScaleFactor: 1 })
patrol.github.signInAs('himanshu')
const waiting = scenes.find(({ shows }) => shows === 'approved, then pushed to') ?? first
const pictures = {
  'report.png': `/acme/claims/pull/${waiting.pull.number}`,
  'dashboard.png': '/',
}
for (const [name, path] of Object.entries(pictures)) {
  await page.goto(`${patrol.server.url}${path}`)
  await page.screenshot({ path: join(target, name) })
  console.log(`docs/images/${name}`)
}
await chromium.close()
await patrol.stop()
rmSync(folder, { recursive: true, force: true })
