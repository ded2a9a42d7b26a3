import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { advance } from '../../../../src/audit/language/hcl/advance.ts'
import { newLexer } from '../../../../src/audit/language/hcl/lexer.ts'
import { parseHcl } from '../../../../src/audit/language/hcl/parse-hcl.ts'
import type { Body, Expression } from '../../../../src/audit/language/hcl/syntax.ts'
import type { Range } from '../../../../src/audit/resource/place.ts'
import { aFile } from './generated.ts'
import { printed, printedBody, read } from './printed.ts'

const KINDS = new Set(
  'number boolean null string template variable traversal call tuple object for-tuple for-object conditional binary unary parentheses'.split(
    ' ',
  ),
)

interface Node extends Range {
  readonly kind?: string
}

/** Every node of a tree, parents before their children, with the node around it. */
function nodesOf(value: unknown, parent: Node | null = null): (readonly [Node, Node | null])[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(item => nodesOf(item, parent))
  if (!('start' in value && 'end' in value)) return []
  const node = value as Node
  const children = Object.entries(node).filter(([key]) => key !== 'start' && key !== 'end')
  return [[node, parent], ...children.flatMap(([, child]) => nodesOf(child, node))]
}

function isExpression(node: Node): node is Expression {
  return node.kind !== undefined && KINDS.has(node.kind)
}

function textOf(text: string, { start, end }: Range): string {
  return text.slice(start.offset, end.offset)
}

/** What a piece of text holds when it stands alone; line ends before the brace close a heredoc. */
function alone(text: string): string {
  const { attributes } = parseHcl(`x = (\n${text}\n)\n`, 'main.tf').body
  const value = attributes[0]?.value
  return value?.kind === 'parentheses' ? printed(value.inner) : '‹nothing›'
}

test('generated files are read without a problem', () => {
  fc.assert(
    fc.property(aFile, text => {
      expect(read(text).problems).toEqual([])
    }),
    { numRuns: 300, endOnFailure: true },
  )
})

test('the text at the place of every expression, read alone, is the same expression', () => {
  fc.assert(
    fc.property(aFile, text => {
      const { body } = parseHcl(text, 'main.tf')
      const expressions = nodesOf(body).flatMap(([node]) => (isExpression(node) ? [node] : []))
      for (const node of expressions) expect(alone(textOf(text, node))).toBe(printed(node))
    }),
    { numRuns: 100, endOnFailure: true },
  )
})

test('the text at the place of every block and argument, read alone, is the same', () => {
  fc.assert(
    fc.property(aFile, text => {
      const { body } = parseHcl(text, 'main.tf')
      const { attributes, blocks } = body
      for (const block of blocks)
        expect(read(`${textOf(text, block)}\n`).tree).toBe(printedBody({ ...empty, blocks: [block] }))
      for (const attribute of attributes)
        expect(read(`${textOf(text, attribute)}\n`).tree).toBe(
          printedBody({ ...empty, attributes: [attribute] }),
        )
    }),
    { numRuns: 100, endOnFailure: true },
  )
})

const nowhere = { offset: 0, line: 1, column: 1 }
const empty: Body = { attributes: [], blocks: [], start: nowhere, end: nowhere }

test('every place has the line and column of its offset, and lies within the node around it', () => {
  fc.assert(
    fc.property(aFile, text => {
      const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
      const bom = text.startsWith('\ufeff') ? 1 : 0
      for (const [node, parent] of nodesOf(parseHcl(text, 'main.tf').body)) {
        for (const { offset, line, column } of [node.start, node.end]) {
          const lineStart = line === 1 ? bom : (starts[line - 1] ?? Number.NaN)
          expect(offset).toBe(lineStart + column - 1)
          expect(offset).toBeLessThan((starts[line] ?? text.length) + 1)
        }
        expect(node.end.offset).toBeGreaterThanOrEqual(node.start.offset)
        expect(node.start.offset).toBeGreaterThanOrEqual(parent?.start.offset ?? 0)
        expect(node.end.offset).toBeLessThanOrEqual(parent?.end.offset ?? text.length)
      }
    }),
    { numRuns: 100, endOnFailure: true },
  )
})

test('the tokens of a file follow one another, with blanks and comments alone between them', () => {
  fc.assert(
    fc.property(aFile, text => {
      const lexer = newLexer(text)
      let end = lexer.end
      do {
        advance(lexer)
        expect(text.slice(end, lexer.start)).toMatch(/^(?:[ \t]|#.*\r?|\/\*[^]*?\*\/)*$/)
        end = lexer.end
      } while (lexer.kind !== 'end')
      expect(end).toBe(text.length)
    }),
    { numRuns: 100, endOnFailure: true },
  )
})

const pieces = fc.constantFrom(
  ...'" ${ %{ { [ ] } ( ) , = . * ... ? : # /* \\ $ % ~ for if endif << - ! && => :: é 😀 \r \n'.split(' '),
  '<<E\n',
  'E\n',
  ' ',
)

test('a file that was broken anywhere is read to its end, and blames a place within it', () => {
  fc.assert(
    fc.property(
      aFile,
      fc.array(fc.tuple(fc.nat(), fc.nat(4), pieces), { minLength: 1, maxLength: 4 }),
      (text, edits) => {
        const broken = edits.reduce((before, [at, removed, added]) => {
          const from = at % (before.length + 1)
          return before.slice(0, from) + added + before.slice(from + removed)
        }, text)
        const { body, problems } = parseHcl(broken, 'main.tf')
        expect(body.end.offset).toBe(broken.length)
        for (const { start, end } of problems) {
          expect(end.offset).toBeGreaterThanOrEqual(start.offset)
          expect(end.offset).toBeLessThanOrEqual(broken.length)
        }
        for (const [node] of nodesOf(body)) expect(node.end.offset).toBeGreaterThanOrEqual(node.start.offset)
      },
    ),
    { numRuns: 300, endOnFailure: true },
  )
})
