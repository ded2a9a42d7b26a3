import { type Language, languageOf, recognise } from '../languages/recognise.ts'

/** Text in another language inside a file. */
export interface Piece {
  /** The file that it is, or is written to, as far as its name tells its format. */
  readonly path: string
  readonly language: Language
  readonly text: string
  /** Line of the file on which the text begins. */
  readonly line: number
  /** Where all of it is reported when its lines are not lines of the file. */
  readonly fixed: { readonly from: number; readonly to: number } | null
  readonly depth: number
}

/** Programs whose options can switch validation off, or that run others. */
export const TOOLS =
  /(?:^|[\s;&|(`'"$@/\\=!-])(?:sudo|env|export|curl|wget|git|npm|npx|cross-env|bunx|yarn|pnpm|pip3?|pipx|conda|mamba|gem|bundle|apt-get|apt|yum|dnf|zypper|apk|docker|podman|buildah|skopeo|crane|nerdctl|oras|kubectl|oc|helm|kubelet|kubeadm|minikube|k3s|aws|gcloud|gsutil|az|openssl|mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|psql|pg_dump|mysql|mysqldump|mariadb|ldapsearch|rclone|ansible\S*|http|https|httpie|aria2c|lftp|rsync|ssh|scp|sh|bash|zsh|dash|node|deno|bun|newman|phantomjs|lighthouse|java|python3?|ruby|php|go|cargo|composer|poetry|uv|twine|terraform|vault|consul|nomad|redis-cli|kafkacat|grpcurl|websocat|nmap|ab|wrk|hey|k6|siege|xh|invoke-webrequest|iwr|invoke-restmethod|irm|fetch|puppet|salt|knife|chef-client|vagrant|packer|argocd|flux|istioctl|etcdctl|influx|logcli|promtool|minio|mc|s3cmd|s4cmd|restic|duplicity|svn|hg|bzr|choco|nuget|dotnet|mvn|mvnw|gradle|gradlew|sbt|lein|brew|snmp\w*|chrome|chromium\S*|google-chrome\S*|electron|winrm|evil-winrm|code|wscat|openconnect|fetchmail|msmtp|mutt|mailx?|swaks|s_client|setx?|heroku|fly|vercel|netlify|cf|bosh|govc|nuclei|ffuf|gobuster|sqlmap|nikto|wpscan|lynx|links|w3m|axel|ffmpeg|youtube-dl|yt-dlp|mosquitto_\w+)(?:\.exe)?(?=\s|$)/i

const EVERY_TOOL = new RegExp(TOOLS, 'gi')

/** How much of a text, and how many programs' names in it, are looked at. */
const LONGEST_LOOK = 8_000
const MOST_NAMES = 40

/** Whether a text reads as a command line: a known program at its front, or after something that separates commands. */
export function looksLikeCommand(text: string): boolean {
  const head = text.length > LONGEST_LOOK ? text.slice(0, LONGEST_LOOK) : text
  const form = EVERY_TOOL
  form.lastIndex = 0
  for (let count = 0; count < MOST_NAMES; count += 1) {
    const found = form.exec(head)
    if (found === null) return false
    const start = found.index + (/^\W/.test(found[0]) ? 1 : 0)
    // “Set X=0 to …” is a sentence, `set X=0` and `SET X=0` are commands.
    const isSentence = /\bSet$/.test(found[0])
    if (!isSentence && isAtFront(head.slice(Math.max(0, start - 200), start), start <= 200)) return true
    form.lastIndex = Math.max(start + 1, form.lastIndex - 1)
  }
  return false
}

/** Whether what stands before a program's name leaves it at the front of a command. */
function isAtFront(before: string, isWhole: boolean): boolean {
  if (isWhole && /^\s*(?:[A-Za-z_]\w{0,60}=\S{0,60}\s+|[@$>-]\s*){0,4}[\w./~-]{0,100}$/.test(before))
    return true
  return /[;&|(`\n]\s*[\w./-]{0,100}$/.test(before)
}

/** The format of a text that holds configuration, by its looks; `null` when it does not look like any. */
export function looksLikeConfig(text: string): Language | null {
  const head = text.slice(0, 2_000)
  const start = head.trimStart()
  if (start.startsWith('<?xml') || /^<[A-Za-z][\w:.-]*[\s>/]/.test(start)) return languageOf('xml')
  if (/^[{[]\s*(?:["{[\]}]|$)/.test(start)) return languageOf('json')
  if (!text.includes('\n')) return null
  if (
    /^[ \t]*(?:server|location|upstream|http|stream|backend|frontend|listen|input|output|filter|match)\b[^\n;=]{0,120}\{[ \t]*$/m.test(
      head,
    )
  )
    return languageOf('directives')
  if (/^[ \t]*(?:resource|data|provider|module|variable|terraform)[ \t]+"[^"\n]+"/m.test(head))
    return languageOf('hcl')
  if (/^[ \t]*\[[\w .:"/-]+\][ \t]*$/m.test(head)) return languageOf('ini')
  if (/^[ \t]*(?:- )?["']?[A-Za-z_][\w.$/-]*["']?:(?:[ \t]+\S[^\n{;]*|[ \t]*)$/m.test(head))
    return languageOf('yaml')
  if (/^[ \t]*[a-z_]+(?:[ \t]+[^\s;{}]+)+;[ \t]*$/m.test(head)) return languageOf('directives')
  if (/^[ \t]*[\w.-]+[ \t]*=[ \t]*\S/m.test(head)) return languageOf('ini')
  return null
}

/** The language of what is written to a file of that name, or else by its looks. */
export function languageForTarget(target: string, text: string): Language | null {
  if (/GITHUB_ENV|\/etc\/environment$/.test(target)) return languageOf('env')
  if (/apt\.conf/.test(target)) return languageOf('directives')
  const byName = target === '' ? null : recognise(target.replace(/["']/g, ''), text)
  return byName ?? looksLikeConfig(text)
}
