/** What a setting decides by its name: whether something is checked, or whether the check is left out. */
export type Meaning = 'checks' | 'skips'

const SEP = '_?'
const CERT = 'cert(?:ificate)?s?'
/** What TLS checks, named so that nothing else can be meant. */
const SUBJECT = `(?:ssl|tls|https|x509|openssl|${CERT}|host_?names?|peers?(?:_?names?)?|common_?name|cn)`
const SUBJECTS = `(?:(?:server|remote|client_to_server|trust|chain|invalid|all|any)_?)?(?:${SUBJECT}_?){1,4}`
const CHECK = '(?:verify|verif(?:ied|ication|ying)|validat(?:e|ion|ed|ing)|check(?:s|ing|ed)?)'
const ODD =
  '(?:all|any|every|bad|invalid|un_?trusted|un_?verified|unsafe|unknown|insecure|self_?signed|expired)'

/** `tls_skip_verify`, `insecureSkipTLSVerify`, `no_check_certificate`, `trust_all_certificates`, `ssl.insecure`. */
const SKIPS = new RegExp(
  `(?:^|_)(?:${[
    `(?:skip|disabled?|disable_?strict|ignored?|no|bypass|dont|do_?not|without|suppress|not|insecure)${SEP}${SUBJECTS}(?:${CHECK}|errors?|warnings?|failures?)(?:_?(?:server_?)?${CERT})?`,
    `(?:skip|disabled?|ignored?|no|bypass|dont|do_?not|without|not|insecure)${SEP}${CHECK}${SEP}(?:server_?)?${SUBJECT}(?:_?${SUBJECT})?(?:_?(?:name|chain))?`,
    `(?:insecure_?)?skip_?(?:insecure_?)?verify(?:_?insecure)?`,
    `insecure_?skip_?(?:ssl|tls|https|host)(?:_?${CHECK})?`,
    `(?:ssl|tls|https|openssl|${CERT})${SEP}(?:insecure|skip|ignore)(?:_?(?:skip|no))?(?:_?(?:${SUBJECT}|${CHECK}|errors?|mode)){0,2}(?:_?insecure)?`,
    `${SUBJECT}${SEP}(?:no|disabled?|dont|do_?not|not|skip)${SEP}${CHECK}(?:_?${SUBJECT})?`,
    `${SUBJECTS}${CHECK}${SEP}(?:disabled?|skip(?:ped)?|off|ignored?)`,
    `ignore${SEP}(?:(?:ssl|tls|https|server|${ODD})_?){0,3}(?:ssl|tls|https|${CERT})(?:_?(?:errors?|warnings?|issues?|problems?))?`,
    `skip_?(?:ssl|tls)(?:_?errors?)?`,
    `(?:allow|accept|trust|permit)s?${SEP}(?:${ODD}_?){1,2}(?:(?:ssl|tls|https|server)_?){0,2}(?:${CERT}|host_?names?|hosts?|ssl|tls|https|connections?|issuers?|server)`,
    `(?:allow|accept|trust|permit)s?${SEP}self_?signed`,
    `trust${SEP}(?:all|any|every(?:thing|one)|server_?${CERT}|server)`,
    `(?:trust_?server_?|danger(?:ous)?(?:ly)?_?accept_?any_?(?:server_?)?)${CERT}(?:_?validator)?`,
    `(?:allow_?insecure(?:_?localhost)?|accept_?untrusted)`,
    `insecure_?(?:ssl|tls|https|connections?|trust_?manager|${CERT}|trust_?all(?:_?${CERT})?)`,
    `(?:use_?insecure|disable)_?trust_?manager`,
    `(?:un_?trusted|ignore_?un_?trusted)_?(?:ssl|tls)`,
    `ssl_?(?:allow_?all|ignore_?validity_?dates)`,
    `(?:skip|ignore|no)_?ca_?(?:verify|verification)`,
    `(?:unsafe|un_?verified|insecure)_?ssl`,
    `unsafely_?ignore_?${CERT}_?errors`,
    `no_?${CERT}_?ck|no_?ssl_?${CERT}_?ck`,
  ].join('|')})(?:_?enabled)?$`,
)

