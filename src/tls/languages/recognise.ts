import { beam } from './beam.ts'
import { compiled } from './compiled.ts'
import { managed } from './managed.ts'
import type { Profile } from './profile.ts'
import { scripting } from './scripting.ts'

/** The table of all programming languages that the detector reads as code. */
export const profiles: readonly Profile[] = [...scripting, ...compiled, ...managed, ...beam]

/** What is not read as code: shell, and formats of configuration. */
export type Format =
  | 'shell'
  | 'dockerfile'
  | 'makefile'
  | 'yaml'
  | 'json'
  | 'toml'
  | 'ini'
  | 'properties'
  | 'xml'
  | 'env'
  | 'hcl'
  | 'directives'

/** How a file is read: as code by its profile, or as a format. */
export type Language =
  | { readonly kind: 'code'; readonly id: string; readonly title: string; readonly profile: Profile }
  | { readonly kind: 'format'; readonly id: Format; readonly title: string }

const TITLES: Record<Format, string> = {
  shell: 'Shell',
  dockerfile: 'Dockerfile',
  makefile: 'Makefile',
  yaml: 'YAML',
  json: 'JSON',
  toml: 'TOML',
  ini: 'INI',
  properties: 'Properties',
  xml: 'XML',
  env: 'Environment file',
  hcl: 'HCL',
  directives: 'Configuration',
}

/** File names in lower case, tried before the ending. */
const NAMES: readonly (readonly [RegExp, Format])[] = [
  [/^(?:.*\.)?(?:docker|container)file(?:[.\-_].*)?$/, 'dockerfile'],
  [/^(?:gnu)?makefile(?:\..*)?$|^justfile$/, 'makefile'],
  [/^\.env(?:\..*)?$|^\.envrc$|\.env$/, 'env'],
  [
    /^(?:\.|dot)?(?:bash|zsh|ksh)(?:rc|_profile|env|_aliases|_logout)?$|^\.?(?:profile|zprofile|zshenv|aliases)$|^apkbuild$|^pkgbuild$/,
    'shell',
  ],
  [
    /^\.?(?:curlrc|wgetrc|npmrc|pypirc|gitconfig|editorconfig|condarc|my\.cnf|pip\.conf|yarnrc|s3cfg|netrc|ldaprc)$/,
    'ini',
  ],
  [
    /^(?:nginx|httpd|apache2?|haproxy|fluent(?:d|-bit)?|td-agent(?:-bit)?|stunnel|squid|envoy|unbound|varnish)\b.*\.(?:conf|cfg)(?:\..*)?$|^caddyfile$|^\.htaccess$/,
    'directives',
  ],
  [/^(?:_?\.?condarc|\.yarnrc\.yml|\.gemrc|gemrc|pubspec\.lock)$/, 'yaml'],
  [/^(?:pipfile|poetry\.lock|cargo\.lock)$/, 'toml'],
  [/^(?:composer\.lock|\.babelrc|\.eslintrc|\.prettierrc|\.bowerrc|\.swcrc)$/, 'json'],
  [/^(?:crontab|cron\..*|procfile)$/, 'shell'],
]

