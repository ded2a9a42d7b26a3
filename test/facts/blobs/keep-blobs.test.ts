import { describe, expect, test } from 'vitest'
import { createEncryption } from '../../../src/encryption.ts'
import { keepBlobs } from '../../../src/facts/blobs/keep-blobs.ts'
import { aCache, NOW } from '../world.ts'

const clock = { now: () => new Date(NOW) }
const key = (fill: number) => new Uint8Array(32).fill(fill)
const TEXT = 'password = "bar-77"\n'

function keeping(sealing = createEncryption([key(1)]) as ReturnType<typeof createEncryption> | null) {
  const cache = aCache()
  const written: { value: unknown; expiresAt: Date | null }[] = []
  const noted = {
    ...cache,
    async set(kind: string, id: string, value: unknown, expiresAt: Date | null) {
      written.push({ value, expiresAt })
      await cache.set(kind, id, value, expiresAt)
    },
  }
  const open = (by = sealing) => keepBlobs({ cache: noted, clock, sealing: by })
  return { open, written, cache }
}

describe('texts of files', () => {
  test('are kept in memory alone where there is no key', async () => {
    const { open, written } = keeping(null)
    const blobs = open()
    await blobs.set(7, 'sha', TEXT)
    expect(await blobs.get(7, 'sha')).toBe(TEXT)
    expect(written).toEqual([])
    expect(await open().get(7, 'sha')).toBeNull()
  })

  test('are kept sealed in the store where there is one, for 30 days, and found by another process', async () => {
    const { open, written } = keeping()
    await open().set(7, 'sha', TEXT)
    expect(await open().get(7, 'sha')).toBe(TEXT)
    expect(JSON.stringify(written)).not.toContain('bar-77')
    expect(written[0]?.expiresAt?.toISOString()).toBe('2026-12-20T14:00:00.000Z')
  })

  test('are another repository’s for nobody', async () => {
    const { open } = keeping()
    await open().set(7, 'sha', TEXT)
    expect(await open().get(8, 'sha')).toBeNull()
  })

  test('are not known any more when their key is gone, and are while it is the one before', async () => {
    const { open } = keeping()
    await open().set(7, 'sha', TEXT)
    expect(await open(createEncryption([key(2)])).get(7, 'sha')).toBeNull()
    expect(await open(createEncryption([key(2), key(1)])).get(7, 'sha')).toBe(TEXT)
  })

  test('that somebody put under another name in the store are not taken for it', async () => {
    const { open, cache } = keeping()
    await open().set(7, 'one', TEXT)
    await cache.set('sealed-blob', '7 other', await cache.get('sealed-blob', '7 one'), null)
    expect(await open().get(7, 'other')).toBeNull()
  })
})
