import { defineRules } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { argumentIs, callbackAlways, callsOnly, flagIsUsed, settingIs } from '../given-values.ts'

const NO = ['false', '0', 'kCFBooleanFalse', 'NSNumber()'] as const
const YES = ['true', '1', 'kCFBooleanTrue'] as const

/** Options that accept what should be refused, from the libraries' own documentation. */
const OFF = [
  'allowInvalidCertificates',
  'setAllowInvalidCertificates',
  'allowsInvalidSSLCertificate',
  'setAllowsInvalidSSLCertificate',
  'allowInvalidSSLCertificates',
  'shouldContinueWithInvalidCertificate',
  'allowsUntrustedSSLCertificates',
  'SR_allowSelfSignedCertificates',
  'disableSSLCertValidation',
  'disableSSLVerification',
  'disableSSLCertificateValidation',
  'allowSelfSignedSSL',
  'allowSelfSigned',
  'allowSelfSignedCertificates',
  'acceptSelfSignedCertificates',
  'selfSignedSSL',
  'selfSigned',
  'allowUntrustCACertificate',
  'allowUntrustedCACertificate',
  'allowUntrustedCertificates',
  'allowsUntrustedCertificates',
  'allowInsecureCertificates',
  'allowsInsecureConnections',
  'trustAllCertificates',
  'trustAllCerts',
  'skipCertificateVerification',
  'skipSSLVerification',
  'skipVerification',
  'ignoreSSLErrors',
  'ignoreCertificateErrors',
  'acceptAllCertificates',
  'acceptInvalidCertificates',
  'GCDAsyncSocketManuallyEvaluateTrust',
  'kCFStreamSSLAllowsAnyRoot',
  'kCFStreamSSLAllowsExpiredCertificates',
  'kCFStreamSSLAllowsExpiredRoots',
] as const

/** Options that switch the check off when they are false. */
const ON = [
  'validatesDomainName',
  'setValidatesDomainName',
  'validatesCertificateChain',
  'setValidatesCertificateChain',
  'validatesSecureCertificate',
  'setValidatesSecureCertificate',
  'validateCertificateChain',
  'validateHost',
  'performDefaultValidation',
  'checkCertificateEnabled',
  'isCheckCertificateEnabled',
  'enableSSLValidation',
  'sslVerifyPeer',
  'sslVerifyHost',
  'verifySSL',
  'verifyPeer',
  'verifyHost',
  'verifyCertificate',
  'validateCertificates',
  'validateCertificate',
  'validateSSL',
  'kCFStreamSSLValidatesCertificateChain',
  'SRWebSocketValidatesCertificateChain',
] as const

/** Names that rules of other languages know, where they only resemble. */
function isOwnOption(view: CodeView, { name, form, at }: Setting): boolean {
  if (name !== 'selfSigned' && name !== 'skipVerification') return true
  return form !== 'assignment' || view.textOf({ from: at - 1, to: at }) === '.'
}

