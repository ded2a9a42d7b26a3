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
        return isLong ? '' : `export ${assigned[2]}="${expand(assigned[3] ?? '').replaceAll('"', '\\"')}"`
      }
      const inline = /^[^\s#][^=]*?::?[^;=]*;(.*)$/.exec(line)
      return inline === null ? '' : expand(inline[1] ?? '')
    })
    .join('\n')
}

function expand(text: string): string {
  return text.replace(/\$\$|\$[({](\w+)[)}]/g, (whole, name: string | undefined) =>
    whole === '$$' ? '$' : `\${${name}}`,
  )
}
