import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'
import { payloadsOf } from '../payload.ts'
import { isOption } from './is-option.ts'

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

export const pythonVerificationOptionOff: Rule<CodeView> = {
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
}
