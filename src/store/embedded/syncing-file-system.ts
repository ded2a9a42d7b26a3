import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The part of Emscripten's file system that is touched here; PGlite's types leave it out. */
interface EmscriptenModule {
  readonly FS: {
    readonly ErrnoError: new (errno: number) => Error
    readonly filesystems: {
      readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { nfd: number }) => number } }
    }
  }
}

/** `EIO` in Emscripten's numbering (WASI's `errno` 29). PostgreSQL answers it with a panic, as it must. */
const EIO = 29

/**
 * PGlite's file system with a real `fsync`: Emscripten's NODEFS has none, so that PostgreSQL's syncs
 * succeed without having done anything. Serves files and folders, since NODEFS opens both.
 */
export class SyncingNodeFS extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const preRun = [emscriptenOpts.preRun ?? []].flat()
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...preRun, installSync] },
    }
  }
}

function installSync(module: unknown): void {
  const { FS } = module as EmscriptenModule
  FS.filesystems.NODEFS.stream_ops.fsync = stream => {
    try {
      fsyncSync(stream.nfd)
    } catch {
      throw new FS.ErrnoError(EIO)
    }
    return 0
  }
}
