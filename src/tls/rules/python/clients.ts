import { defineRules } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import type { Setting } from '../../syntax/view.ts'
import { payloadsOf } from '../payload.ts'

/** Options that switch validation off when they are false, from the clients' own documentation. */
const ON = [
  'verify_ssl',
  'ssl_verify',
  'verify_certs',
  'verify_cert',
  'validate_certs',
  'validate_cert',
  'validate_certificate',
  'verify_tls',
  'tls_verify',
  'verify_https',
  'https_verify',
  'verify_certificate',
  'verify_certificates',
  'ssl_verify_cert',
  'ssl_verification',
  'verify_ssl_certs',
  'verify_ssl_cert',
  'validate_ssl',
  'ssl_validate',
  'ssl_validation',
  'cert_verify',
  'cert_check',
  'check_cert',
  'check_certificate',
  'check_ssl',
  'connection_verify',
  'verify_peer',
  'ssl_cert_validation',
  'certificate_verify',
  'enable_ssl_verification',
  'enable.ssl.certificate.verification',
  'server_cert_verify',
  'verify_server_cert',
  'ssl_check',
  'tls_validate',
  'validate_tls',
] as const

/** Options that switch validation off when they are true. */
const OFF = [
  'tls_insecure',
  'tlsInsecure',
  'tlsAllowInvalidCertificates',
  'tlsAllowInvalidHostnames',
  'tls_allow_invalid_certificates',
  'tls_allow_invalid_hostnames',
  'ssl_insecure',
  'insecure_skip_verify',
  'skip_ssl_verification',
  'skip_verify',
  'skip_tls_verify',
  'skip_ssl_verify',
  'disable_ssl_verification',
  'disable_ssl_verify',
  'disable_ssl_certificate_verification',
  'disableSslCertValidation',
  'disable_cert_validation',
  'disable_certificate_validation',
  'disable_tls_verification',
  'disable_tls_verify',
  'ignore_ssl',
  'ignore_ssl_errors',
  'ignore_https_errors',
  'ignoreHTTPSErrors',
  'ignore_cert_errors',
  'ignore_certificate_errors',
  'ignore_cert',
  'ssl_ignore',
  'no_verify_ssl',
  'no_ssl_verify',
  'no_verify',
  'no_check_certificate',
  'nocheckcertificate',
  'accept_insecure_certs',
  'acceptInsecureCerts',
  'acceptSslCerts',
  'accept_untrusted_certs',
  'assume_untrusted_cert_issuer',
  'insecure_tls',
  'insecure_ssl',
  'allow_insecure_ssl',
  'allow_invalid_certs',
  'allow_self_signed',
  'trust_all_certs',
  'trust_all_certificates',
  '_tls_no_verify',
  'tls_no_verify',
  'insecure_mode',
  'allow_unverified_ssl',
  'trust_server_certificate',
  'TrustServerCertificate',
  'danger_accept_invalid_certs',
] as const

/** Not a variable of its own, a parameter's default, or the option of a command line. */
function isOption(view: CodeView, setting: Setting): boolean {
  if (setting.form === 'default') return false
  if (setting.form === 'assignment' && setting.target === '' && !/\]\s*=/.test(view.textOf(setting)))
    return false
  return !view
    .around(setting.at)
    .some(
      call =>
        /(?:^|\.)(?:add_argument|add_option|option|Option|Argument|Field|field|assert\w*|BooleanField|BoolOpt|StrOpt)$/.test(
          call.path,
        ) ||
        /(?:^|\.)(?:log|logger|logging)\.\w+$/i.test(call.path) ||
        (setting.name === 'no_verify' && /(?:^|[._])(?:commit|push|merge)$/.test(call.path)) ||
        (setting.form !== 'entry' && /(?:^|\.)(?:getenv|get|pop|getattr)$/.test(call.path)),
    )
}

/** What makes a client of AWS. */
const AWS = /^(?:boto3|botocore)\b|session/i

/** Constructors whose `insecure` is about certificates: those of OpenStack, and exporters of OpenTelemetry. */
const TAKES_INSECURE = /(?:^|\.)(?:\w*Client|Connection|Session|OTLP\w*Exporter)$/

