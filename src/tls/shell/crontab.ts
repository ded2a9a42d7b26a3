/** A crontab as a script with the same lines: the times, and the user of a system's table, are taken off. */
export function crontabScript(text: string): string {
  return text
    .split('\n')
    .map(line => {
      const found = /^\s*(?:@\w+|(?:[\d*][\w*/,-]*|[A-Za-z]{3})(?:\s+[\w*/,-]+){4})\s+(.*)$/.exec(line)
      if (found === null) return line
      const rest = found[1] ?? ''
      return rest.replace(
        /^(?:root|www-data|nobody|ubuntu|[a-z_][\w-]*)\s+(?=(?:\/|[A-Z_]+=|(?:curl|wget|sh|bash|cd|python3?|env|test|flock|nice)\b))/,
        '',
      )
    })
    .join('\n')
}
