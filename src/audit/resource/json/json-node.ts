/** A piece of a text, by offsets in UTF-16 units; `end` is behind its last character. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What a JSON text holds, and where. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull | JsonInvalid

export interface JsonObject extends Span {
  readonly kind: 'object'
  /** In their order, with all that have the same key. */
  readonly members: readonly JsonMember[]
}

/** `"key": value` */
export interface JsonMember {
  readonly key: JsonString
  readonly value: JsonNode
}

export interface JsonArray extends Span {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

/** A string, with its quotation marks; `value` has its escapes resolved. */
export interface JsonString extends Span {
  readonly kind: 'string'
  readonly value: string
}

/** A number; `text` holds the digits as written, which `value` may not hold exactly. */
export interface JsonNumber extends Span {
  readonly kind: 'number'
  readonly value: number
  readonly text: string
}

export interface JsonBoolean extends Span {
  readonly kind: 'boolean'
  readonly value: boolean
}

export interface JsonNull extends Span {
  readonly kind: 'null'
}

/** What is no JSON; a problem says why. */
export interface JsonInvalid extends Span {
  readonly kind: 'invalid'
}

/** A place where a text is not JSON, and a sentence for people. */
export interface JsonProblem extends Span {
  readonly says: string
}
