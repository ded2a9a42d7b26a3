import { describe, expect, test } from 'vitest'
import { ticketOfAddress } from '../../src/checks/jira-address.ts'
import { jiraLink } from '../../src/checks/jira-link.ts'
import { visibleLinks } from '../../src/checks/markdown/visible-links.ts'
import { evaluate } from './evaluate.ts'

const URL_1 = 'https://jira.example.com/browse/SEC-1'

describe('the address opens SEC-1', () => {
  test.each([
    ['https://jira.example.com/browse/SEC-1', 'https://jira.example.com'],
    ['https://JIRA.example.com/browse/SEC-1', 'https://jira.example.com'],
    ['https://jira.example.com:443/browse/SEC-1', 'https://jira.example.com'],
    ['https://jira.example.com/browse/SEC-1/', 'https://jira.example.com'],
    ['https://jira.example.com/browse/SEC-1?focusedCommentId=7#comment-7', 'https://jira.example.com'],
    ['https://jira.example.com/jira/browse/SEC-1', 'https://jira.example.com/jira'],
    [
      'https://jira.example.com/secure/RapidBoard.jspa?rapidView=3&selectedIssue=SEC-1',
      'https://jira.example.com',
    ],
    [
      'https://acme.atlassian.net/jira/software/projects/SEC/boards/1?selectedIssue=SEC-1',
      'https://acme.atlassian.net',
    ],
    ['https://acme.atlassian.net/jira/software/c/projects/SEC/issues/SEC-1', 'https://acme.atlassian.net'],
    ['http://jira.local:8080/browse/SEC-1', 'http://jira.local:8080'],
    ['https://jira.local/browse/SEC-1', 'http://jira.local'],
  ])('%s in %s', (address, jira) => {
    expect(ticketOfAddress(address, jira)).toBe('SEC-1')
  })
})

describe('the address does not open SEC-1', () => {
  test.each([
    ['https://jira.example.com.evil.com/browse/SEC-1'],
    ['https://jira.example.com@evil.com/browse/SEC-1'],
    ['https://somebody@jira.example.com/browse/SEC-1'],
    ['https://evil.com/https://jira.example.com/browse/SEC-1'],
    ['https://evil.com/?to=https://jira.example.com/browse/SEC-1'],
    ['https://jira.example.com:8443/browse/SEC-1'],
    ['http://jira.example.com/browse/SEC-1'],
    ['ftp://jira.example.com/browse/SEC-1'],
    ['javascript://jira.example.com/browse/SEC-1'],
    ['https://jira.example.com/browse/SEC-1-x'],
    ['https://jira.example.com/browse/SEC-10'],
    ['https://jira.example.com/browse/sec-1'],
    ['https://jira.example.com/browse/XSEC-1'],
    ['https://jira.example.com/browse/SEC-1/attachments'],
    ['https://jira.example.com/browse/SEC-1%2F..%2FSEC-2'],
    ['https://jira.example.com/browse/SEC-1/../SEC-2'],
    ['https://jira.example.com/browse/SEC-2?selectedIssue=SEC-1'],
    ['https://jira.example.com/boards/1?selectedIssue=SEC-1&selectedIssue=SEC-2'],
    ['https://jira.example.com/?selectedissue=SEC-1'],
    ['https://jira.example.com/wiki/SEC-1'],
    ['/browse/SEC-1'],
    ['https://'],
    [''],
  ])('%s', address => {
    expect(ticketOfAddress(address, 'https://jira.example.com')).not.toBe('SEC-1')
  })

  test('outside the path under which JIRA lives', () => {
    expect(ticketOfAddress('https://example.com/browse/SEC-1', 'https://example.com/jira')).toBeNull()
    expect(ticketOfAddress('https://example.com/jira2/browse/SEC-1', 'https://example.com/jira')).toBeNull()
  })
})

