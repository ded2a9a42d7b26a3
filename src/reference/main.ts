import { parseArgs } from 'node:util'
import { documents } from './documents.ts'
import { staleDocuments, writeDocuments } from './write-documents.ts'

const root = new URL('../../', import.meta.url)
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

if (values.check) {
  const stale = await staleDocuments(documents, root)
  for (const path of stale) console.error(`${path} is not current. Run \`npm run docs\` and commit it.`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  const written = await writeDocuments(documents, root)
  for (const path of written) console.log(`${path} written`)
}
