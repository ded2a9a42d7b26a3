import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown

interface Named {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly allowScripts: Readonly<Record<string, boolean>>
}

interface Locked {
  readonly packages: Readonly<
    Record<
      string,
      { readonly hasInstallScript?: boolean; readonly integrity?: string; readonly link?: boolean }
    >
  >
}

const named = read('package.json') as Named
const locked = Object.entries((read('package-lock.json') as Locked).packages).filter(([path]) => path !== '')

test('what the App depends on is little', () => {
  expect(Object.keys(named.dependencies).length).toBeLessThanOrEqual(25)
})

test('every version is the one that was tried', () => {
  const versions = Object.entries({ ...named.dependencies, ...named.devDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('every package is known by its hash', () => {
  expect(locked.length).toBeGreaterThan(100)
  expect(
    locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
  ).toEqual([])
})

test('none runs a script when it is installed, but those that are named', () => {
  const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
  const allowed = Object.keys(named.allowScripts).map(name => `node_modules/${name}`)
  expect(scripted).toEqual(allowed)
})