describe('people see the link in', () => {
  test.each([
    ['a bare address', URL_1],
    ['a sentence', `For ${URL_1}.`],
    ['parentheses', `(see ${URL_1})`],
    ['emphasis', `**${URL_1}**`],
    ['capitals in the scheme', URL_1.replace('https', 'HTTPS')],
    ['angle brackets', `<${URL_1}>`],
    ['a Markdown link', `[SEC-1](${URL_1})`],
    ['a link with a title', `[SEC-1](${URL_1} "The ticket")`],
    ['a link with angle brackets', `[SEC-1](<${URL_1}>)`],
    ['a link with a line end', `[SEC-1](\n${URL_1}\n)`],
    ['an image that links', `[![icon](https://x.example/i.png)](${URL_1})`],
    ['a reference', `[the ticket][jira]\n\n[JIRA]: ${URL_1}`],
    ['a collapsed reference', `[jira][]\n\n[jira]: <${URL_1}> "title"`],
    ['a shortcut reference', `[Jira  ticket] is it\n\n[jira ticket]: ${URL_1}`],
    ['HTML', `<a class="x" href="${URL_1}">SEC-1</a>`],
    ['a list', `- Ticket: ${URL_1}\n- Other`],
    ['a nested list', `- Tickets\n    - ${URL_1}`],
    ['a quotation', `> ${URL_1}`],
    ['a heading', `## ${URL_1}`],
    ['a table', `| Ticket |\n|---|\n|${URL_1}|`],
    ['a task list', `- [ ] tested\n- [x] ${URL_1}`],
    ['an indented line of a paragraph', `The ticket:\n    ${URL_1}`],
    ['text behind a comment', `<!-- the ticket --> ${URL_1}`],
    ['text after a comment of several lines', `<!-- the\n\nticket\n-->\n${URL_1}`],
    ['text after code', `\`\`\`\ncode\n\`\`\`\n${URL_1}`],
    ['text after code that another fence does not close', `\`\`\`\`\n\`\`\`\n\`\`\`\`\n${URL_1}`],
    ['text after a quotation with code that is left open', `> \`\`\`\n> code\n\n${URL_1}`],
    ['text after a list with code that is left open', `- \`\`\`\n  code\n\n${URL_1}`],
    ['text between single backticks that never meet', `a \` b ${URL_1}`],
    ['text after a comment that is never closed in its paragraph', `a <!-- b\n\n${URL_1}`],
    ['a link with an entity', `https://jira.example.com/secure/X.jspa?a=1&amp;selectedIssue=SEC-1`],
    ['details', `<details><summary>Ticket</summary>\n\n${URL_1}\n\n</details>`],
    ['Windows line ends', `Ticket:\r\n\r\n${URL_1}\r\n`],
    ['what JIRA copies', `[${URL_1}|smart-link]`],
    ['a link within brackets', `[see [SEC-1](${URL_1})]`],
    ['a footnote', `Text[^1].\n\n[^1]: ${URL_1}`],
    ['text after an escaped bracket', `\\[no link](${URL_1})`],
  ])('%s', (_, body) => {
    expect(evaluate(jiraLink, { pull: { title: 'SEC-1: Add', body } }).says).toBe(
      'Link to SEC-1 is present within the description',
    )
  })
})

describe('nobody sees the link in', () => {
  test.each([
    ['nothing', ''],
    ['the bare key', 'SEC-1'],
    ['a comment', `<!-- ${URL_1} -->`],
    ['a comment of several lines', `<!--\n${URL_1}\n\n${URL_1}\n-->`],
    ['a comment that is never closed', `<!--\n\n${URL_1}`],
    ['a comment within a line', `Ticket: <!-- ${URL_1} --> none`],
    ['a second comment on a line', `<!-- a --> b <!-- ${URL_1} -->`],
    ['a code span', `\`${URL_1}\``],
    ['a code span of two backticks', `\`\` \` ${URL_1} \`\``],
    ['a code span over two lines', `\`a\n${URL_1}\``],
    ['fenced code', `\`\`\`\n${URL_1}\n\`\`\``],
    ['fenced code with a language', `~~~ sh\n${URL_1}\n~~~`],
    ['fenced code that is never closed', `\`\`\`\n${URL_1}`],
    ['fenced code in a list', `- a\n  \`\`\`\n  ${URL_1}\n  \`\`\``],
    ['fenced code in a quotation', `> \`\`\`\n> ${URL_1}\n> \`\`\``],
    ['indented code', `Code:\n\n    ${URL_1}`],
    ['code indented by a tab', `\t${URL_1}`],
    ['code behind a list mark', `-     ${URL_1}`],
    ['an image', `![SEC-1](${URL_1})`],
    ['the text of another link', `[${URL_1}](https://evil.example)`],
    ['the title of another link', `[SEC-1](https://evil.example "${URL_1}")`],
    ['a link without text', `[](${URL_1})`],
    ['a link whose text is invisible', `[\u200B ](${URL_1})`],
    ['a definition that nothing uses', `[jira]: ${URL_1}`],
    ['an attribute', `<span title="${URL_1}">x</span>`],
    ['an attribute of a link', `<a href="https://evil.example" title="${URL_1}">x</a>`],
    ['HTML code', `<code>${URL_1}</code>`],
    ['preformatted HTML', `<pre>\n\n${URL_1}\n</pre>`],
    ['the middle of a word', `x${URL_1}`],
    ['a longer key', `${URL_1}0`],
    ['another ticket', 'https://jira.example.com/browse/SEC-2'],
  ])('%s', (_, body) => {
    expect(evaluate(jiraLink, { pull: { title: 'SEC-1: Add', body } }).status).toBe('fail')
  })
})

test('a failure gives the addresses to add', () => {
  const result = evaluate(jiraLink, { pull: { title: 'SEC-1, SEC-2, SEC-3: Add', body: URL_1 } })
  expect(result).toEqual({
    status: 'fail',
    says: 'The description does not link to SEC-2 and SEC-3.',
    fix: 'Add `https://jira.example.com/browse/SEC-2` and `https://jira.example.com/browse/SEC-3` to the description.',
  })
})

test('a title without a key sends people to the title', () => {
  expect(evaluate(jiraLink, { pull: { title: 'Add', body: URL_1 } })).toMatchObject({
    status: 'fail',
    fix: expect.stringContaining('Start the title'),
  })
})

test('an inner link ends the brackets around it', () => {
  expect(visibleLinks('[a [b](https://x.example/1) c](https://x.example/2)')).toEqual([
    'https://x.example/1',
    'https://x.example/2',
  ])
})
