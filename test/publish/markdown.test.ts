import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cut, inline, mention, plain, unmarked } from '../../src/publish/markdown.ts'

/**
 * Why these outputs are harmless, from the GFM specification (https://github.github.com/gfm):
 * - 2.3/6.2: a character reference “cannot be used in place of symbols indicating structure”, so `&#42;` is never
 *   emphasis and `&#45;` never begins a list;
 * - 4.10: a table's row is split at literal `|` only, and there is none;
 * - 6.3: a code span shows everything but a run of backticks of its own length, and there is none inside;
 * - 6.9: autolinks need a literal `://`, `www.` or an address around `@`, between which a zero-width space stands;
 * - GitHub's own links (mentions, issues, commits, emoji) are made in the rendered text, outside of `<code>`.
 */
const attacks: [string, { typed: string; written: string }][] = [
  ['a mention', { typed: '@alex', written: '@&#8203;alex' }],
  ['a mention of a team', { typed: 'cc @acme/security', written: 'cc @&#8203;acme/security' }],
  ['a mention behind a backslash', { typed: '\\@alex', written: '&#92;@&#8203;alex' }],
  ['a mention written as an entity', { typed: '&#64;alex', written: '&#38;#&#8203;64;alex' }],
  ['an e-mail address', { typed: 'mailto:a@b.co', written: 'mailto:a@&#8203;b.co' }],
  ['an issue that it would close', { typed: 'fixes #12', written: 'fixes #&#8203;12' }],
  ['an issue of another repository', { typed: 'acme/claims#3', written: 'acme/claims#&#8203;3' }],
  ['an issue in the old form', { typed: 'GH-12', written: 'GH-&#8203;12' }],
  ['a commit', { typed: 'see 4f2c1aa5', written: 'see 4f2c1a&#8203;a5' }],
  ['a link', { typed: '[x](http://evil)', written: '&#91;x&#93;(http:&#8203;//evil)' }],
  ['an image', { typed: '![x](y)', written: '!&#91;x&#93;(y)' }],
  ['an address', { typed: 'www.evil.com', written: 'www&#8203;.evil.com' }],
  ['HTML', { typed: '<img src=x>', written: '&#60;img src=x&#62;' }],
  ['an HTML comment', { typed: '<!-- x', written: '&#60;!-- x' }],
  ['a cell of its own', { typed: 'a | ✓ Compliant', written: 'a &#124; ✓ Compliant' }],
  ['a row of its own', { typed: 'a\n| ✓ | b |', written: 'a &#124; ✓ &#124; b &#124;' }],
  ['a pipe behind a backslash', { typed: '\\|', written: '&#92;&#124;' }],
  ['a pipe in code', { typed: '`a|b`', written: '<code>a&#124;b</code>' }],
  ['a mention in code beside a pipe', { typed: '`@alex|`', written: '<code>@&#8203;alex&#124;</code>' }],
  ['HTML in code', { typed: '`<b>`', written: '`<b>`' }],
  ['a line break in code', { typed: '`a\nb`', written: '`a[U+000A]b`' }],
  ['backticks without a partner', { typed: '```js', written: '&#96;&#96;&#96;js' }],
  ['two code spans side by side', { typed: '`a``b`', written: '`a`&#8203;`b`' }],
  ['a heading', { typed: '# x', written: '#&#8203; x' }],
  ['a list', { typed: '- x', written: '&#45; x' }],
  ['a numbered list', { typed: '1. x', written: '1&#46; x' }],
  ['an underline that makes a heading', { typed: '===', written: '&#61;==' }],
  ['bold', { typed: '**x** __y__', written: '&#42;&#42;x&#42;&#42; &#95;&#95;y&#95;&#95;' }],
  ['a formula', { typed: '$x$', written: '<span>$</span>x<span>$</span>' }],
  ['an emoji', { typed: ':white_check_mark:', written: ':&#8203;white_check_mark:' }],
  ['text that turns around', { typed: 'gnp.\u202Eexe', written: 'gnp.&#91;U+202E&#93;exe' }],
  [
    'letters that are not seen',
    { typed: 'al\u200Bex\u3164', written: 'al&#91;U+200B&#93;ex&#91;U+3164&#93;' },
  ],
  ['half a character', { typed: 'x\uD83D', written: 'x&#91;U+D83D&#93;' }],
  ['spaces that hide in code', { typed: '` a\u00A0`', written: '`[U+0020]a[U+00A0]`' }],
  ['letters that run the other way', { typed: '`שלום`', written: '\u2068`שלום`\u2069' }],
]

