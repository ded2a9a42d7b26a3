import { defineRules } from '../define-rules.ts'
import type { CodeView } from '../syntax/code-view.ts'
import type { Setting } from '../syntax/view.ts'

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

/** Whether the same literal, or the same variable, has a callback that verifies instead. */
function verifiesItself(view: CodeView, setting: Setting): boolean {
  const literal = view.around(setting.at)[0]
  const callbacks =
    setting.form === 'entry'
      ? view.settingsIn(literal ?? setting, 'VerifyPeerCertificate', 'VerifyConnection')
      : view.settings('VerifyPeerCertificate', 'VerifyConnection')
  return callbacks.some(callback => {
    const isBeside =
      setting.form === 'entry'
        ? literal !== undefined
        : callback.target === setting.target && callback.target !== ''
    const isReal =
      view.value(callback.value).kind !== 'null' &&
      view.whenAlways(callback, callback.value, 'null', 'nothing').length === 0
    return isBeside && isReal
  })
}

/** Whether a field is that of a configuration of client-go, which has those of its TLS, too. */
function isKubernetes(view: CodeView, { target, at }: Setting): boolean {
  return (
    /^\w+$/.test(target) &&
    /(?:^|\.)rest\.(?:Config|InClusterConfig)$|(?:^|\.)BuildConfigFromFlags$/.test(view.madeBy(target, at))
  )
}

