import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/code-view.ts'

/** Constructors whose `insecure` is about certificates: those of OpenStack, and exporters of OpenTelemetry. */
const TAKES_INSECURE = /(?:^|\.)(?:\w*Client|Connection|Session|OTLP\w*Exporter)$/

export const pythonInsecureCall: Rule<CodeView> = {
  id: 'python-insecure-call',
  title: 'Any certificate is accepted',
  why: 'The call switches off the check of the server’s certificate or host name.',
  fix: 'Leave it out; give the client the certificate of a private authority.',
  match: view => [
    ...view.calls('tls_insecure_set').flatMap(call => view.when(call, view.argument(call, 0), 'true', '1')),
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
}
