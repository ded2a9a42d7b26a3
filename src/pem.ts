/** A PEM as it is, with `\n` written out (as in .env files), or in Base64; something else where the value holds none. */
export function asPem(value: string): string {
  const written = value.replaceAll(String.raw`\n`, '\n').trim()
  return written.startsWith(BEGIN) ? written : Buffer.from(written, 'base64').toString('utf8').trim()
}

export function isPem(text: string): boolean {
  return text.startsWith(BEGIN)
}

const BEGIN = '-----BEGIN'
