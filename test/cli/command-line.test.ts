import { describe, expect, test } from 'vitest'
import { commandsFor } from '../../src/cli/commands.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { runCommand } from './run.ts'

const commands = await commandsFor([])

describe('the command line', () => {
  const rows: readonly (readonly [what: string, args: string[], code: number, said: RegExp])[] = [
    ['without arguments: the overview', [], 0, /^Usage: compliance-patrol COMMAND[^]*policy validate/],
    ['--help: the overview', ['--help'], 0, /^Usage: compliance-patrol COMMAND/],
    ['help: the overview', ['help'], 0, /^Usage: compliance-patrol COMMAND/],
    ['--version: the version', ['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [
      'a command’s --help',
      ['policy', 'validate', '--help'],
      0,
      /^Usage: compliance-patrol policy validate \[FILE\][^]*Exit codes:/,
    ],
    ['help with a command', ['help', 'audit'], 0, /^Usage: compliance-patrol audit /],
    [
      'help with the first word of some',
      ['help', 'evidence'],
      0,
      /^Usage: compliance-patrol COMMAND …\n\n {2}evidence verify .*\n {2}evidence replay .*\n {2}evidence export .*\n\n/,
    ],
    [
      'the first word of some, which does nothing by itself',
      ['evidence'],
      2,
      /^`evidence` is not a command\. Commands: evidence verify, evidence replay, evidence export\.\n$/,
    ],
    [
      'a command misspelt',
      ['polcy', 'validate', 'x'],
      2,
      /^`polcy validate` is not a command\. Did you mean `policy validate`\?/,
    ],
    [
      'help with a command misspelt',
      ['help', 'chekc'],
      2,
      /^`chekc` is not a command\. Did you mean `check`\?/,
    ],
    [
      'an option misspelt',
      ['policy', 'validate', '--fomat', 'json'],
      2,
      /^`--fomat` is not an option here\. Did you mean `--format`\? Options: --organisation, --format\.\n\nUsage: /,
    ],
    ['an option without its value', ['rules', '--format'], 2, /^`--format` needs a value\.\n\nUsage: /],
    [
      'an option with another for its value',
      ['audit', '--diff', '--format'],
      2,
      /^`--diff` needs a value; one that begins with - is given as --diff=-VALUE\.\n\nUsage: /,
    ],
    [
      'more than options where there are only options',
      ['evidence', 'verify', 'x'],
      2,
      /^`x` is too much: the command takes nothing but its options\.\n\nUsage: /,
    ],
    ['no file', ['policy', 'validate'], 2, /^FILE is missing\. Example: .*\n\nUsage:/],
    ['two files', ['policy', 'validate', 'x', 'y'], 2, /^One FILE at a time, not 2\./],
    [
      'a key that is not there',
      ['evidence', 'verify', '--public-key', '/nowhere.pem'],
      2,
      /^\/nowhere\.pem could not be read: it does not exist\.\n\nUsage:/,
    ],
    [
      'a key that is none',
      ['evidence', 'verify', '--public-key', import.meta.filename],
      2,
      /^\S+command-line\.test\.ts is no Ed25519 key in PEM\. Make it with `openssl pkey/,
    ],
    [
      'a file for a folder to write into',
      ['evidence', 'export', '--from', '2026-01-01', '--to', '2026-01-31', '--out', import.meta.filename],
      2,
      /^\S+command-line\.test\.ts is there already\. Name a new or empty folder with --out\.\n$/,
    ],
  ]
  test.each(rows)('%s', async (_, args, code, said) => {
    const result = await runCommand(args)
    expect(code === 0 ? result.out : result.err).toMatch(said)
    expect(code === 0 ? result.err : result.out).toBe('')
    expect(result.code).toBe(code)
  })

  test.each([
    ['check', ['https://github.com/acme/claims/pull/1'], 'text or json'],
    ['audit', [], 'text, json, sarif or html'],
    ['policy validate', ['x'], 'text or json'],
    ['tls', [], 'text, json or sarif'],
    ['rules', [], 'text or json'],
    ['evidence verify', [], 'text or json'],
    ['evidence replay', ['1'], 'text or json'],
  ])('%s has no other formats than its own', async (name, args, formats) => {
    const { code, err } = await runCommand([...name.split(' '), ...args, '--format', 'xml'])
    expect(err).toMatch(
      new RegExp(`^There is no format \`xml\`: ${formats}\\.\n\nUsage: compliance-patrol ${name} `),
    )
    expect(code).toBe(2)
  })

  test.each(commands)('$name is loaded alone where it is named', async ({ name }) => {
    const words = name.split(' ')
    expect((await commandsFor([...words, '--flag'])).map(found => found.name)).toEqual([name])
    expect((await commandsFor(['help', ...words])).map(found => found.name)).toEqual([name])
  })

  test.each(commands)('$name explains every option of its usage, and its exit codes', ({ usage, help }) => {
    for (const option of usage.match(/--[a-z-]+/g) ?? []) expect(help).toContain(`${option} `)
    expect(help).toMatch(/Exit codes: 0 /)
  })

  test('a fault of ours is not taken for a mistake of the user', async () => {
    const broken = {
      name: 'break',
      usage: '',
      summary: '',
      help: '',
      run: () => Promise.reject(new Error('fault')),
    }
    const terminal = { colour: false, out: () => {}, err: () => {} }
    await expect(runCommandLine(['break'], terminal, [broken])).rejects.toThrow('fault')
  })
})
