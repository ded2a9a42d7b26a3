import { chartOf } from './by-text.ts'
import { type Kind, KINDS } from './kinds.ts'

/** A changed file of infrastructure code that is not audited. */
export interface Recognised {
  readonly path: string
  readonly kind: Kind
}

/** “3 CloudFormation templates, 1 Helm chart”; `null`: there is nothing of the kind. */
export function recognisedInWords(files: readonly Recognised[]): string | null {
  const kinds = Object.keys(KINDS) as Kind[]
  const words = kinds.flatMap(kind => {
    const paths = files.filter(file => file.kind === kind).map(({ path }) => path)
    // A chart is many files.
    const count = new Set(kind === 'helm' ? paths.map(chartOf) : paths).size
    return count === 0 ? [] : [`${count} ${KINDS[kind][count === 1 ? 0 : 1]}`]
  })
  return words.length === 0 ? null : words.join(', ')
}