/** Go: `crypto/tls` and what takes its configuration. */
export const go = defineRules({
  name: 'Go',
  reads: 'code',
  languages: ['go'],
  example: 'client.go',
  rules: [
    {
      id: 'go-insecure-skip-verify',
      title: 'Certificate and host name are not checked (crypto/tls)',
      why: '`InsecureSkipVerify` accepts any certificate for any host name.',
      fix: 'Leave `InsecureSkipVerify` out; put a private authority into `RootCAs`, another host name into `ServerName`.',
      match: view =>
        view
          .settings('InsecureSkipVerify')
          .filter(({ name, form }) => !name.startsWith('WithNo') && form !== 'pair')
          // A variable by itself disables nothing.
          .filter(({ form, target }) => form !== 'assignment' || target !== '')
          .flatMap(setting =>
            view
              .when(view.construct(setting), setting.value, 'true')
              .map(match =>
                verifiesItself(view, setting) ? { ...match, level: 'guarded' as const } : match,
              ),
          ),
      examples: {
        bad: [
          'conf := &tls.Config{InsecureSkipVerify: true}',
          'conf.InsecureSkipVerify = true',
          'skip := true\nconf := tls.Config{\n\tServerName: name,\n\tInsecureSkipVerify: skip, // !!\n}',
          'var off bool = true\n\nvar conf = &tls.Config{InsecureSkipVerify: off} // !!',
          'const off = true\n\nvar conf = &tls.Config{MinVersion: tls.VersionTLS12, InsecureSkipVerify: off} // !!',
          'func f(insecure bool) *tls.Config {\n\treturn &tls.Config{InsecureSkipVerify: insecure} // !!\n}',
          'tr := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: !false}}',
          'http.DefaultTransport.(*http.Transport).TLSClientConfig.InsecureSkipVerify = true',
          'http.DefaultTransport.(*http.Transport).TLSClientConfig = &tls.Config{InsecureSkipVerify: true}',
          'if opts.Insecure {\n\tconf.InsecureSkipVerify = true // !!\n}',
          'import ctls "crypto/tls"\n\nvar c = ctls.Config{InsecureSkipVerify: true} // !!',
        ],
        good: [
          'conf := &tls.Config{InsecureSkipVerify: false}',
          '// conf.InsecureSkipVerify = true',
          '/*\nconf.InsecureSkipVerify = true\n*/',
          'if conf.InsecureSkipVerify == true {\n\treturn errors.New("InsecureSkipVerify: true is refused")\n}',
          'type Options struct {\n\tInsecureSkipVerify bool `json:"insecureSkipVerify"`\n}',
          'flag.BoolVar(&opts.InsecureSkipVerify, "insecure", false, "InsecureSkipVerify: true")',
          'fmt.Println("InsecureSkipVerify: true")',
          'insecureSkipVerify := true\nfmt.Println(insecureSkipVerify)',
        ],
      },
    },
    {
      id: 'go-verify-callback-accepts',
      title: 'A verification callback accepts everything (crypto/tls)',
      why: 'The callback that replaces verification returns `nil` whatever the certificate is.',
      fix: 'Verify the chain in the callback with `x509.Certificate.Verify`, or leave `InsecureSkipVerify` and the callback out.',
      match: view =>
        view
          .settings('VerifyPeerCertificate', 'VerifyConnection')
          .flatMap(setting => view.whenAlways(setting, setting.value, 'null', 'nothing')),
      examples: {
        bad: [
          'conf.VerifyPeerCertificate = func(raw [][]byte, chains [][]*x509.Certificate) error { return nil }',
          'c := tls.Config{\n\tVerifyConnection: func(tls.ConnectionState) error { // !!\n\t\treturn nil\n\t},\n}',
          'func accept(raw [][]byte, _ [][]*x509.Certificate) error {\n\treturn nil\n}\n\nvar c = tls.Config{VerifyPeerCertificate: accept} // !!',
          'conf.VerifyPeerCertificate = func(raw [][]byte, _ [][]*x509.Certificate) error {\n\tlog.Printf("%d certificates", len(raw))\n\treturn nil // !!\n}',
          'verify := func(_ [][]byte, _ [][]*x509.Certificate) error { return nil }\nc := &tls.Config{VerifyPeerCertificate: verify} // !!',
        ],
        good: [
          'conf.VerifyPeerCertificate = func(raw [][]byte, chains [][]*x509.Certificate) error {\n\tif len(raw) == 0 {\n\t\treturn errors.New("none")\n\t}\n\treturn nil\n}',
          'conf.VerifyConnection = nil',
          'conf.VerifyConnection = func(s tls.ConnectionState) error { return verify(s) }',
          'conf.VerifyPeerCertificate = pin(fingerprint)',
        ],
      },
    },
    {
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
    },
    {
      id: 'go-gocql-host-verification',
      title: 'The host is not verified (gocql)',
      why: 'With `EnableHostVerification` off gocql accepts any certificate.',
      fix: 'Set `EnableHostVerification: true`.',
      match: view =>
        view
          .settings('EnableHostVerification')
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'false')),
      examples: {
        bad: [
          'cluster.SslOpts = &gocql.SslOptions{EnableHostVerification: false}',
          'opts.EnableHostVerification = false',
        ],
        good: [
          'cluster.SslOpts = &gocql.SslOptions{EnableHostVerification: true}',
          'opts.EnableHostVerification = verify',
        ],
      },
    },
    {
      id: 'go-grpc-plaintext',
      title: 'A gRPC connection without TLS',
      why: 'The connection is neither encrypted nor is the server known.',
      fix: 'Use `grpc.WithTransportCredentials(credentials.NewTLS(&tls.Config{}))`.',
      level: 'missing',
      family: 'plaintext',
      match: view => [
        ...view.calls('WithInsecure').filter(call => /^(?:grpc|otlp\w*)\.WithInsecure$/.test(call.path)),
        ...view.calls('insecure.NewCredentials'),
      ],
      examples: {
        bad: [
          'conn, err := grpc.Dial(addr, grpc.WithInsecure())',
          'exporter, err := otlptracehttp.New(ctx, otlptracehttp.WithInsecure())',
          'conn, err := grpc.NewClient(addr, grpc.WithTransportCredentials(insecure.NewCredentials()))',
        ],
        good: [
          'conn, err := grpc.Dial(addr, grpc.WithTransportCredentials(creds))',
          '// grpc.WithInsecure()',
        ],
      },
    },
    {
      id: 'go-client-plaintext',
      title: 'A client that does without TLS',
      why: 'The option switches TLS off.',
      fix: 'Leave the option out.',
      family: 'plaintext',
      match: view => [
        ...view
          .settings('DisableSSL', 'DisableTLS', 'DisableHTTPS')
          .filter(({ form }) => form !== 'pair')
          .flatMap(setting => view.when(setting, setting.value, 'true')),
        ...view
          .uses('crane.Insecure', 'name.Insecure', 'mail.NoTLS')
          .filter(use => /^(?:\(|,)$/.test(view.textOf({ from: use.from - 1, to: use.from }))),
      ],
      examples: {
        bad: [
          'cfg := aws.Config{Region: r, DisableSSL: aws.Bool(true)}',
          'conn := &rpcclient.ConnConfig{Host: h, DisableTLS: true}',
          'ref, err := name.ParseReference(image, name.Insecure)',
          'c, err := mail.NewClient(h, mail.WithTLSPolicy(mail.NoTLS))',
        ],
        good: ['cfg := aws.Config{DisableSSL: aws.Bool(false)}', 'conn := &rpcclient.ConnConfig{Host: h}'],
      },
    },
  ],
})
