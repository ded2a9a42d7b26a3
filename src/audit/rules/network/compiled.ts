import { compilePattern, type Pattern } from '../../../patterns/pattern.ts'

/** Patterns by the option that they come from: a rule asks for them again for each resource. */
const known = new WeakMap<readonly string[], readonly Pattern[]>()

/** Compiles the patterns of an option, which its schema has tried. */
export function compiled(sources: readonly string[]): readonly Pattern[] {
  const patterns = known.get(sources) ?? sources.map(compilePattern)
  known.set(sources, patterns)
  return patterns
}
