import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { settingIs } from '../given-values.ts'
import { isLocal } from './is-local.ts'
import { NO } from './yes-and-no.ts'

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

export const appleValidationOff: Rule<CodeView> = {
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
}
