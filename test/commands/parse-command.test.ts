import { expect, test } from 'vitest'
import { parseCommand } from '../../src/commands/parse-command.ts'

const refresh = { command: 'refresh' }
const unknown = (word: string) => ({ command: 'unknown', word })

test.each<[string, string, unknown]>([
  ['the command alone', '/patrol refresh', refresh],
  ['a line among others', 'Rebased.\n\n/patrol refresh\n\nThanks!', refresh],
  ['a line right under a text', 'Rebased.\n/patrol refresh', refresh],
  ['CRLF', 'Rebased.\r\n/patrol refresh\r\n', refresh],
  ['capitals', '/Patrol REFRESH', refresh],
  ['up to three spaces before it, and some behind', '   /patrol \t refresh  \t', refresh],
  ['behind a closed fence', '```\ncode\n```\n/patrol refresh', refresh],
  ['behind a quote and an empty line', '> quoted\n\n/patrol refresh', refresh],
  ['behind an HTML comment', '<!-- hidden -->\n/patrol refresh', refresh],
  ['behind an HTML comment of several lines', '<!--\nhidden\n-->\n/patrol refresh', refresh],
  ['behind a code span', 'Type `x`:\n/patrol refresh', refresh],
  ['behind a comment mark in a code span', 'Write `<!--` first\n/patrol refresh', refresh],
  ['behind a lone backtick', 'a ` b\n\n/patrol refresh', refresh],
  ['an unknown command before it', '/patrol hello\n/patrol refresh', refresh],
  ['an unknown command', '/patrol merge', unknown('merge')],
  ['more words than the command has', '/patrol refresh now', unknown('refresh now')],
  ['no word', '/patrol', unknown('')],
  ['two unknown commands', '/patrol a\n/patrol b', unknown('a')],
  ['a word of a thousand characters', `/patrol ${'x'.repeat(1000)}`, unknown('x'.repeat(50))],
  ['no command', 'Looks good to me', null],
  ['an empty comment', '', null],
  ['text before it on its line', 'please /patrol refresh', null],
  ['another word that begins like it', '/patrolling refresh', null],
  ['another bot’s command', '/patrol-bot refresh', null],
  ['no slash', 'patrol refresh', null],
  ['a quote', '> /patrol refresh', null],
  ['a quote’s second line without its mark', '> somebody wrote\n/patrol refresh', null],
  ['a quote within a quote', '> > /patrol refresh', null],
  ['fenced code', '```\n/patrol refresh\n```', null],
  ['fenced code with a language', '```sh\n/patrol refresh\n```', null],
  ['fenced code with tildes', '~~~\n/patrol refresh\n~~~', null],
  ['a fence that three backticks do not close', '````\n```\n/patrol refresh\n````', null],
  ['a fence that is never closed', '```\n/patrol refresh', null],
  ['a fence in a list item', '- ```\n/patrol refresh\n```', null],
  ['indented code', '    /patrol refresh', null],
  ['code indented by a tab', '\t/patrol refresh', null],
  ['a list item', '- /patrol refresh', null],
  ['a code span', '`/patrol refresh`', null],
  ['a code span over several lines', 'Write `\n/patrol refresh\n` to refresh', null],
  ['a code span of two backticks over several lines', 'Write ``\n/patrol refresh\n`` to refresh', null],
  ['an HTML comment', '<!-- /patrol refresh -->', null],
  ['an HTML comment of several lines', '<!--\n/patrol refresh\n-->', null],
  ['an HTML comment that begins behind text', 'Text <!-- hidden\n\n/patrol refresh\n\n--> more', null],
  ['an HTML comment that is never closed', '<!--\n/patrol refresh', null],
  ['preformatted HTML', '<pre>\n/patrol refresh\n</pre>', null],
  ['an HTML quote', '<blockquote>\n\n/patrol refresh\n\n</blockquote>', null],
  ['a no-break space instead of a space', '/patrol\u00A0refresh', null],
])('%s', (_name, body, expected) => {
  expect(parseCommand(body)).toEqual(expected)
})

test.each(['`', '``` \n', '<!--', '> ', '/patrol ', '\n', '`\n``\n'])(
  'a comment of 65,536 characters of %j is read',
  piece => {
    const body = piece.repeat(Math.floor(65_536 / piece.length))
    expect(() => parseCommand(body)).not.toThrow()
  },
)
