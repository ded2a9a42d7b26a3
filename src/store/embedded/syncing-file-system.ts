import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

interface Stream {
  readonly nfd: number
  readonly path: string
}

/** The part of Emscripten's file system that is touched here; PGlite's types leave it out. */
interface EmscriptenModule {
  readonly FS: {
    readonly filesystems: {
      readonly NODEFS: {
        readonly stream_ops: {
          fsync?: (stream: Stream) => number
          write: (stream: Stream, ...rest: readonly unknown[]) => number
        }
      }
    }
  }
}

/**
 * PGlite's file system with a real `fsync`: Emscripten's NODEFS has none, so that PostgreSQL's syncs
 * succeed without having done anything. Serves files and folders, since NODEFS opens both.
 *
 * A sync that fails, or a write of the log that does, is one after which PostgreSQL panics: its process ends, and
 * the next recovers. In WebAssembly that panic is a loop without end. So the error is none that PostgreSQL would
 * get to see: it goes right through it to whoever asked, and `onFailure` hears that this was the last.
 */
export class SyncingNodeFS extends NodeFS {
  readonly #onFailure: (error: Error) => void

  constructor(folder: string, onFailure: (error: Error) => void) {
    super(folder)
    this.#onFailure = onFailure
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const preRun = [emscriptenOpts.preRun ?? []].flat()
    const install = (module: unknown) => installSync(module, this.#onFailure)
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...preRun, install] },
    }
  }
}

function installSync(module: unknown, onFailure: (error: Error) => void): void {
  const { stream_ops: operations } = (module as EmscriptenModule).FS.filesystems.NODEFS
  const { write } = operations
  operations.fsync = stream => {
    try {
      fsyncSync(stream.nfd)
    } catch (error) {
      throw failed(stream, error, onFailure)
    }
    return 0
  }
  operations.write = (stream, ...rest) => {
    try {
      return write(stream, ...rest)
    } catch (error) {
      throw stream.path.includes('/pg_wal/') ? failed(stream, error, onFailure) : error
    }
  }
}

function failed({ path }: Stream, cause: unknown, onFailure: (error: Error) => void): Error {
  const error = new Error(`${path} could not be written to the disk.`, { cause })
  onFailure(error)
  return error
}
