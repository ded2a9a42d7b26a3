import type { Rule } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { isLocal } from './is-local.ts'
import { YES } from './yes-and-no.ts'

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

/** Names that rules of other languages know, where they only resemble. */
function isOwnOption(view: CodeView, { name, form, at }: Setting): boolean {
  if (name !== 'selfSigned' && name !== 'skipVerification') return true
  return form !== 'assignment' || view.textOf({ from: at - 1, to: at }) === '.'
}

export const appleInvalidCertificates: Rule<CodeView> = {
  id: 'apple-invalid-certificates',
  title: 'Invalid certificates are accepted',
  why: 'The option makes the client accept any certificate.',
  fix: 'Leave the option out; pin or add the certificate of a private authority.',
  match: view =>
    OFF.flatMap(name => view.settings(name))
      .filter(setting => setting.form !== 'default' && !isLocal(view, setting) && isOwnOption(view, setting))
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
}
