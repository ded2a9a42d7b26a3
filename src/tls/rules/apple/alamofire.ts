import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { callbackAlways, callsOnly, flagIsUsed, settingIs } from '../given-values.ts'

/** `.disableEvaluation` that is given, and not the case of a `switch`. */
function isImplicit(view: CodeView, at: number): boolean {
  return view.textOf({ from: at - 1, to: at }) === '.' && view.textOf({ from: at - 2, to: at - 1 }) !== 'case'
}

export const appleAlamofireDisabled: Rule<CodeView> = {
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
}
