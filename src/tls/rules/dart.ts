import { defineRules } from '../define-rules.ts'
import { callbackAlways, flagIsUsed, settingIs } from './given-values.ts'

/** Callbacks that are asked whether a bad certificate is to be accepted. */
const CALLBACKS = [
  'badCertificateCallback',
  'onBadCertificate',
  'onBadCertificateCallback',
  'validateCertificate',
  'onReceivedServerTrustAuthRequest',
  'onReceivedSslError',
  'onSslError',
  'verifyCertificate',
  'certificateVerifier',
  'allowBadCertificates',
] as const

/** What Flutter is built as decides. */
const MODES = ['kDebugMode', 'kProfileMode'] as const

/** Dart and Flutter. */
export const dart = defineRules({
  name: 'Dart',
  reads: 'code',
  languages: ['dart'],
  example: 'client.dart',
  rules: [
    {
      id: 'dart-bad-certificate-accepted',
      title: 'A callback accepts every bad certificate',
      why: 'The callback says yes to certificates that Dart found to be wrong.',
      fix: 'Leave the callback out; give a private authority with `SecurityContext.setTrustedCertificates`.',
      match: view => [
        ...view
          .settings(...CALLBACKS)
          .filter(({ form }) => form !== 'default')
          .flatMap(setting => view.whenAlways(view.construct(setting), setting.value, 'true', ...MODES))
          .map(match =>
            /k(?:Debug|Release|Profile)Mode/.test(view.textOf(match))
              ? { ...match, level: 'guarded' as const }
              : match,
          ),
        ...view
          .settings('onBadCertificate', 'badCertificateCallback')
          .filter(({ form }) => form !== 'default')
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'allowBadCertificates')),
        ...view
          .functions(...CALLBACKS)
          .filter(fn => view.alwaysReturns(fn, 'true') && /^(?:bool|@override)/.test(view.textOf(fn)))
          .map(fn => ({ from: fn.from, to: fn.to })),
      ],
      examples: {
        bad: [
          'client.badCertificateCallback = (X509Certificate cert, String host, int port) => true;',
          'final client = HttpClient()..badCertificateCallback = (cert, host, port) => true;',
          'client.badCertificateCallback = ((cert, host, port) { // !!\n  return true;\n});',
          'class Overrides extends HttpOverrides {\n  @override\n  HttpClient createHttpClient(SecurityContext? context) {\n    return super.createHttpClient(context)\n      ..badCertificateCallback = (X509Certificate cert, String host, int port) => true; // !!\n  }\n}',
          'bool accept(X509Certificate cert, String host, int port) => true;\n\nvoid f(HttpClient c) {\n  c.badCertificateCallback = accept; // !!\n}',
          'bool _accept(X509Certificate c, String h, int p) {\n  print(h);\n  return true;\n}\n\nfinal c = HttpClient()..badCertificateCallback = _accept; // !!',
          'final socket = await SecureSocket.connect(host, 443, onBadCertificate: (cert) => true);',
          'final socket = await SecureSocket.connect(\n  host,\n  443,\n  onBadCertificate: (X509Certificate c) { // !!\n    return true;\n  },\n);',
          '(dio.httpClientAdapter as DefaultHttpClientAdapter).onHttpClientCreate = (client) {\n  client.badCertificateCallback = (cert, host, port) => true; // !!\n  return client;\n};',
          'dio.httpClientAdapter = IOHttpClientAdapter(validateCertificate: (cert, host, port) => true);',
          'final options = ChannelOptions(credentials: ChannelCredentials.secure(onBadCertificate: (c, h) => true));',
          'client.badCertificateCallback = (_, __, ___) => kDebugMode;',
          'final c = HttpClient()\n  ..badCertificateCallback = ((c, h, p) => true) // !!\n  ..connectionTimeout = timeout;',
          'final c = HttpClient()..badCertificateCallback = (c, h, p) => true..idleTimeout = timeout;',
          'ioc.badCertificateCallback =\n    (X509Certificate cert, String host, int port) => true; // !!',
        ],
        good: [
          'client.badCertificateCallback = (cert, host, port) => false;',
          'client.badCertificateCallback = (cert, host, port) => cert.sha1 == pinned;',
          'client.badCertificateCallback = null;',
          '// client.badCertificateCallback = (cert, host, port) => true;',
          'client.badCertificateCallback = (cert, host, port) {\n  if (host == "localhost") {\n    return check(cert);\n  }\n  return false;\n};',
          'bool Function(X509Certificate, String, int)? badCertificateCallback;',
        ],
      },
    },
    {
      id: 'dart-verification-off',
      title: 'Certificate verification is off',
      why: 'The option makes the client accept any certificate.',
      fix: 'Leave the option out; give the client a private authority’s certificate.',
      match: view => [
        ...settingIs(
          view,
          [
            'allowBadCertificates',
            'ignoreBadCertificate',
            'ignoreBadCertificates',
            'allowInvalidCertificates',
            'allowInsecure',
            'allowSelfSigned',
            'allowSelfSignedCert',
            'allowAutoSignedCert',
            'allowSelfSignedCertificates',
            'ignoreSsl',
            'ignoreSslErrors',
            'ignoreSSL',
            'ignoreCertificateErrors',
            'ignoreSSLErrors',
            'skipSslVerification',
            'skipCertificateVerification',
            'trustSelfSigned',
            'trustAllCertificates',
            'tlsAllowInvalidCertificates',
            'allowInsecureConnection',
            'acceptBadCertificates',
            'disableSslVerification',
            'insecureSkipVerify',
          ],
          'true',
        ),
        ...settingIs(
          view,
          [
            'verifySsl',
            'verifySSL',
            'sslVerify',
            'verifyCertificate',
            'verifyCertificates',
            'validateCertificates',
            'checkCertificate',
            'verifyPeer',
            'verifyTls',
          ],
          'false',
        ),
        ...callbackAlways(view, ['setBadCertificateCallback'], 0, 'true'),
        ...view
          .uses('ServerTrustAuthResponseAction.PROCEED', 'SslAuthError.proceed')
          .filter(use => view.around(use.at).some(call => call.path.endsWith('ServerTrustAuthResponse'))),
      ],
      examples: {
        bad: [
          'final server = SmtpServer(host, ignoreBadCertificate: true);',
          'final client = GetConnect(allowSelfSigned: true);',
          'client.ignoreSslErrors = true;',
          'connect.allowAutoSignedCert = true;',
          'return ServerTrustAuthResponse(action: ServerTrustAuthResponseAction.PROCEED);',
        ],
        good: [
          'final server = SmtpServer(host, ignoreBadCertificate: false);',
          'Client({this.host, bool ignoreBadCertificate = true});',
          'return ServerTrustAuthResponse(action: ServerTrustAuthResponseAction.CANCEL);',
        ],
      },
    },
    {
      id: 'dart-grpc-plaintext',
      title: 'A connection without TLS',
      why: 'The connection is neither encrypted nor is the server known.',
      fix: 'Use `ChannelCredentials.secure()`.',
      level: 'missing',
      family: 'plaintext',
      match: view => [
        ...view.calls('ChannelCredentials.insecure'),
        ...flagIsUsed(view, 'SslMode.disable').map(match => ({ ...match, level: 'bypass' as const })),
      ],
      examples: {
        bad: [
          'final o = ChannelOptions(credentials: ChannelCredentials.insecure());',
          'final c = ClientChannel(h, options: const ChannelOptions(credentials: const ChannelCredentials.insecure()));',
        ],
        good: [
          'final o = ChannelOptions(credentials: ChannelCredentials.secure());',
          '// ChannelCredentials.insecure()',
        ],
      },
    },
  ],
})