/** Swift and Objective-C: clients and sockets. */
export const appleClients = defineRules({
  name: 'Swift and Objective-C: clients',
  reads: 'code',
  languages: ['swift', 'objective-c', 'c', 'cpp'],
  example: 'Client.swift',
  rules: [
    {
      id: 'apple-invalid-certificates',
      title: 'Invalid certificates are accepted',
      why: 'The option makes the client accept any certificate.',
      fix: 'Leave the option out; pin or add the certificate of a private authority.',
      match: view =>
        OFF.flatMap(name => view.settings(name))
          .filter(
            setting => setting.form !== 'default' && !isLocal(view, setting) && isOwnOption(view, setting),
          )
          .flatMap(setting => view.when(view.construct(setting), setting.value, ...YES))
          .map(match =>
            view.has('didReceiveTrust') && /ManuallyEvaluate/.test(view.textOf(match))
              ? { ...match, level: 'guarded' as const }
              : match,
          ),
      examples: {
        bad: [
          { path: 'Client.m', text: 'manager.securityPolicy.allowInvalidCertificates = YES;' },
          { path: 'Client.m', text: '[policy setAllowInvalidCertificates:YES];' },
          'manager.securityPolicy.allowInvalidCertificates = true',
          'socket.disableSSLCertValidation = true',
          'let ws = WebSocket(request: r, certPinner: FoundationSecurity(allowSelfSigned: true))',
          'let manager = SocketManager(socketURL: url, config: [.log(true), .selfSigned(true)])',
          'mqtt.allowUntrustCACertificate = true',
          { path: 'Client.m', text: '[op setShouldContinueWithInvalidCertificate:YES];' },
          { path: 'Client.m', text: '[settings setObject:@YES forKey:GCDAsyncSocketManuallyEvaluateTrust];' },
          'sock.startTLS([GCDAsyncSocketManuallyEvaluateTrust: NSNumber(value: true)])',
          'settings[kCFStreamSSLAllowsAnyRoot as String] = kCFBooleanTrue',
        ],
        good: [
          { path: 'Client.m', text: 'manager.securityPolicy.allowInvalidCertificates = NO;' },
          'manager.securityPolicy.allowInvalidCertificates = false',
          '// socket.disableSSLCertValidation = true',
          'var allowInvalidCertificates: Bool = false',
          {
            path: 'Policy.h',
            text: '#import <Foundation/Foundation.h>\n@property (nonatomic, assign) BOOL allowInvalidCertificates;',
          },
        ],
      },
    },
    {
      id: 'apple-validation-off',
      title: 'Validation of certificate or host name is off',
      why: 'The option switches off the check of the certificate or of its host name.',
      fix: 'Leave the option on.',
      match: view => [
        ...ON.flatMap(name => view.settings(name))
          .filter(setting => setting.form !== 'default' && !isLocal(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, ...NO)),
        ...settingIs(view, ['kCFStreamSSLPeerName'], 'null', 'kCFNull', 'NSNull()', 'NSNull.null()'),
        ...view
          .calls('setProperty')
          .filter(({ args }) =>
            args.some(
              ({ name, value }) =>
                name === 'forKey' && view.textOf(value).includes('kCFStreamSSLValidatesCertificateChain'),
            ),
          )
          .filter(() => view.language === 'swift')
          .flatMap(call => view.when(call, call.args[0]?.value ?? null, ...NO)),
      ],
      examples: {
        bad: [
          { path: 'Client.m', text: 'policy.validatesDomainName = NO;' },
          { path: 'Client.m', text: '[request setValidatesSecureCertificate:NO];' },
          'securityPolicy.validatesDomainName = false',
          'let evaluator = DefaultTrustEvaluator(validateHost: false)',
          'let p = ServerTrustPolicy.performDefaultEvaluation(validateHost: false)',
          'let e = PinnedCertificatesTrustEvaluator(performDefaultValidation: false, validateHost: false)',
          'settings[kCFStreamSSLValidatesCertificateChain as String] = kCFBooleanFalse',
          'let settings: [String: Any] = [\n    kCFStreamSSLValidatesCertificateChain as String: false, // !!\n]',
          {
            path: 'Client.m',
            text: 'NSDictionary *s = @{(NSString *)kCFStreamSSLValidatesCertificateChain: @NO};',
          },
          {
            path: 'Client.m',
            text: 'CFDictionarySetValue(s, kCFStreamSSLValidatesCertificateChain, kCFBooleanFalse);',
          },
          {
            path: 'Client.m',
            text: '[s setObject:[NSNumber numberWithBool:NO] forKey:(NSString *)kCFStreamSSLValidatesCertificateChain];',
          },
          { path: 'Client.m', text: 'CFDictionarySetValue(s, kCFStreamSSLPeerName, kCFNull);' },
          {
            path: 'Client.m',
            text: '[stream setProperty:@NO forKey:(__bridge NSString *)kCFStreamSSLValidatesCertificateChain];',
          },
          'stream.setProperty(kCFBooleanFalse, forKey: Stream.PropertyKey(rawValue: kCFStreamSSLValidatesCertificateChain as String))',
          'session.isCheckCertificateEnabled = false',
        ],
        good: [
          { path: 'Client.m', text: 'policy.validatesDomainName = YES;' },
          'let evaluator = DefaultTrustEvaluator(validateHost: true)',
          {
            path: 'Client.m',
            text: 'CFDictionarySetValue(s, kCFStreamSSLValidatesCertificateChain, kCFBooleanTrue);',
          },
          { path: 'Client.m', text: 'CFDictionarySetValue(s, kCFStreamSSLPeerName, CFSTR("example.com"));' },
          'func f(validateHost: Bool = false) {}',
        ],
      },
    },
    {
      id: 'apple-alamofire-disabled',
      title: 'Trust is not evaluated (Alamofire, swift-nio)',
      why: 'The evaluator or option accepts any certificate.',
      fix: 'Use `DefaultTrustEvaluator` or `PinnedCertificatesTrustEvaluator`, and `.fullVerification`.',
      match: view => [
        ...callsOnly(view, 'DisabledTrustEvaluator', 'DisabledEvaluator', 'DisabledTrustEvaluator.init'),
        ...view
          .uses('disableEvaluation', 'disableSSLVerification')
          .filter(use => use.path.includes('.') || isImplicit(view, use.from)),
        ...flagIsUsed(
          view,
          'SDWebImageAllowInvalidSSLCertificates',
          'SDWebImageDownloaderAllowInvalidSSLCertificates',
        ),
        ...view
          .uses('_AFNETWORKING_ALLOW_INVALID_SSL_CERTIFICATES_')
          .filter(use => /define/.test(view.textOf({ from: use.from - 1, to: use.from }))),
        ...view
          .settings('trustedHosts')
          .filter(({ form, target }) => form === 'assignment' && /download|kingfisher|image/i.test(target))
          .filter(({ value }) => view.value(value).kind !== 'null'),
        ...callbackAlways(view, ['customEvaluation'], 0, 'true'),
        ...settingIs(
          view,
          ['certificateVerification', 'serverCertificateVerification'],
          'none',
          'noVerification',
          'noHostnameVerification',
          'disabled',
        ),
      ],
      examples: {
        bad: [
          'let e: [String: ServerTrustEvaluating] = ["example.com": DisabledTrustEvaluator()]',
          'let manager = ServerTrustManager(evaluators: ["api.example.com": DisabledEvaluator()])',
          'let policies: [String: ServerTrustPolicy] = ["example.com": .disableEvaluation]',
          'let p = ServerTrustPolicy.disableEvaluation',
          'let p = ServerTrustPolicy.customEvaluation { _, _ in true }',
          'tls.certificateVerification = .none',
          'let c = TLSConfiguration.forClient(certificateVerification: .none)',
          'configuration.certificateVerification = CertificateVerification.noHostnameVerification',
        ],
        good: [
          'let e = ["example.com": PinnedCertificatesTrustEvaluator()]',
          'tls.certificateVerification = .fullVerification',
          'switch policy {\ncase .disableEvaluation:\n    return false\ndefault:\n    return true\n}',
          'final class DisabledTrustEvaluator: ServerTrustEvaluating {}',
        ],
      },
    },
    {
      id: 'apple-secure-transport',
      title: 'Secure Transport does not verify the certificate',
      why: 'The call leaves any certificate, or an expired one, unrefused.',
      fix: 'Leave the call out; use the Network framework with its own verification.',
      match: view => [
        ...argumentIs(view, ['SSLSetEnableCertVerify'], 1, 'false', '0'),
        ...argumentIs(
          view,
          ['SSLSetAllowsAnyRoot', 'SSLSetAllowsExpiredCerts', 'SSLSetAllowsExpiredRoots'],
          1,
          'true',
          '1',
        ),
        ...view
          .calls('SSLSetSessionOption')
          .filter(call => /kSSLSessionOptionBreakOnServerAuth|breakOnServerAuth/i.test(view.textOf(call)))
          .filter(() => !view.has('SecTrustEvaluate', 'SecTrustEvaluateWithError', 'SSLCopyPeerTrust'))
          .flatMap(call => view.when(call, view.argument(call, 2), 'true', '1')),
      ],
      examples: {
        bad: [
          'SSLSetEnableCertVerify(context, false)',
          { path: 'Client.m', text: 'SSLSetAllowsAnyRoot(context, YES);' },
          'SSLSetSessionOption(context, .breakOnServerAuth, true)',
        ],
        good: [
          'SSLSetEnableCertVerify(context, true)',
          'SSLSetSessionOption(context, .breakOnServerAuth, true)\nlet ok = SecTrustEvaluateWithError(trust, nil)',
        ],
      },
    },
    {
      id: 'apple-grpc-plaintext',
      title: 'A gRPC connection without TLS',
      why: 'The connection is neither encrypted nor is the server known.',
      fix: 'Use `ClientConnection.usingTLSBackedByNIOSSL(on:)`, or `.tls` as the transport security.',
      level: 'missing',
      family: 'plaintext',
      match: view => [
        ...view.calls('ClientConnection.insecure'),
        ...view
          .settings('transportSecurity')
          .filter(({ form }) => form === 'entry')
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'plaintext')),
      ],
      examples: {
        bad: [
          'let channel = ClientConnection.insecure(group: group).connect(host: host, port: 50051)',
          'let channel = try GRPCChannelPool.with(target: t, transportSecurity: .plaintext, eventLoopGroup: g)',
        ],
        good: [
          'let channel = ClientConnection.usingTLSBackedByNIOSSL(on: group).connect(host: host, port: 443)',
          'let channel = try GRPCChannelPool.with(target: t, transportSecurity: .tls(c), eventLoopGroup: g)',
        ],
      },
    },
  ],
})

/** A variable, constant or property that is declared. */
function isLocal(view: CodeView, { form, target, at, value }: Setting): boolean {
  const before = view.textOf({ from: Math.max(0, at - 1), to: at })
  if (/^(?:var|let|BOOL|bool|Bool)$/.test(before)) return true
  const isType = /^(?:Bool|BOOL|Boolean)\b/.test(view.textOf(value))
  if (form === 'entry') return isType || (/^(?:c|cpp)$/.test(view.language) && /^\w/.test(before))
  const isName = view.textOf({ from: at, to: at + 1 })
  return form === 'assignment' && target === '' && before !== '.' && !/^(?:["@]|kCF|GCD|SR)/.test(isName)
}

/** `.disableEvaluation` that is given, and not the case of a `switch`. */
function isImplicit(view: CodeView, at: number): boolean {
  return view.textOf({ from: at - 1, to: at }) === '.' && view.textOf({ from: at - 2, to: at - 1 }) !== 'case'
}
