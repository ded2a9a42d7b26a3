/**
 * Cuts what we use out of GitHub's own descriptions of its APIs, into the fixtures of the emulated GitHub:
 *
 *   node scripts/cut-github-description.ts openapi api.github.com.json VERSION
 *   node scripts/cut-github-description.ts graphql schema.graphql VERSION
 *
 * The first file is `generated/api.github.com.json` of the npm package `@octokit/openapi`, the second
 * `schema.graphql` of `@octokit/graphql-schema`. Descriptions and examples go; schemas stay as they are.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { cutGraphql } from './cut-graphql.ts'
import { cutOpenapi } from './cut-openapi.ts'

const [kind, file, version] = process.argv.slice(2)
if (!file || !version || (kind !== 'openapi' && kind !== 'graphql')) {
  console.error('Usage: cut-github-description.ts openapi|graphql FILE VERSION')
  process.exit(2)
}

const text = await readFile(file, 'utf8')
const fixtures = new URL('../test/github/fixtures/', import.meta.url)
if (kind === 'openapi') await writeFile(new URL('openapi.json', fixtures), cutOpenapi(text, version))
else await writeFile(new URL('schema.graphql', fixtures), cutGraphql(text, version))
