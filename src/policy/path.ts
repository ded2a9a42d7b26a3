/** A place in a policy: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[]

/** A path as people write it: `exemptions[0].skip`, `checks.peer-review.by`. */
export function pathInWords(path: Path): string {
  return path.reduce<string>((words, step) => {
    if (typeof step === 'number') return `${words}[${step}]`
    return words === '' ? step : `${words}.${step}`
  }, '')
}

/** The same text for the same path only, whatever its keys hold. */
export function pathKey(path: Path): string {
  return JSON.stringify(path)
}

/** A path between backticks; the file itself for the empty one. */
export function quotedPath(path: Path): string {
  return path.length === 0 ? 'the file' : `\`${shortened(pathInWords(path))}\``
}

/** A value that somebody wrote, short enough for a sentence, on one line, without what cannot be seen. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '').replaceAll('`', '’')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
