import type { Command } from './command.ts'

/**
 * Every command by its words, in the order of the help. To add one: its file, and a line here. Each is loaded when it
 * is asked for, since some bring hundreds of rules along.
 */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./check.ts')).check,
  audit: async () => (await import('./audit.ts')).audit,
  'policy validate': async () => (await import('./policy-validate.ts')).policyValidate,
  tls: async () => (await import('./tls.ts')).tls,
  rules: async () => (await import('./rules.ts')).rules,
  'evidence verify': async () => (await import('./evidence/verify.ts')).evidenceVerify,
  'evidence replay': async () => (await import('./evidence/replay.ts')).evidenceReplay,
  'evidence export': async () => (await import('./evidence/export.ts')).evidenceExport,
}

/** The one that the arguments name, or all where they name none: to help with. */
export async function commandsFor(args: readonly string[]): Promise<readonly Command[]> {
  const given = args[0] === 'help' ? args.slice(1) : args
  const isNamed = ([name]: [string, unknown]) => name.split(' ').every((word, i) => given[i] === word)
  const all = Object.entries(loaders)
  const named = all.filter(isNamed)
  return Promise.all((named.length > 0 ? named : all).map(([, load]) => load()))
}
