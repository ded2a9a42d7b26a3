import { add, type Collector, unquote, withoutComment } from './setting.ts'

/** Sections of HAProxy, which have no brackets. */
const HEADERS = /^(?:global|defaults|frontend|backend|listen|userlist|resolvers|peers|cache|program|ring)\b/

/** Deepest block whose words are kept. */
const DEEPEST = 20

/**
 * Reads directives: a word and what belongs to it, in blocks of brackets (nginx, Caddy, Logstash), of tags
 * (Apache, Fluentd) or under unindented headings (HAProxy).
 */
export function readDirectives(text: string, collector: Collector, firstLine = 1): void {
  const path: string[][] = []
  let heading: string[] = []
  text.split('\n').forEach((raw, number) => {
    const line = withoutComment(raw.replace(/\r$/, ''), '#')
    if (!/^\s/.test(line) && HEADERS.test(line)) heading = line.trim().split(/\s+/).slice(0, 2)
    for (const part of parts(line)) {
      if (part === '}' || part.startsWith('</')) path.pop()
      else if (part.endsWith('{')) path.push(path.length < DEEPEST ? words(part.slice(0, -1)) : [])
      else if (part.startsWith('<')) path.push(path.length < DEEPEST ? words(part.replace(/[<>]/g, ' ')) : [])
      else
        for (const each of settingsIn(part))
          addDirective(each, [...heading, ...path.slice(0, DEEPEST).flat()], number + firstLine, collector)
    }
  })
}

/** Parts of a line: `a b; c {` is `a b` and `c {`. */
function parts(line: string): string[] {
  const found: string[] = []
  let start = 0
  let quote = ''
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? ''
    if (quote !== '') {
      if (character === '\\') at += 1
      else if (character === quote) quote = ''
    } else if (character === '"' || (character === "'" && /\s/.test(line[at - 1] ?? ' '))) quote = character
    else if (
      (character === ';' && /^(?:\s|$)/.test(line.slice(at + 1, at + 2))) ||
      (character === '{' && !/[$%{]/.test(line[at - 1] ?? ' ') && !/[%{]/.test(line[at + 1] ?? ' ')) ||
      (character === '}' && line[at + 1] !== '}' && !/[\w$}]/.test(line[at - 1] ?? ''))
    ) {
      found.push(line.slice(start, character === '{' ? at + 1 : at), ...(character === '}' ? ['}'] : []))
      start = at + 1
    }
  }
  found.push(line.slice(start))
  return found.map(part => part.trim()).filter(part => part !== '' && part !== ',' && part !== ';')
}

/** Logstash may have several settings on a line: `hosts => ["a"] ssl_enabled => true`. */
function settingsIn(part: string): string[] {
  return part.includes('=>')
    ? part.split(/\s(?=[\w.]{1,80}\s{0,9}=>)/).filter(each => each.trim() !== '')
    : [part]
}

function words(text: string): string[] {
  return text
    .trim()
    .split(/[\s=>:"]+/)
    .filter(word => word !== '')
    .slice(0, 4)
}

function addDirective(part: string, path: readonly string[], line: number, collector: Collector): void {
  const found = /^\s*"?([^\s=:"]+)"?\s*(?:=>|[=:])?\s*/.exec(part)
  if (found === null) return
  const { value, quoted } = unquote(part.slice(found[0].length).replace(/,$/, ''))
  add(collector, [...path, found[1] ?? ''], value, line, { quoted })
}
