import type { Attribute } from '../../../resource/attribute.ts'
import type { Configuration } from '../../../resource/configuration.ts'
import type { Resource } from '../../../resource/resource.ts'
import type { Truth } from '../../../resource/truth.ts'
import type { Settings } from './example.ts'

/** What has attributes: a resource, or one of its blocks. */
export type Holder = Resource | Attribute

/** Some of what has a type, or of the blocks of `each`. */
export interface Only {
  readonly concerns: (holder: Holder, configuration: Configuration) => Truth
  /** What resources or blocks say that it is not about; each is an example. */
  readonly except: readonly Settings[]
}

/** What a demand is judged by. */
export interface Judged {
  /** The attribute that it is about. */
  readonly attribute: Attribute
  /** What it stands in: the resource, or the block of `each`. */
  readonly holder: Holder
  readonly configuration: Configuration
}

/** A line of a table: what one type of resource has to say at one path. */
export interface Demand {
  readonly type: string
  /** Path of the attribute, from the resource or from the blocks of `each`. */
  readonly at: string
  /** Path of blocks that are judged one by one; where there are none, nothing is demanded. */
  readonly each?: string
  /** Who it is about; left out: all. */
  readonly only?: Only
  readonly holds: (judged: Judged) => Truth
  /** What is wrong, where something is written and where nothing is. */
  readonly says: string
  readonly saysNothing: string
  /** Expressions that are right and wrong there, for the examples. */
  readonly right: readonly string[]
  readonly wrong: readonly string[]
  /** Nothing written is right, too. */
  readonly isOptional?: boolean
  /** What else examples need, by path from the resource or the blocks: `{ encrypted: 'true' }`. */
  readonly beside?: Settings
  /** What makes wrong what is right, for the examples. */
  readonly spoiled?: readonly Settings[]
  /** The same demand's ids elsewhere. */
  readonly aliases?: readonly string[]
}

/** What the constructors of demands leave to the table. */
export type More = Pick<Demand, 'each' | 'only' | 'isOptional' | 'beside' | 'aliases'>
