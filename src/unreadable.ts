const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  EACCES: 'whoever runs this may not read it',
  EPERM: 'whoever runs this may not read it',
  EISDIR: 'it is a folder',
  ENOTDIR: 'what should be a folder is none',
}

/** Why a file or folder could not be read, as half a sentence that goes on from “could not be read:”. */
export function whyUnreadable(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? error.message
}
