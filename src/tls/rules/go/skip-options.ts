import type { Rule } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'

/** Fields and options of clients that stand for `InsecureSkipVerify`, from their own documentation. */
const SKIPS = [
  'InsecureSkipTLSVerify',
  'InsecureSkipTLSverify',
  'SkipTLSVerify',
  'TLSSkipVerify',
  'SkipVerify',
  'SkipVerifyTLS',
  'InsecureTLS',
  'TLSInsecure',
  'TLSInsecureSkipVerify',
  'SkipSSLValidation',
  'SkipSslValidation',
  'SkipSSLVerify',
  'SkipSSLVerification',
  'SkipTLSVerification',
  'SkipCertVerify',
  'SkipCertVerification',
  'SkipCertificateVerification',
  'DisableSSLVerification',
  'DisableTLSVerification',
  'DisableCertificateVerification',
  'DisableSslVerification',
  'InsecureSSL',
  'IgnoreSSLErrors',
  'IgnoreCertificateErrors',
  'IgnoreHTTPSErrors',
  'IgnoreHttpsErrors',
  'AcceptInsecureCerts',
  'AllowInsecureCerts',
  'InsecureSkipHostVerify',
  'InsecureSkipTLS',
  'SSLInsecure',
  'TLSAllowInvalidCertificates',
  'TLSAllowInvalidHostnames',
  'AllowInvalidCertificates',
  'AllowInvalidHostnames',
  'TrustServerCertificate',
  'SkipCertCheck',
  'InsecureRequests',
  'InsecureConnection',
  'DialTLSSkipVerify',
  'IgnoreCertErrors',
  'MustIgnoreCertErrors',
] as const

/** Whether a field is that of a configuration of client-go, which has those of its TLS, too. */
function isKubernetes(view: CodeView, { target, at }: Setting): boolean {
  return (
    /^\w+$/.test(target) &&
    /(?:^|\.)rest\.(?:Config|InClusterConfig)$|(?:^|\.)BuildConfigFromFlags$/.test(view.madeBy(target, at))
  )
}

export const goSkipOption: Rule<CodeView> = {
  id: 'go-skip-option',
  title: 'Certificate validation is skipped',
  why: 'The option makes the client accept any certificate.',
  fix: 'Leave the option out; give the client the certificate of a private authority.',
  match: view => [
    ...view
      .settings(...SKIPS)
      .filter(({ form }) => form !== 'pair' && form !== 'default')
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'true')),
    // The last argument of govmomi's clients is whether any certificate is accepted.
    ...view
      .calls('govmomi.NewClient', 'soap.NewClient')
      .flatMap(call => view.when(call, call.args.at(-1)?.value ?? null, 'true')),
    ...view
      .settings('Insecure')
      .filter(
        setting =>
          setting.name === 'Insecure' &&
          (/TLS|Tls|tls/.test(setting.target) ||
            isKubernetes(view, setting) ||
            view
              .around(setting.at)
              .slice(0, 1)
              .some(call => /TLSClientConfig$|TLSConfig$|TLSOptions$|TLS$/.test(call.path))),
      )
      .flatMap(setting => view.when(setting, setting.value, 'true')),
    ...view
      .settings('enable.ssl.certificate.verification')
      .flatMap(setting => view.when(view.construct(setting), setting.value, 'false', '"false"')),
    ...view
      .settings('ssl.endpoint.identification.algorithm')
      .flatMap(setting => view.when(view.construct(setting), setting.value, '"none"', '""')),
    // The driver of MySQL knows a configuration of this name without being told.
    ...view.settings('TLSConfig').flatMap(setting => view.when(setting, setting.value, '"skip-verify"')),
    ...view
      .calls('chromedp.Flag')
      .filter(call => view.when(call, view.argument(call, 0), '"ignore-certificate-errors"').length > 0)
      .flatMap(call => view.when(call, view.argument(call, 1), 'true', '""')),
    ...view.uses('chromedp.IgnoreCertErrors'),
    ...view
      .calls(
        'EnableInsecureSkipVerify',
        'EnableInsecureTLS',
        'WithInsecureSkipVerify',
        'WithInsecureSkipTLSVerify',
        'WithSkipTLSVerify',
        'WithInsecureTLS',
      )
      .filter(call => call.args.length === 0),
  ],
  examples: {
    bad: [
      'cfg := rest.Config{Host: h, TLSClientConfig: rest.TLSClientConfig{Insecure: true}}',
      'cluster.InsecureSkipTLSVerify = true',
      'client := req.C().EnableInsecureSkipVerify()',
      'config := &cfclient.Config{ApiAddress: a, SkipSslValidation: true}',
      'cfg.TLSClientConfig.Insecure = true',
      'c, err := govmomi.NewClient(ctx, u, true)',
      'conn, err := redis.DialURL(u, redis.DialTLSSkipVerify(true))',
      'cfg := &rest.Config{Host: h, Timeout: t}\ncfg.Insecure = true // !!',
      'p, err := kafka.NewProducer(&kafka.ConfigMap{"enable.ssl.certificate.verification": false})',
      'conf.SetKey("ssl.endpoint.identification.algorithm", "none")',
      'cfg := mysql.Config{Addr: h, TLSConfig: "skip-verify"}',
      'opts := append(base, chromedp.Flag("ignore-certificate-errors", true))',
      'rod.New().MustConnect().MustIgnoreCertErrors(true)',
    ],
    good: [
      'rest.TLSClientConfig{Insecure: false}',
      'c, err := govmomi.NewClient(ctx, u, false)',
      'cfg.SkipSslValidation = false',
      'cfg := &server.Config{Host: h}\ncfg.Insecure = true',
      'cfg := mysql.Config{Addr: h, TLSConfig: "custom"}',
      'chromedp.Flag("ignore-certificate-errors", false)',
      'redis.DialTLSSkipVerify(false)',
      'opts := server.Options{Insecure: true}',
      'type T struct {\n\tSkipTLSVerify bool\n}',
    ],
  },
}
