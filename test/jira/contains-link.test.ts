import { expect, test } from 'vitest'
import { containsLink, isSameAddress } from '../../src/jira/contains-link.ts'

const PULL = 'https://github.com/acme/claims/pull/4'

test.each<[string, string, boolean]>([
  ['the address alone', PULL, true],
  ['the address in a sentence, with its full stop', `Fixed by ${PULL}.`, true],
  ['the address in brackets', `See (${PULL}), please`, true],
  ['a wiki link with a text', `[the pull request|${PULL}]`, true],
  ['a smart wiki link', `[${PULL}|${PULL}|smart-link]`, true],
  ['emphasis around it', `*${PULL}* or _${PULL}_`, true],
  ['a host in capitals', 'https://GitHub.COM/acme/claims/pull/4', true],
  ['several lines with CRLF', `one\r\n${PULL}\r\ntwo`, true],
  ['another pull request whose number begins with it', `${PULL}2`, false],
  ['a page below the pull request', `${PULL}/files`, false],
  ['its diff', `${PULL}.diff`, false],
  ['a query', `${PULL}?w=1`, false],
  ['a path in another case', 'https://github.com/Acme/claims/pull/4', false],
  ['another repository', 'https://github.com/acme/claims2/pull/4', false],
  ['another host that ends alike', 'https://evilgithub.com/acme/claims/pull/4', false],
  ['another host that carries it in its query', `https://evil.example/?u=${PULL}`, false],
  ['a user name before the host', 'https://github.com@evil.example/acme/claims/pull/4', false],
  ['unencrypted HTTP', 'http://github.com/acme/claims/pull/4', false],
  ['a scheme that only ends in https', `xhttps://github.com/acme/claims/pull/4`, false],
  ['nothing', '', false],
])('wiki text: %s', (_name, text, expected) => {
  expect(containsLink(text, PULL)).toBe(expected)
})

const text = (value: string, more: object = {}) => ({ type: 'text', text: value, ...more })
const doc = (...content: unknown[]) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content }],
})

test.each<[string, unknown, boolean]>([
  ['a text node', doc(text(`see ${PULL}`)), true],
  ['a link mark', doc(text('the change', { marks: [{ type: 'link', attrs: { href: PULL } }] })), true],
  ['an inline card', doc({ type: 'inlineCard', attrs: { url: PULL } }), true],
  ['a block card', { type: 'doc', version: 1, content: [{ type: 'blockCard', attrs: { url: PULL } }] }, true],
  [
    'a list in a table',
    doc({ type: 'tableCell', content: [{ type: 'listItem', content: [text(PULL)] }] }),
    true,
  ],
  [
    'an address that goes on in the next text node',
    doc(text(PULL), text('2', { marks: [{ type: 'strong' }] })),
    false,
  ],
  [
    'an address split over two text nodes',
    doc(text('https://github.com/acme/'), text('claims/pull/4')),
    true,
  ],
  ['an address before a line break', doc(text(PULL), { type: 'hardBreak' }, text('2')), true],
  [
    'a link mark to another pull request',
    doc(text('x', { marks: [{ type: 'link', attrs: { href: `${PULL}2` } }] })),
    false,
  ],
  [
    'a link to it under the text of another',
    doc(text(`${PULL}2`, { marks: [{ type: 'link', attrs: { href: PULL } }] })),
    true,
  ],
  ['an attribute of a node that is no link', doc({ type: 'emoji', attrs: { url: PULL } }), false],
  [
    'a mark of another type with an address',
    doc(text('x', { marks: [{ type: 'annotation', attrs: { href: PULL } }] })),
    false,
  ],
  ['marks that are no list', doc(text('x', { marks: 'link' })), false],
  ['no body at all', null, false],
  ['a number for a body', 4, false],
])('document: %s', (_name, body, expected) => {
  expect(containsLink(body, PULL)).toBe(expected)
})

test('a document nested a hundred thousand times is read without a stack overflow', () => {
  let node: object = { type: 'paragraph', content: [text(PULL)] }
  for (let depth = 0; depth < 100_000; depth++) node = { type: 'blockquote', content: [node] }
  expect(containsLink(node, PULL)).toBe(true)
})

test('what is not an address equals nothing', () => {
  expect(isSameAddress('not an address', 'not an address')).toBe(false)
})
