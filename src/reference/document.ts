/** A generated file. */
export interface Document {
  /** Its path in the repository. */
  readonly path: string
  /** Its whole text, with a line end at its end. */
  render(): string | Promise<string>
}

/** First line of a generated page. */
export const GENERATED = '<!-- Made by `npm run docs`. Do not edit: what is changed here is overwritten. -->'
