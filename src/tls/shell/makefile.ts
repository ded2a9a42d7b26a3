/** A makefile as a script with the same lines: recipes as commands, `NAME := value` as variables of the shell. */
export function makefileScript(text: string): string {
  let isRecipe = false
  return text
    .split('\n')
    .map(line => {
      const isContinued = isRecipe
      isRecipe = false
      if (line.startsWith('\t') || isContinued || /^ {2,}[@-]?\w/.test(line)) {
        isRecipe = /\\\r?$/.test(line)
        return expand(line.replace(/^\s*[@+-]*/, ''))
      }
      const assigned = /^\s*((?:export|override)\s+)*([A-Za-z_][\w.-]*)\s*(?::{0,3}|[?+!])=\s*(.*)$/.exec(
        line,
      )
      if (assigned !== null && /^\w+$/.test(assigned[2] ?? '')) {
        const isLong = /\\\r?$/.test(assigned[3] ?? '')
        const value = (assigned[3] ?? '').replace(/\s#.*$/, '').trimEnd()
        return isLong ? '' : `export ${assigned[2]}="${expand(value).replaceAll('"', '\\"')}"`
      }
      return expand(inlineRecipe(line))
    })
    .join('\n')
}

/** `target: source; command` has its recipe on the line of the target. */
function inlineRecipe(line: string): string {
  if (!/^[^\s#=]/.test(line)) return ''
  const equals = line.indexOf('=')
  const head = equals < 0 ? line : line.slice(0, equals)
  const colon = head.indexOf(':', 1)
  const end = colon < 0 ? -1 : head.indexOf(';', colon)
  return end < 0 ? '' : line.slice(end + 1)
}

function expand(text: string): string {
  return text.replace(/\$\$|\$[({](\w+)[)}]/g, (whole, name: string | undefined) =>
    whole === '$$' ? '$' : `\${${name}}`,
  )
}