describe('nothing that somebody typed becomes', () => {
  test.each(attacks)('%s', (_, { typed, written }) => {
    expect(inline(typed)).toBe(written)
  })
})

describe('ordinary words stay as they are', () => {
  test.each([
    'JIRA found: SEC-1098',
    'alex’s approval of `4f2c1aa` at 13:40 UTC (team senior-engineers)',
    '“Exempted by documentation”: nothing to do, 2 of 9!',
    'The file snake_case_name.rb, 100 % done; a/b — c',
    'Größe ❤️ 日本語 é',
  ])('%s', sentence => {
    expect(inline(sentence)).toBe(sentence)
  })
})

/** Strings made of what Markdown and GitHub react to, more often than chance would. */
const anything = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from('@#|`\\*_~[]()<>&!:$-+=./ \n\t09afx'),
        'www.',
        'http://',
        'GH-1',
        '&#64;',
        '<!--',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 30 },
  )
  .map(parts => parts.join(''))

/** What a reader sees: the references and the zero-width spaces that we put in are resolved. */
function seen(markdown: string): string {
  return markdown
    .replaceAll('<span>$</span>', '$')
    .replaceAll('&#8203;', '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}

describe('whatever is typed', () => {
  test('the text holds no structure, no line break and nothing unseen', () => {
    fc.assert(
      fc.property(anything, typed => {
        const left = plain(typed)
          .replaceAll('<span>$</span>', '')
          .replace(/&#\d+;/g, '')
        expect(left).not.toMatch(/[&<>\\`*[\]~|$\n\r]/)
        expect(left).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u)
        expect(plain(typed)).not.toMatch(/^ *(?:[-+=]|# |\d{1,9}[.)])/)
      }),
    )
  })

  test('the rendered text holds nothing that GitHub links', () => {
    fc.assert(
      fc.property(anything, typed => {
        const rendered = plain(typed)
          .replaceAll('<span>$</span>', '\0')
          .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
        expect(rendered).not.toMatch(/@[a-z\d]|#\d|\bgh-\d|:\/\/|www\.|:[\w+-]+:/i)
        expect(rendered).not.toMatch(/(?<!\w)[\da-f]{7,40}(?!\w)/i)
      }),
    )
  })

  test('the reader sees every visible character of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), typed => {
        expect(seen(plain(typed))).toBe(typed.replace(/\s+/g, ' '))
      }),
    )
  })

  test('a sentence with code stays one cell of one row', () => {
    fc.assert(
      fc.property(anything, typed => {
        const written = inline(typed)
        expect(written).not.toMatch(/[|\n\r]/)
        expect(written.match(/`+/g)?.every(run => run === '`') ?? true).toBe(true)
        expect((written.match(/`/g)?.length ?? 0) % 2).toBe(0)
      }),
    )
  })
})

describe('a title', () => {
  test('has no markup and nothing unseen', () => {
    expect(unmarked('`a.tf`\nline 2\u202E')).toBe('a.tf line 2[U+202E]')
  })

  test('is cut between characters', () => {
    expect(cut('ab😀cd', 4)).toBe('ab…')
    expect(cut('ab😀cd', 5)).toBe('ab😀…')
    expect(cut('abcd', 4)).toBe('abcd')
  })
})

describe('a mention', () => {
  test.each([
    ['alex', '@alex'],
    ['alex_acme', '@alex_acme'],
    ['alex|@sam', 'alex&#124;@&#8203;sam'],
  ])('of %s is written %s', (login, written) => {
    expect(mention(login)).toBe(written)
  })
})
