/**
 * Files that decide who must approve and what runs with the repository's secrets, by what they are. CODEOWNERS is
 * read in three places: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
const FILES: Readonly<Record<string, string>> = {
  '.github/compliance-patrol.yml': 'is the policy file',
  codeowners: 'names the code owners',
  '.github/codeowners': 'names the code owners',
  'docs/codeowners': 'names the code owners',
}

const FOLDERS: Readonly<Record<string, string>> = {
  '.github/workflows/': 'is a workflow file',
  '.github/actions/': 'is run by workflows',
}

/** Why a file always needs the security role, to follow its path in a sentence; `null`: it does not. */
export function sensitiveFile(path: string): string | null {
  const plain = path.toLowerCase()
  if (Object.hasOwn(FILES, plain)) return FILES[plain] ?? null
  const folder = Object.keys(FOLDERS).find(start => plain.startsWith(start))
  return folder === undefined ? null : (FOLDERS[folder] ?? null)
}
