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

/** What each format is called by people. */
export const TITLES: Record<Format, string> = {
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
export const NAMES: readonly (readonly [RegExp, Format])[] = [
  [/^(?:.*\.)?(?:docker|container)file(?:[.\-_].*)?$/, 'dockerfile'],
  [/^(?:gnu)?makefile(?:\..*)?$|^justfile$/, 'makefile'],
  [/^\.env(?:\..*)?$|^\.envrc$|\.env$/, 'env'],
  [
    /^(?:\.|dot)?(?:bash|zsh|ksh)(?:rc|_profile|env|_aliases|_logout)?$|^\.?(?:profile|zprofile|zshenv|aliases)$|^apkbuild$|^pkgbuild$/,
    'shell',
  ],
  [
    /^\.?(?:curlrc|wgetrc|npmrc|pypirc|gitconfig|editorconfig|my\.cnf|pip\.conf|yarnrc|s3cfg|netrc|hgrc|boto|cqlshrc|hosts|inventory|main\.cf|master\.cf|gitmodules)$|^(?:.*[-_.])?(?:requirements|constraints)(?:[-_.].*)?\.(?:txt|in)$/,
    'ini',
  ],
  [
    /^(?:nginx|httpd|apache2?|haproxy|fluent(?:d|-bit)?|td-agent(?:-bit)?|stunnel|squid|envoy|unbound|varnish)\b.*\.(?:conf|cfg)(?:\..*)?$|^caddyfile$|^\.htaccess$|^apt\.conf$|^\.?(?:lftprc|muttrc|neomuttrc|msmtprc|ldaprc)$/,
    'directives',
  ],
  [/^(?:(?:.*[-_.])?kubeconfig|_?\.?condarc|\.yarnrc\.yml|\.gemrc|gemrc|pubspec\.lock)$/, 'yaml'],
  [/^(?:pipfile|poetry\.lock|cargo\.lock)$/, 'toml'],
  [/^(?:composer\.lock|\.babelrc|\.eslintrc|\.prettierrc|\.bowerrc|\.swcrc)$/, 'json'],
  [/^(?:crontab|cron\..*|procfile)$/, 'shell'],
]

/** Formats by the ending of a file’s name. */
export const ENDINGS: Readonly<Record<string, Format>> = {
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

/** Endings that only wrap another file's name: `nginx.conf.j2`, `.env.example`. */
export const WRAPPERS =
  /\.(?:j2|jinja2?|erb|tmpl|tpl|template|gotmpl|tftpl|in|dist|example|sample|default|bak|orig|mustache|hbs|ejs|liquid|epp)$/