/** `ssl_verify`, `verify_peer`, `strict-ssl`, `rejectUnauthorized`, `validate_certs`, `tls.verify`. */
const CHECKS = new RegExp(
  `(?:^|_)(?:${[
    `(?:${SUBJECT}_?){1,4}(?:${CHECK}|verifier|cert_?reqs)(?:_?(?:mode|level|required|peers?|host_?names?|hosts?|server|identity|${CERT}|full)){0,2}`,
    `(?:server|hosts?|http|remote|chain|endpoint|server_?identity)_?(?:verify|verification|cert_?validation|identity_?check)`,
    `(?:verify|validat(?:e|ion)|verification|enforce)(?:_?of)?${SEP}(?:the_?)?(?:(?:ssl|tls|https|server|remote|peers?|trusted)_?){0,3}(?:ssl|tls|https|x509|${CERT}|host_?names?|peers?|hosts?|server|chain|ca|identity|api_?cert)(?:_?(?:names?|chain|validity|peers?|host_?names?|identity|trust|${CERT}))?`,
    `check${SEP}(?:(?:ssl|tls|https|server|remote|the)_?){0,3}(?:ssl|tls|https|x509|${CERT}|host_?names?|peers?|server_?identity)(?:_?(?:names?|chain|validity|host_?names?|${CERT}))?`,
    `strict_?(?:ssl|tls|https)(?:_?${CHECK})?`,
    `(?:ssl|tls|https)_?strict(?:_?${CHECK})?`,
    `reject_?un_?authori[sz]ed`,
    `require_?valid_?${CERT}`,
    `(?:ssl|tls)_?(?:${CERT}_?)?(?:reqs|required_?cert)`,
    `cert_?reqs`,
    `verif(?:y|ication)_?mode`,
    `ssl_?server_?dn_?match`,
  ].join('|')})(?:_?(?:enabled|required))?$`,
)

/** Names that look alike and decide something else: the Host header, certificates of clients, keys of SSH. */
const OTHERS =
  /host_?key|client_?(?:cert|auth|verif|valid)|verify_?client|host_?check$|(?:^|_)(?:last|next|time|interval|count|num)_?|e_?mail|domain_?(?:valid|verif)|acm_?cert|(?:^|_)(?:http|ca|server)_?check$|require_?client/

/** A name as its words in lower case: `insecureSkipTLSVerify`, `insecure-skip-tls-verify` → `insecure_skip_tls_verify`. */
export function wordsOf(name: string): string {
  return name
    .slice(-120)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase()
}

/** What a name decides about the validation of certificates; `null`: nothing, or not by its name alone. */
export function meaningOf(name: string): Meaning | null {
  const found = known.get(name)
  if (found !== undefined) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const meaning = readMeaning(name)
  known.set(name, meaning)
  return meaning
}

/** The same names stand in a file again and again. */
const known = new Map<string, Meaning | null>()
const MOST_KNOWN = 5_000

function readMeaning(name: string): Meaning | null {
  const words = wordsOf(name)
  if (OTHERS.test(words)) return null
  if (SKIPS.test(words)) return 'skips'
  return CHECKS.test(words) ? 'checks' : null
}

/** Words by which settings say that nothing is checked, beside a plain no. */
const NOTHING =
  /^:?(?:false|no|off|0|disabled?|n|none|never|ignored?|skip(?:ped)?|no_?verify|(?:ssl\.|openssl::ssl::|ssl_)?(?:verify|cert)_none|accept_untrusted|insecure|\$false|optional_no_ca)$/i
const YES = /^(?:true|yes|on|1|enabled?|y|t|\$true)$/i

/** Whether a name with that value switches the validation off. */
export function switchesOff(name: string, value: string): boolean {
  const meaning = meaningOf(name)
  if (meaning === null) return false
  const own = value.trim()
  return meaning === 'skips' ? YES.test(own) : NOTHING.test(own)
}
