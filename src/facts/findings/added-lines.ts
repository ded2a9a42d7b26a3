import type { ChangedFile } from '../../model/pull-request.ts'

/**
 * Numbers of the lines in the new file that the patch adds or changes; `null` where the patch does not tell: GitHub
 * leaves it out for large files, may cut it off, and counts no lines in what it takes for binary, which a byte or a
 * `.gitattributes` can bring about.
 */
export function addedLines({
  patch,
  additions,
  deletions,
}: Pick<ChangedFile, 'patch' | 'additions' | 'deletions'>): number[] | null {
  if (patch === null) return additions === 0 && deletions > 0 ? [] : null
  const added = linesOf(patch)
  return added.length === additions && !added.some(Number.isNaN) ? added : null
}

/** The numbers of the lines that the hunks of a unified diff add, in the new file. */
export function linesOf(hunks: string): number[] {
  const added: number[] = []
  let line = Number.NaN
  for (const text of hunks.split('\n')) {
    const sign = text[0]
    if (sign === '@') line = Number(/^@@ -\d+(?:,\d+)? \+(\d+)/.exec(text)?.[1] ?? Number.NaN)
    else if (sign === '+') added.push(line++)
    else if (sign === ' ') line += 1
  }
  return added
}

/** Whether the change is of a submodule: the commit that it points to stands where a file's lines would. */
export function isSubmodule({ patch }: Pick<ChangedFile, 'patch'>): boolean {
  if (patch === null) return false
  const changed = patch.split('\n').filter(text => text.startsWith('+') || text.startsWith('-'))
  return (
    changed.length > 0 && changed.every(text => /^[+-]Subproject commit [0-9a-f]{40,64}(-dirty)?$/.test(text))
  )
}

/** The lines that the patch adds, as text. */
export function addedText({ patch }: Pick<ChangedFile, 'patch'>): string {
  const lines = (patch ?? '').split('\n').filter(text => text.startsWith('+'))
  return lines.map(text => text.slice(1)).join('\n')
}
