import { languageOf } from '../../src/tls/languages/recognise.ts'
import { readSource } from '../../src/tls/syntax/source.ts'
import { type CodeView } from '../../src/tls/syntax/code-view.ts'
import { codeView } from '../../src/tls/syntax/view.ts'

/** The view of a piece of code in the language of that id. */
export function viewOf(id: string, text: string): CodeView {
  const language = languageOf(id)
  if (language?.kind !== 'code') throw new Error(`${id} is no language of code`)
  return codeView(readSource(`file.${id}`, text, language.profile))
}
