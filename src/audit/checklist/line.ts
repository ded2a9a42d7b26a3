/** One line of a checklist: a requirement, and the types of resources that it is about. */
export interface Line {
  /** The requirement, as a sentence. */
  readonly text: string
  /** Types as in `Resource`. Each has a rule of this line that looks at it, or a reason in `blanks`. */
  readonly types: readonly string[]
  /** Why nothing looks at a type: “the provider cannot say it”. */
  readonly blanks?: Readonly<Record<string, string>>
}

export type Lines = Readonly<Record<string, Line>>