const ENDINGS: Readonly<Record<string, Format>> = {
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  ksh: 'shell',
  dash: 'shell',
  ash: 'shell',
  bats: 'shell',
  fish: 'shell',
  bat: 'shell',
  cmd: 'shell',
  command: 'shell',
  ebuild: 'shell',
  envrc: 'env',
  profile: 'shell',
  mk: 'makefile',
  mak: 'makefile',
  make: 'makefile',
  just: 'makefile',
  yml: 'yaml',
  yaml: 'yaml',
  eyaml: 'yaml',
  sls: 'yaml',
  cwl: 'yaml',
  tpl: 'yaml',
  gotmpl: 'yaml',
  j2: 'yaml',
  jinja2: 'yaml',
  jinja: 'yaml',
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  jsonnet: 'json',
  libsonnet: 'json',
  tfstate: 'json',
  webmanifest: 'json',
  har: 'json',
  ipynb: 'json',
  hjson: 'json',
  toml: 'toml',
  ini: 'ini',
  cfg: 'ini',
  cnf: 'ini',
  conf: 'directives',
  config: 'xml',
  service: 'ini',
  socket: 'ini',
  timer: 'ini',
  desktop: 'ini',
  repo: 'ini',
  npmrc: 'ini',
  curlrc: 'ini',
  wgetrc: 'ini',
  gitconfig: 'ini',
  container: 'ini',
  properties: 'properties',
  props: 'xml',
  prefs: 'properties',
  xml: 'xml',
  plist: 'xml',
  csproj: 'xml',
  vbproj: 'xml',
  fsproj: 'xml',
  targets: 'xml',
  xhtml: 'xml',
  xaml: 'xml',
  entitlements: 'xml',
  pom: 'xml',
  resx: 'xml',
  settings: 'xml',
  wsdl: 'xml',
  storyboard: 'xml',
  mobileconfig: 'xml',
  nuspec: 'xml',
  jmx: 'xml',
  iml: 'xml',
  env: 'env',
  dotenv: 'env',
  tf: 'hcl',
  hcl: 'hcl',
  tfvars: 'hcl',
  nomad: 'hcl',
  tofu: 'hcl',
  pkr: 'hcl',
  river: 'hcl',
  alloy: 'hcl',
  bicep: 'hcl',
  nginx: 'directives',
  nginxconf: 'directives',
  vhost: 'directives',
  htaccess: 'directives',
  ovpn: 'directives',
  vcl: 'directives',
  dockerfile: 'dockerfile',
  containerfile: 'dockerfile',
}

const byEnding = new Map(
  profiles.flatMap(profile => profile.extensions.map(ending => [ending, profile] as const)),
)
const byName = new Map(
  profiles.flatMap(profile => (profile.files ?? []).map(name => [name, profile] as const)),
)
const byId = new Map(profiles.map(profile => [profile.id, profile]))

/** Endings that only wrap another file's name: `nginx.conf.j2`, `.env.example`. */
const WRAPPERS =
  /\.(?:j2|jinja2?|erb|tmpl|tpl|template|gotmpl|tftpl|in|dist|example|sample|default|bak|orig|mustache|hbs|ejs|liquid|epp)$/

/**
 * How the file at `path` is to be read, by its name, its ending, or else its first line's `#!`;
 * `null` when it is nothing that the detector knows (prose, pictures, lock files).
 */
export function recognise(path: string, text: string): Language | null {
  const name = (path.split('/').at(-1) ?? '').toLowerCase()
  return byFileName(name, text) ?? byInner(name, text) ?? byShebang(text)
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

/** Endings that two languages share are told apart by what only one of them writes. */
function sharedEnding(profile: Profile, ending: string, text: string): Profile {
  const head = text.slice(0, 20_000)
  const is = (id: string) => byId.get(id) ?? profile
  if (ending === '.h' && /^\s*(?:@interface|@protocol|#import)\b/m.test(head)) return is('objective-c')
  if (ending === '.h' && /^\s*(?:class|namespace|template|using)\b|std::/m.test(head)) return is('cpp')
  if (ending === '.cls' && !/^\s*(?:attribute vb_|option explicit|private sub|public sub)/im.test(head))
    return is('java')
  return profile
}

function sharedFormat(found: Format, ending: string, text: string): Format {
  const start = text.slice(0, 2_000).trimStart()
  if (ending === '.config' && !start.startsWith('<')) return start.startsWith('{') ? 'json' : 'properties'
  if (ending === '.settings' && !start.startsWith('<')) return 'properties'
  if (found === 'yaml' && start.startsWith('<')) return 'xml'
  if (found === 'directives') return directivesOrIni(text.slice(0, 20_000))
  return found
}

/** `.conf` is INI, `name = value`, XML, JSON, HOCON or words in lines: its first lines tell. */
function directivesOrIni(head: string): Format {
  const start = head.trimStart()
  if (start.startsWith('{')) return 'json'
  if (start.startsWith('<?xml')) return 'xml'
  if (/^[ \t]*[\w-]+(?:[ \t]+[^\n=]*)?\{[ \t]*(?:#.*)?$/m.test(head) || /;[ \t]*$/m.test(head))
    return 'directives'
  if (/^[ \t]*\[[\w .:"-]+\][ \t]*$/m.test(head)) return 'ini'
  return /^[ \t]*[\w.\-/]+[ \t]*=/m.test(head) ? 'ini' : 'directives'
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
