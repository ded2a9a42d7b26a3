import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** What each room may import besides itself and `model/`. */
const mayImport: Record<string, readonly string[]> = {
  model: [],
  memory: [],
  patterns: [],
  audit: ['patterns'],
  tls: ['patterns'],
  approvals: ['patterns'],
  waivers: ['patterns'],
  commands: [],
  checks: ['approvals', 'patterns'],
  policy: ['checks', 'approvals', 'waivers', 'audit', 'tls', 'patterns'],
  verdict: ['policy', 'checks', 'approvals', 'waivers', 'audit', 'tls', 'patterns'],
  store: [],
  github: ['memory'],
  jira: [],
  facts: ['verdict', 'policy', 'checks', 'approvals', 'waivers', 'audit', 'tls', 'patterns', 'memory'],
  publish: ['verdict', 'policy', 'checks', 'approvals', 'waivers', 'audit', 'tls', 'patterns'],
  evidence: ['verdict', 'policy', 'checks', 'approvals', 'waivers', 'audit', 'tls', 'patterns'],
  intake: [
    'commands',
    'facts',
    'publish',
    'evidence',
    'verdict',
    'policy',
    'checks',
    'approvals',
    'patterns',
  ],
  worker: ['intake', 'commands', 'facts', 'publish', 'evidence', 'verdict', 'policy', 'checks', 'approvals'],
  web: ['worker', 'intake', 'commands', 'facts', 'publish', 'evidence', 'verdict', 'policy'],
  reference: ['policy', 'checks', 'approvals', 'audit', 'tls', 'patterns'],
}

/** Rooms that touch neither the world nor the clock. */
const pure = [
  'model',
  'patterns',
  'policy',
  'approvals',
  'checks',
  'audit',
  'tls',
  'waivers',
  'commands',
  'verdict',
]

interface Import {
  readonly file: string
  readonly from: string
  readonly to: string
}

function roomOf(path: string): string {
  const [top = '', ...rest] = relative(join(root, 'src'), path).split('/')
  return rest.length === 0 ? 'main' : top
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8')
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport\(?)\s*'([^']+)'/g)].map(match => match[1] ?? '')
  return specifiers
    .filter(specifier => specifier.startsWith('.'))
    .map(specifier => ({ file, from: roomOf(file), to: join(dirname(file), specifier) }))
}

const files = globSync('src/**/*.ts', { cwd: root }).map(file => join(root, file))

function mistakes(): string[] {
  return files.flatMap(importsOf).flatMap(({ file, from, to }) => {
    const room = roomOf(to)
    const isFree = from === 'main' || from === 'cli' || room === from || room === 'model'
    if (isFree || mayImport[from]?.includes(room)) return []
    return [`${relative(root, file)} must not import ${relative(join(root, 'src'), to)}`]
  })
}

describe('the layers', () => {
  test('no room imports what the table does not allow', () => {
    expect(mistakes()).toEqual([])
  })

  test('every room is in the table', () => {
    const rooms = new Set(files.map(roomOf).filter(room => room !== 'main' && room !== 'cli'))
    expect([...rooms].filter(room => !(room in mayImport))).toEqual([])
  })

  test('nothing in src imports demo, test, bench or scripts', () => {
    const outside = files
      .flatMap(importsOf)
      .filter(({ to }) => relative(join(root, 'src'), to).startsWith('..'))
    expect(outside.map(({ file, to }) => `${relative(root, file)} → ${relative(root, to)}`)).toEqual([])
  })

  test('only main.ts and cli/ read the environment', () => {
    const readers = files.filter(file => /\bprocess\.env\b/.test(readFileSync(file, 'utf8')))
    // Rules of src/tls have it in their examples; the linter forbids it in their code.
    expect(
      readers
        .map(file => relative(root, file))
        .filter(file => !/^src\/(main\.ts|cli\/|tls\/rules\/)/.test(file)),
    ).toEqual([])
  })

  test('pure rooms do not read the clock', () => {
    const readers = files
      .filter(file => pure.includes(roomOf(file)))
      .filter(file => /\bnew Date\(\s*\)|\bDate\.now\b|\bDate\(\s*\)/.test(readFileSync(file, 'utf8')))
    expect(readers.map(file => relative(root, file))).toEqual([])
  })
})
