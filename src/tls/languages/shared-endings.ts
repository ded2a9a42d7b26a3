import type { Format } from './file-names.ts'
import type { Profile } from './profile.ts'
import { byId } from './profiles.ts'

/** Endings that two languages share are told apart by what only one of them writes. */
export function sharedEnding(profile: Profile, ending: string, text: string): Profile {
  const head = text.slice(0, 20_000)
  const is = (id: string) => byId.get(id) ?? profile
  if (ending === '.h' && /^[ \t]*(?:@interface|@protocol|#import)\b/m.test(head)) return is('objective-c')
  if (ending === '.h' && /^[ \t]*(?:class|namespace|template|using)\b|std::/m.test(head)) return is('cpp')
  if (ending === '.cls' && !/^[ \t]*(?:attribute vb_|option explicit|private sub|public sub)/im.test(head))
    return is('java')
  return profile
}

/** Formats that share an ending are told apart by how the text begins. */
export function sharedFormat(found: Format, ending: string, text: string): Format {
  const start = text.slice(0, 2_000).trimStart()
  if (ending === '.config' && !start.startsWith('<')) return start.startsWith('{') ? 'json' : 'properties'
  if (ending === '.settings' && !start.startsWith('<')) return 'properties'
  if (found === 'yaml' && start.startsWith('<')) return 'xml'
  if (found === 'directives') return directivesOrIni(text.slice(0, 20_000))
  return found
}

/** `.conf` is INI, `name = value`, XML, JSON, YAML, HOCON or words in lines: its first lines tell. */
function directivesOrIni(head: string): Format {
  const start = head.trimStart()
  if (start.startsWith('{')) return 'json'
  if (start.startsWith('<?xml')) return 'xml'
  if (/^[A-Za-z]\w*:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*#[^\n]*\n)?[ \t]+[\w.]+:[ \t\n]/m.test(head)) return 'yaml'
  // HOCON on one line.
  if (/^[ \t]*[\w.-]+[ \t]*\{[^{}\n]*[{=]/m.test(head)) return 'directives'
  if (/^[ \t]*[\w-]+(?:[ \t][^\n=]*)?\{[ \t]*(?:#.*)?$/m.test(head) || /;[ \t]*$/m.test(head))
    return 'directives'
  if (/^[ \t]*\[[\w .:"-]+\][ \t]*$/m.test(head)) return 'ini'
  return /^[ \t]*[\w.\-/]+[ \t]*=/m.test(head) ? 'ini' : 'directives'
}
