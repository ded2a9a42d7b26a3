/** What JSON leaves as it is although a terminal obeys it, or turns its text around. */
const UNSEEN = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** A value as JSON for people and programs, in which nothing steers a terminal. Ends with a line end. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2)
  return `${text.replaceAll(UNSEEN, found => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`
}
