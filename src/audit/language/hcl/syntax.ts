import type { Range } from '../../resource/place.ts'

/** A place where a file is not HCL, and a sentence for people that says what is wrong and what would be right. */
export interface SyntaxProblem extends Range {
  readonly path: string
  readonly says: string
  /** What it is about is no Terraform, and was read all the same: nothing that is written there is missing. */
  readonly isRead?: true
}

/** A file, or what stands between a block's braces. Where an argument is set twice, the first one is kept. */
export interface Body extends Range {
  readonly attributes: readonly Attribute[]
  readonly blocks: readonly Block[]
}

/** `name = value` */
export interface Attribute extends Range {
  readonly name: Name
  readonly value: Expression
}

/** `type "label" { … }`, from its type to its closing brace. */
export interface Block extends Range {
  readonly type: Name
  readonly labels: readonly Name[]
  readonly body: Body
}

/** A word that stands for itself: a bare word, or the quoted label of a block; `value` is without the quotes. */
export interface Name extends Range {
  readonly kind: 'name'
  readonly value: string
}

export type Expression =
  | NumberLiteral
  | BooleanLiteral
  | NullLiteral
  | StringLiteral
  | Template
  | Variable
  | Traversal
  | Call
  | Tuple
  | ObjectExpression
  | ForTuple
  | ForObject
  | Conditional
  | Binary
  | Unary
  | Parentheses
  | Invalid

/** A number; `text` holds the digits as written, which `value` may not hold exactly. */
export interface NumberLiteral extends Range {
  readonly kind: 'number'
  readonly value: number
  readonly text: string
}

export interface BooleanLiteral extends Range {
  readonly kind: 'boolean'
  readonly value: boolean
}

export interface NullLiteral extends Range {
  readonly kind: 'null'
}

/** A quoted string without `${…}` and `%{…}`: its value is final. */
export interface StringLiteral extends Range {
  readonly kind: 'string'
  readonly value: string
}

/**
 * A quoted string with `${…}` or `%{…}`, or a heredoc. The texts of a heredoc are its lines, or pieces of them.
 * Escapes, strip markers and the indentation of `<<-` are already applied to all texts.
 */
export interface Template extends Range {
  readonly kind: 'template'
  readonly form: 'quoted' | 'heredoc'
  readonly parts: readonly TemplatePart[]
}

export type TemplatePart = Text | Interpolation | IfDirective | ForDirective

export interface Text extends Range {
  readonly kind: 'text'
  readonly value: string
}

/** `${expression}` */
export interface Interpolation extends Range {
  readonly kind: 'interpolation'
  readonly expression: Expression
}

/** `%{ if … }…%{ else }…%{ endif }` */
export interface IfDirective extends Range {
  readonly kind: 'if'
  readonly condition: Expression
  readonly parts: readonly TemplatePart[]
  /** What stands behind `%{ else }`; `null`: there is none. */
  readonly otherwise: readonly TemplatePart[] | null
}

/** `%{ for key, value in collection }…%{ endfor }` */
export interface ForDirective extends Range, ForIntroduction {
  readonly kind: 'for'
  readonly parts: readonly TemplatePart[]
}

export interface Variable extends Range {
  readonly kind: 'variable'
  readonly name: string
}

/** An expression and what is picked from it: `aws_kms_key.k.arn`, `var.names[0]`, `aws_instance.a[*].id`. */
export interface Traversal extends Range {
  readonly kind: 'traversal'
  readonly from: Expression
  readonly steps: readonly Step[]
}

export type Step = AttributeStep | IndexStep | SplatStep

/** `.name` */
export interface AttributeStep extends Range {
  readonly kind: 'attribute'
  readonly name: string
}

/** `[key]`, or the older `.0`. */
export interface IndexStep extends Range {
  readonly kind: 'index'
  readonly key: Expression
}

/** `[*]` or `.*`; `each` holds the steps that are taken in every element, the steps behind it are taken in the result. */
export interface SplatStep extends Range {
  readonly kind: 'splat'
  readonly form: 'full' | 'attribute'
  readonly each: readonly Step[]
}

/** `name(args)`; the name of a provider's function holds `::`. */
export interface Call extends Range {
  readonly kind: 'call'
  readonly name: Name
  readonly args: readonly Expression[]
  /** The last argument is followed by `...`: its elements are the arguments. */
  readonly expands: boolean
}

export interface Tuple extends Range {
  readonly kind: 'tuple'
  readonly items: readonly Expression[]
}

export interface ObjectExpression extends Range {
  readonly kind: 'object'
  readonly items: readonly ObjectItem[]
}

/** `key = value`; a bare word as key is a name, in parentheses it is an expression. */
export interface ObjectItem extends Range {
  readonly key: Name | Expression
  readonly value: Expression
}

interface ForIntroduction {
  readonly key: Name | null
  readonly value: Name
  readonly collection: Expression
}

/** `[for key, value in collection : result if condition]` */
export interface ForTuple extends Range, ForIntroduction {
  readonly kind: 'for-tuple'
  readonly result: Expression
  readonly condition: Expression | null
}

/** `{for key, value in collection : resultKey => result... if condition}` */
export interface ForObject extends Range, ForIntroduction {
  readonly kind: 'for-object'
  readonly resultKey: Expression
  readonly result: Expression
  /** `...` follows the result: results with the same key are gathered in a list. */
  readonly groups: boolean
  readonly condition: Expression | null
}

export interface Conditional extends Range {
  readonly kind: 'conditional'
  readonly condition: Expression
  readonly whenTrue: Expression
  readonly whenFalse: Expression
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

export interface Binary extends Range {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
}

export interface Unary extends Range {
  readonly kind: 'unary'
  readonly operator: '-' | '!'
  readonly operand: Expression
}

export interface Parentheses extends Range {
  readonly kind: 'parentheses'
  readonly inner: Expression
}

/** What could not be read; a problem says why. */
export interface Invalid extends Range {
  readonly kind: 'invalid'
}
