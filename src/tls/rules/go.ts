import { defineRules } from '../define-rules.ts'

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
        view.settings('InsecureSkipVerify').flatMap(setting => view.when(setting, setting.value, 'true')),
      examples: {
        bad: [
          'conf := &tls.Config{InsecureSkipVerify: true}',
          'conf.InsecureSkipVerify = true',
          'skip := true\nconf := tls.Config{\n\tServerName: name,\n\tInsecureSkipVerify: skip, // !!\n}',
          'func f(insecure bool) *tls.Config {\n\treturn &tls.Config{InsecureSkipVerify: insecure} // !!\n}',
          'tr := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: !false}}',
        ],
        good: [
          'conf := &tls.Config{InsecureSkipVerify: false}',
          '// conf.InsecureSkipVerify = true',
          'if conf.InsecureSkipVerify == true {\n\treturn errors.New("InsecureSkipVerify: true is refused")\n}',
          'type Options struct {\n\tInsecureSkipVerify bool\n}',
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
        ],
        good: [
          'conf.VerifyPeerCertificate = func(raw [][]byte, chains [][]*x509.Certificate) error {\n\tif len(raw) == 0 {\n\t\treturn errors.New("none")\n\t}\n\treturn nil\n}',
          'conf.VerifyConnection = nil',
          'conf.VerifyConnection = func(s tls.ConnectionState) error { return verify(s) }',
        ],
      },
    },
  ],
})
