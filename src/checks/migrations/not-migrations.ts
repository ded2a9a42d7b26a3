import type { Location } from './location.ts'

/** Folders of tests, their data, and documentation. */
const FOLDER =
  /^(?:__tests?__|__fixtures__|__mocks__|e2e|(?:(?:integration|unit|functional|acceptance|e2e|api|system)[-_]?)?(?:tests?|specs?)|test[-_]?(?:data|fixtures|resources)|fixtures?|android[-_]?test|docs?|documentation|examples?|samples?)$/

/** Files that no tool takes for a migration: tests and texts. */
const FILE = /(?:\.(?:test|spec)\.[cm]?[jt]sx?|_test\.go|\.(?:mdx?|markdown|rst|adoc|txt))$/i

/**
 * True for what looks like a migration but is run by nobody: it lies in a folder of tests or documentation. What is
 * called so within a folder of migrations still counts, since most tools read the folders in it too.
 */
export function isTestOrDocument({ folders, file }: Location, foldersBefore: number): boolean {
  return FILE.test(file) || folders.slice(0, foldersBefore).some(folder => FOLDER.test(folder))
}
