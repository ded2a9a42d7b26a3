import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fingerprintOf, publicKeyOf } from '../../evidence/signature.ts'
import { type Verification, verify } from '../../evidence/verify.ts'
import type { EntryReference } from '../../model/evidence.ts'
import { readEntry } from '../../evidence/reader.ts'
import { whyUnreadable } from '../../unreadable.ts'
import { type Command, EXIT, UsageError } from '../command.ts'
import { paint } from '../excerpt.ts'
import { formatOf } from '../format.ts'
import { jsonText } from '../json-text.ts'
import { unmarked } from '../../publish/markdown.ts'
import { findRepository } from './find-repository.ts'
import { refuse, WHERE_IT_IS, withEvidence } from './with-evidence.ts'

/** Whether the evidence is what was written. */
export const evidenceVerify: Command = {
  name: 'evidence verify',
  usage: '[--repo OWNER/NAME] [--witness SEQ=HASH …] [--public-key FILE] [--format text|json]',
  summary: 'Walks the chains of the evidence, and names the first entry that is broken.',
  help: `
--repo OWNER/NAME     the chain of one repository; left out: all of them, and that no number is missing
--witness SEQ=HASH    an entry as a check run on GitHub names it: it must be here with that hash; may be repeated
--public-key FILE     PEM of the key that must have signed the checkpoints; left out: that of EVIDENCE_SIGNING_KEY,
                      or else the one that each checkpoint names
--format text|json    text for people (default), or JSON
${WHERE_IT_IS}
Exit codes: 0 nothing is broken, 1 an entry is, 2 it could not be verified, or there is nothing yet.
`,

  run(args, terminal) {
    const { repo, witnesses, publicKey, format } = readArguments(args)
    return withEvidence(terminal, async ({ store, settings }) => {
      const repositoryId = repo === undefined ? undefined : await findRepository(store.evidence, repo)
      if (repositoryId === null) return refuse(terminal, `There is no evidence of ${repo}.`)
      const signed = publicKey ?? keyOf(settings.evidence.signingKey)
      const found = await verify(store.evidence, {
        witnesses,
        ...(repositoryId !== undefined && { repositoryId }),
        ...(signed !== null && { publicKey: signed }),
      })
      terminal.out(format === 'json' ? asJson(found) : asText(found, terminal.colour))
      if (found.broken !== null) return EXIT.problems
      // What is looked for in the wrong place, or was taken away as a whole, is not verified by that.
      return found.last === null ? EXIT.impossible : EXIT.fine
    })
  },
}

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      repo: { type: 'string' },
      witness: { type: 'string', multiple: true, default: [] },
      'public-key': { type: 'string' },
      format: { type: 'string', default: 'text' },
    },
  })
  const { repo, witness, 'public-key': keyFile, format } = values
  return {
    repo,
    witnesses: witness.map(witnessOf),
    publicKey: keyFile === undefined ? null : keyIn(keyFile),
    format: formatOf(format, ['text', 'json']),
  } as const
}

/** Read before anything else, so that a walk of minutes does not end with a mistyped path. */
function keyIn(path: string): string {
  let pem: string
  try {
    pem = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`${path} could not be read: ${whyUnreadable(error)}.`)
  }
  try {
    return publicKeyOf(pem)
  } catch {
    throw new UsageError(
      `${path} is no Ed25519 key in PEM. Make it with \`openssl pkey -in key.pem -pubout\`.`,
    )
  }
}

function keyOf(pem: string | null): string | null {
  return pem === null ? null : publicKeyOf(pem)
}

function witnessOf(text: string): EntryReference {
  const [, sequence, hash] = /^([1-9]\d{0,14})=([0-9a-f]{64})$/.exec(text) ?? []
  if (sequence === undefined || hash === undefined) {
    throw new UsageError(`\`${text}\` is no witness. Write the number and the whole hash: 4812=9f86d081…`)
  }
  return { sequence: Number(sequence), hash }
}

function asJson({ broken, lastCheckpoint, ...found }: Verification): string {
  return jsonText({
    verified: broken === null && found.last !== null,
    ...found,
    lastCheckpoint: lastCheckpoint && {
      ...lastCheckpoint,
      keyFingerprint: fingerprintOf(lastCheckpoint.publicKey),
    },
    broken: broken && { sequence: broken.sequence, problem: broken.says },
  })
}

function asText(found: Verification, colour: boolean): string {
  const { broken, entries, chains, last } = found
  const counted = `${count(entries, 'entry', 'entries')} of ${count(chains, 'repository', 'repositories')}`
  if (broken !== null) {
    const where = whereIs(found)
    return [
      `${paint('✗', 'red', colour)} Entry ${broken.sequence} is broken. ${broken.says}${where}`,
      `  Before it, ${counted} are as they were written.`,
      '',
    ].join('\n')
  }
  if (last === null)
    return 'There is no evidence, so nothing was verified. Is DATA_DIR or DATABASE_URL that of the server?\n'
  return [
    `${paint('✓', 'green', colour)} ${counted} are as they were written.`,
    `  The last is ${last.sequence}, of ${last.recordedAt}, with the hash ${last.hash}.`,
    `  ${signed(found)}`,
    '',
  ].join('\n')
}

function whereIs({ broken }: Verification): string {
  if (broken === null || broken.entry === null) return ''
  try {
    const { kind, repository, number } = readEntry(broken.entry)
    if (repository === null) return `\n  It is a ${kind}.`
    const pull = number === null ? '' : `#${number}`
    return `\n  It is a ${kind} of ${unmarked(`${repository.owner}/${repository.name}`)}${pull}.`
  } catch {
    return ''
  }
}

function signed({ checkpoints, lastCheckpoint, last }: Verification): string {
  if (lastCheckpoint === null) return 'No checkpoint is signed yet: EVIDENCE_SIGNING_KEY makes one each day.'
  const { sequence, day, publicKey } = lastCheckpoint
  const since = (last?.sequence ?? 0) - sequence
  return `${count(checkpoints, 'checkpoint is', 'checkpoints are')} signed, the last one of ${day} by the key ${fingerprintOf(publicKey)}; ${since === 0 ? 'nothing came since' : `${count(since, 'entry', 'entries')} came since`}.`
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
