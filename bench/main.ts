import { globSync } from 'node:fs'
import { basename, join } from 'node:path'

const names = globSync('*.ts', { cwd: import.meta.dirname })
  .map(file => basename(file, '.ts'))
  .filter(name => name !== 'main')
  .toSorted()

const [name] = process.argv.slice(2)
if (name !== undefined && names.includes(name)) {
  await import(join(import.meta.dirname, `${name}.ts`))
} else {
  console.error(
    `Usage: npm run bench -- NAME. There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.`,
  )
  process.exitCode = 2
}