/** Python's clients of databases, brokers, clouds and browsers. */
export const pythonClients = defineRules({
  name: 'Python: other clients',
  reads: 'code',
  languages: ['python'],
  example: 'client.py',
  rules: [
    {
      id: 'python-verification-option-off',
      title: 'Certificate validation is off',
      why: 'The option switches off the check of the server’s certificate.',
      fix: 'Leave the option on; give the client the certificate of a private authority.',
      match(view) {
        const isPayload = payloadsOf(view)
        return view
          .settings(...ON)
          .filter(setting => isOption(view, setting) && !isPayload(setting))
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'false', '0', '"false"', '"no"', '"0"'),
          )
      },
      examples: {
        bad: [
          'es = Elasticsearch(hosts, verify_certs=False)',
          'aiohttp.TCPConnector(verify_ssl=False)',
          'await session.get(url, verify_ssl=False)',
          'configuration.verify_ssl = False',
          'gl = gitlab.Gitlab(url, ssl_verify=False)',
          'client.fetch(url, validate_cert=False)',
          'conf = {"enable.ssl.certificate.verification": False}',
          'cnx = mysql.connector.connect(host=h, ssl_verify_cert=False)',
          'Minio(host, access, secret, cert_check=False)',
          'BlobServiceClient(url, connection_verify=False)',
        ],
        good: [
          'es = Elasticsearch(hosts, verify_certs=True)',
          'parser.add_argument("--verify-ssl", dest="verify_ssl", default=False)',
          'def connect(verify_ssl=False):\n    pass',
          'requests.post(url, json={"verify_ssl": False})',
          'logger.debug("connected", extra={"verify_ssl": False})',
          'verify_ssl = config.get("verify_ssl", True)\nc = Client(verify_ssl=verify_ssl)',
        ],
      },
    },
    {
      id: 'python-insecure-option-on',
      title: 'Any certificate is accepted',
      why: 'The option switches off the check of the server’s certificate or host name.',
      fix: 'Leave the option out; give the client the certificate of a private authority.',
      match(view) {
        const isPayload = payloadsOf(view)
        return view
          .settings(...OFF)
          .filter(setting => isOption(view, setting) && !isPayload(setting))
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'true', '1', '"true"', '"yes"'),
          )
      },
      examples: {
        bad: [
          'MongoClient(host, tls=True, tlsAllowInvalidCertificates=True)',
          'MongoClient(host, tlsInsecure=True)',
          'page = await browser.new_page(ignore_https_errors=True)',
          'options.accept_insecure_certs = True',
          'caps["acceptInsecureCerts"] = True',
          'si = SmartConnect(host=h, disableSslCertValidation=True)',
          'authenticator.set_disable_ssl_verification(True)',
        ],
        good: [
          'MongoClient(host, tls=True, tlsAllowInvalidCertificates=False)',
          'parser.add_argument("--x", dest="ignore_ssl", default=True)',
          'def f(ignore_ssl=True):\n    pass',
          'repo.git.commit("-m", message, no_verify=True)',
          'repo.do_commit(message, no_verify=True)',
          'requests.post(url, data=dict(skip_verify=True))',
        ],
      },
    },
    {
      id: 'python-insecure-call',
      title: 'Any certificate is accepted',
      why: 'The call switches off the check of the server’s certificate or host name.',
      fix: 'Leave it out; give the client the certificate of a private authority.',
      match: view => [
        ...view
          .calls('tls_insecure_set')
          .flatMap(call => view.when(call, view.argument(call, 0), 'true', '1')),
        ...view.calls(
          'SmartConnectNoSSL',
          'TrustAll',
          'disable_ssl_verification',
          'disable_certificate_verification',
          'disable_ssl_certificate_verification',
        ),
        ...view
          .uses('TRUST_ALL_CERTIFICATES', 'TRUST_ON_FIRST_USE')
          .filter(use => /^(?:neo4j\.|TRUST)/.test(use.path)),
        // boto3: service, region, version, TLS, validation.
        ...view
          .calls('client', 'resource')
          .filter(call => /^(?:boto3|botocore)\b|session/i.test(call.path) && call.args.length > 4)
          .flatMap(call => view.when(call, view.argument(call, 4), 'false')),
        ...view.strings().filter(({ value }) => /^(?:bolt|neo4j)\+ssc:\/\//.test(value)),
        ...view
          .settings('HTTP_ADAPTER_CLS')
          .flatMap(setting => view.when(setting, setting.value, 'NoVerifyHTTPAdapter')),
        ...view
          .settings('insecure')
          .filter(({ form, at }) => form === 'entry' && TAKES_INSECURE.test(view.around(at)[0]?.path ?? ''))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '1')),
        // ldap3: `validate` is `CERT_NONE` unless it is given.
        ...view
          .calls('ldap3.Tls', 'ldap3.core.tls.Tls')
          .filter(
            call =>
              view.option(call, 'validate') === null &&
              call.args.length < 3 &&
              !call.args.some(arg => arg.spread),
          )
          .map(call => ({ ...call, level: 'missing' as const })),
        ...view
          .calls('ssl.ClientContextFactory', 'twisted.internet.ssl.ClientContextFactory')
          .map(call => ({ ...call, level: 'missing' as const })),
      ],
      examples: {
        bad: [
          'client.tls_insecure_set(True)',
          'boto3.client("s3", "eu-west-1", None, True, False)',
          'GraphDatabase.driver("neo4j+ssc://db.example.com", auth=auth)',
          'si = SmartConnectNoSSL(host=h, user=u, pwd=p)',
          'BaseProtocol.HTTP_ADAPTER_CLS = NoVerifyHTTPAdapter',
          'conn = swiftclient.Connection(authurl=url, insecure=True)',
          "from ldap3 import Tls\ntls = Tls(ca_certs_file='ca.pem')  # !!",
          'GraphDatabase.driver(uri, trust=neo4j.TRUST_ALL_CERTIFICATES)',
          'GraphDatabase.driver(uri, trusted_certificates=TrustAll())',
        ],
        good: [
          'client.tls_insecure_set(False)',
          'conn = swiftclient.Connection(authurl=url, insecure=False)',
          "parser.add_argument('--insecure', insecure=True)",
          'ldap3.Tls(validate=ssl.CERT_REQUIRED)',
          'boto3.client("s3", "eu-west-1", None, True, ca)',
          'si = SmartConnect(host=h, user=u, pwd=p)',
          'driver(uri, trust=neo4j.TRUST_SYSTEM_CA_SIGNED_CERTIFICATES)',
        ],
      },
    },
    {
      id: 'python-browser-certificate-errors',
      title: 'A browser that ignores certificate errors',
      why: 'The argument makes the browser accept any certificate.',
      fix: 'Leave it out; install the private authority in the browser’s profile.',
      match: view =>
        view
          .strings()
          .filter(({ value }) =>
            /^-{0,2}(?:ignore-certificate-errors(?:-spki-list=\S+)?|ignore-ssl-errors=(?:true|yes|any)|allow-insecure-localhost|ignore-urlfetcher-cert-requests)$/.test(
              value.trim(),
            ),
          )
          .filter(string => view.around(string.from).length > 0),
      examples: {
        bad: [
          "options.add_argument('--ignore-certificate-errors')",
          "webdriver.PhantomJS(service_args=['--ignore-ssl-errors=true'])",
        ],
        good: ["options.add_argument('--headless')", "options.add_argument('--ignore-ssl-errors=false')"],
      },
    },
    {
      id: 'python-ldap-require-cert',
      title: 'The certificate of the LDAP server is not required (python-ldap)',
      why: '`OPT_X_TLS_NEVER` and `OPT_X_TLS_ALLOW` go on whatever the certificate is.',
      fix: 'Use `ldap.OPT_X_TLS_DEMAND`, with `OPT_X_TLS_CACERTFILE` for a private authority.',
      match: view =>
        view
          .settings('OPT_X_TLS_REQUIRE_CERT')
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'OPT_X_TLS_NEVER', 'OPT_X_TLS_ALLOW', '0', '3'),
          ),
      examples: {
        bad: [
          'ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_NEVER)',
          'conn.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_ALLOW)',
          'OPTIONS = {\n    ldap.OPT_X_TLS_REQUIRE_CERT: ldap.OPT_X_TLS_NEVER,  # !!\n}',
        ],
        good: [
          'ldap.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)',
          'ldap.set_option(ldap.OPT_X_TLS_CACERTFILE, path)',
        ],
      },
    },
    {
      id: 'python-winrm',
      title: 'The certificate of the Windows host is not checked (pywinrm)',
      why: '`server_cert_validation="ignore"` accepts any certificate.',
      fix: 'Leave it out, or use `"validate"` with `ca_trust_path`.',
      match: view =>
        view
          .settings('server_cert_validation')
          .filter(setting => isOption(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, '"ignore"')),
      examples: {
        bad: [
          "winrm.Session(host, auth=auth, server_cert_validation='ignore')",
          "kwargs = {'server_cert_validation': 'ignore'}",
        ],
        good: [
          "winrm.Session(host, auth=auth, server_cert_validation='validate')",
          "def f(server_cert_validation='ignore'):\n    pass",
        ],
      },
    },
    {
      id: 'python-tls-endpoint-identification',
      title: 'The host name of the broker is not checked',
      why: 'An empty endpoint identification accepts a valid certificate of any other host.',
      fix: 'Leave `ssl.endpoint.identification.algorithm` at `https`.',
      match: view =>
        view
          .settings('ssl.endpoint.identification.algorithm')
          .flatMap(setting => view.when(view.construct(setting), setting.value, '"none"', '""')),
      examples: {
        bad: [
          "conf = {'ssl.endpoint.identification.algorithm': 'none'}",
          "conf['ssl.endpoint.identification.algorithm'] = ''",
        ],
        good: ["conf = {'ssl.endpoint.identification.algorithm': 'https'}", "conf['ssl.ca.location'] = ca"],
      },
    },
    {
      id: 'python-database-plaintext',
      title: 'The connection may do without TLS',
      why: 'The mode connects in plain text when the server, or somebody in between, says so.',
      fix: 'Use `sslmode="verify-full"` (PostgreSQL), `ssl_mode="VERIFY_IDENTITY"` (MySQL).',
      family: 'plaintext',
      match: view => [
        ...view
          .settings('sslmode', 'ssl_mode')
          .filter(setting => isOption(view, setting))
          .flatMap(setting =>
            view.when(
              view.construct(setting),
              setting.value,
              '"disable"',
              '"allow"',
              '"prefer"',
              '"disabled"',
              '"preferred"',
            ),
          ),
        ...view
          .settings('ssl_disabled')
          .filter(setting => isOption(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '1')),
        ...view
          .calls('asyncpg.connect', 'asyncpg.create_pool')
          .flatMap(call =>
            view.when(call, view.option(call, 'ssl'), 'false', '"disable"', '"allow"', '"prefer"'),
          ),
      ],
      examples: {
        bad: [
          "psycopg2.connect(host=h, sslmode='disable')",
          "OPTIONS = {'sslmode': 'prefer'}",
          'mysql.connector.connect(host=h, ssl_disabled=True)',
          "MySQLdb.connect(host=h, ssl_mode='DISABLED')",
          'await asyncpg.connect(dsn, ssl=False)',
        ],
        good: [
          "psycopg2.connect(host=h, sslmode='verify-full')",
          "psycopg2.connect(host=h, sslmode='require')",
          "def connect(sslmode='disable'):\n    pass",
        ],
      },
    },
    {
      id: 'python-client-plaintext',
      title: 'A client that does without TLS',
      why: 'The connection is neither encrypted nor is the server known.',
      fix: 'Leave the option out; use `grpc.secure_channel(address, grpc.ssl_channel_credentials())`.',
      level: 'missing',
      family: 'plaintext',
      match: view => [
        ...view.calls('grpc.insecure_channel', 'grpc.aio.insecure_channel', 'aio.insecure_channel'),
        ...view
          .settings('use_ssl')
          .filter(({ form, at }) => form === 'entry' && AWS.test(view.around(at)[0]?.path ?? ''))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'false')),
        ...view
          .calls('Minio', 'distributed.Security', 'dask.distributed.Security')
          .flatMap(call => view.when(call, view.option(call, 'secure', 'require_encryption'), 'false')),
      ],
      examples: {
        bad: [
          'channel = grpc.insecure_channel(address)',
          'async with grpc.aio.insecure_channel(address) as channel:\n    pass',
          's3 = boto3.client("s3", use_ssl=False)',
          'client = Minio(host, secure=False)',
        ],
        good: [
          'channel = grpc.secure_channel(address, grpc.ssl_channel_credentials())',
          's3 = boto3.client("s3", use_ssl=True)',
          'Server(host, use_ssl=False)',
        ],
      },
    },
  ],
})
