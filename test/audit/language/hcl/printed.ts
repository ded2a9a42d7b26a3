import { parseHcl } from '../../../../src/audit/language/hcl/parse-hcl.ts'
import type { Body, Expression, Name, Step, TemplatePart } from '../../../../src/audit/language/hcl/syntax.ts'

/** The tree of a body in a compact form: `a = 1; b "label" { c = [1, 2] }`. */
export function printedBody({ attributes, blocks }: Body): string {
  const inside = [
    ...attributes.map(({ name, value }) => `${name.value} = ${printed(value)}`),
    ...blocks.map(({ type, labels, body }) => {
      const head = [type.value, ...labels.map(({ value }) => JSON.stringify(value))].join(' ')
      return `${head} { ${printedBody(body)} }`.replace('{  }', '{}')
    }),
  ]
  return inside.join('; ')
}

/** The tree of an expression: operators with all their parentheses, written parentheses as `paren(…)`. */
export function printed(node: Expression | Name): string {
  switch (node.kind) {
    case 'name':
      return node.value
    case 'number':
    case 'boolean':
      return String(node.value)
    case 'null':
      return 'null'
    case 'string':
      return JSON.stringify(node.value)
    case 'variable':
      return `$${node.name}`
    case 'template':
      return `${node.form}(${printedParts(node.parts)})`
    case 'traversal':
      return `${printed(node.from)}${printedSteps(node.steps)}`
    case 'call':
      return `${node.name.value}(${node.args.map(printed).join(', ')}${node.expands ? '...' : ''})`
    case 'tuple':
      return `[${node.items.map(printed).join(', ')}]`
    case 'object':
      return `{${node.items.map(({ key, value }) => `${printed(key)} = ${printed(value)}`).join(', ')}}`
    case 'for-tuple':
      return `[${printedFor(node)} : ${printed(node.result)}${printedIf(node.condition)}]`
    case 'for-object': {
      const result = `${printed(node.resultKey)} => ${printed(node.result)}${node.groups ? '...' : ''}`
      return `{${printedFor(node)} : ${result}${printedIf(node.condition)}}`
    }
    case 'conditional':
      return `(${printed(node.condition)} ? ${printed(node.whenTrue)} : ${printed(node.whenFalse)})`
    case 'binary':
      return `(${printed(node.left)} ${node.operator} ${printed(node.right)})`
    case 'unary':
      return `(${node.operator}${printed(node.operand)})`
    case 'parentheses':
      return `paren(${printed(node.inner)})`
    case 'invalid':
      return '‹invalid›'
    default:
      return node satisfies never
  }
}

function printedIf(condition: Expression | null): string {
  return condition === null ? '' : ` if ${printed(condition)}`
}

function printedFor(node: { key: Name | null; value: Name; collection: Expression }): string {
  const names = node.key === null ? node.value.value : `${node.key.value}, ${node.value.value}`
  return `for ${names} in ${printed(node.collection)}`
}

function printedSteps(steps: readonly Step[]): string {
  return steps.map(printedStep).join('')
}

function printedStep(step: Step): string {
  if (step.kind === 'attribute') return `.${step.name}`
  if (step.kind === 'index') return `[${printed(step.key)}]`
  return `${step.form === 'full' ? '[*]' : '.*'}<${printedSteps(step.each)}>`
}

function printedParts(parts: readonly TemplatePart[]): string {
  return parts.map(printedPart).join(', ')
}

function printedPart(part: TemplatePart): string {
  if (part.kind === 'text') return JSON.stringify(part.value)
  if (part.kind === 'interpolation') return printed(part.expression)
  if (part.kind === 'for') return `${printedFor(part)} {${printedParts(part.parts)}}`
  const otherwise = part.otherwise === null ? '' : ` else {${printedParts(part.otherwise)}}`
  return `if ${printed(part.condition)} {${printedParts(part.parts)}}${otherwise}`
}

/** What a file holds and what is wrong in it: `3:5 sentence`. */
export function read(text: string): { readonly tree: string; readonly problems: readonly string[] } {
  const { body, problems } = parseHcl(text, 'main.tf')
  return {
    tree: printedBody(body),
    problems: problems.map(({ start, says }) => `${start.line}:${start.column} ${says}`),
  }
}
