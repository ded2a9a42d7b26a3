import { ENDINGS, type Format, NAMES, TITLES, WRAPPERS } from './file-names.ts'
import type { Profile } from './profile.ts'
import { byEnding, byId, byName, profiles } from './profiles.ts'
import { sharedEnding, sharedFormat } from './shared-endings.ts'

/** How a file is read: as code by its profile, or as a format. */
export type Language =
  | { readonly kind: 'code'; readonly id: string; readonly title: string; readonly profile: Profile }
  | { readonly kind: 'format'; readonly id: Format; readonly title: string }

/**
 * How the file at `path` is to be read, by its name, its ending, or else its first line's `#!`;
 * `null` when it is nothing that the detector knows (prose, pictures, lock files).
 */
export function recognise(path: string, text: string): Language | null {
  const name = (path.split('/').at(-1) ?? '').toLowerCase()
  return byFolder(path, text) ?? byFileName(name, text) ?? byInner(name, text) ?? byShebang(text)
}

/** Files without an ending of their own whose folder tells what they are: `apt.conf.d/80proxy`, `.git/config`. */
function byFolder(path: string, text: string): Language | null {
  if (/(?:^|\/)apt\.conf\.d\/[^/]+$/.test(path)) return format('directives')
  if (/(?:^|\/)etc\/(?:default|sysconfig)\/[\w-]+$|(?:^|\/)etc\/environment$/.test(path)) return format('env')
  const isErlang = /(?:^|\/)(?:rabbitmq|advanced|sys|app)\.config(?:\.\w+)?$/.test(path)
  if (isErlang && /^\s{0,200}[%[]/.test(text)) return languageOf('erlang')
  if (
    !/(?:^|\/)\.(?:git|aws|kube|bundle|cargo|oci|subversion|config\/\w+)\/(?:config|servers|credentials)$/.test(
      path,
    )
  )
    return null
  return format(/^[ \t]*\[/m.test(text.slice(0, 2_000)) ? 'ini' : 'yaml')
}

/** The language of that id, as rules and here-documents name it. */
export function languageOf(id: string): Language | null {
  const profile = byId.get(id)
  if (profile !== undefined) return code(profile)
  return id in TITLES ? format(id as Format) : null
}

function byInner(name: string, text: string): Language | null {
  const inner = name.replace(WRAPPERS, '')
  return inner === name ? null : (byFileName(inner, text) ?? null)
}

function byFileName(name: string, text: string): Language | null {
  const named = byName.get(name)
  if (named !== undefined) return code(named)
  if (WRAPPERS.test(name) && byFileName(name.replace(WRAPPERS, ''), text) !== null)
    return byFileName(name.replace(WRAPPERS, ''), text)
  const known = NAMES.find(([form]) => form.test(name))
  if (known !== undefined) return format(known[1])
  const dot = name.lastIndexOf('.')
  if (dot < 0) return null
  const ending = name.slice(dot)
  const profile = byEnding.get(ending)
  if (profile !== undefined) return code(sharedEnding(profile, ending, text))
  const found = Object.hasOwn(ENDINGS, ending.slice(1)) ? ENDINGS[ending.slice(1)] : undefined
  return found === undefined ? null : format(sharedFormat(found, ending, text))
}

function byShebang(text: string): Language | null {
  if (!text.startsWith('#!')) return null
  const line = text.slice(2, 200).split('\n')[0] ?? ''
  if (/\b(?:ba|z|k|da|a|fi)?sh\b/.test(line)) return format('shell')
  const profile = profiles.find(each => each.shebang?.test(line))
  return profile === undefined ? null : code(profile)
}

function code(profile: Profile): Language {
  return { kind: 'code', id: profile.id, title: profile.title, profile }
}

function format(id: Format): Language {
  return { kind: 'format', id, title: TITLES[id] }
}
