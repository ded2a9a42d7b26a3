import type { Rule } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'

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

export const goInsecureSkipVerify: Rule<CodeView> = {
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
          .map(match => (verifiesItself(view, setting) ? { ...match, level: 'guarded' as const } : match)),
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
}

export const goVerifyCallbackAccepts: Rule<CodeView> = {
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
}
