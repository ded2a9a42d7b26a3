import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { outermost } from '../ranges.ts'
import { isOption } from './is-option.ts'
import { OFF, ON } from './option-names.ts'

export const dotnetValidationOff: Rule<CodeView> = {
  id: 'dotnet-validation-off',
  title: 'Certificate validation is off',
  why: 'With the option the client accepts any certificate, or any host name.',
  fix: 'Leave the option out; put the private authority into the machine’s store, or give it to the client.',
  match: view =>
    outermost([
      ...view
        .settings(...OFF)
        .filter(setting => isOption(view, setting))
        .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '"true"', '"yes"')),
      ...view
        .settings(...ON)
        .filter(setting => isOption(view, setting))
        .flatMap(setting => view.when(view.construct(setting), setting.value, 'false', '"false"')),
      // Builders that switch it off without an argument; one finding for a chain of them.
      ...view
        .calls(
          'WithAllowUntrustedCertificates',
          'WithIgnoreCertificateChainErrors',
          'AllowUntrustedCertificates',
          'DisableCertificateValidation',
          'DisableServerCertificateValidation',
          'DisableSslVerification',
          'SkipCertificateValidation',
          'IgnoreSslErrors',
          'IgnoreCertificateErrors',
          'AllowInvalidCertificates',
          'TrustServerCertificate',
          'AcceptAnyCertificate',
          'TrustAllCertificates',
          'AllowAnyCertificate',
        )
        .filter(
          call =>
            call.args.length === 0 &&
            call.path.includes('.') &&
            !/^(?:void|bool|Sub|Function|Assert)$/.test(view.textOf({ from: call.from - 1, to: call.from })),
        )
        .map(call => ({ from: call.from, to: call.to })),
    ]),
  examples: {
    bad: [
      'var b = new SqlConnectionStringBuilder { DataSource = "db", TrustServerCertificate = true };',
      'builder.TrustServerCertificate = true;',
      'builder["TrustServerCertificate"] = true;',
      'settings.AllowInsecureTls = true;',
      'settings.VerifySslCertificate = false;',
      'var settings = new MongoClientSettings { UseTls = true, AllowInsecureTls = true };',
      'var config = new ProducerConfig { EnableSslCertificateVerification = false };',
      'var tls = new MqttClientOptionsBuilderTlsParameters { UseTls = true, AllowUntrustedCertificates = true };',
      'o.WithAllowUntrustedCertificates(true);',
      'var options = new ChromeOptions { AcceptInsecureCertificates = true };',
      'await browser.NewContextAsync(new() { IgnoreHTTPSErrors = true });',
      'await Puppeteer.LaunchAsync(new LaunchOptions { IgnoreHTTPSErrors = true });',
      'ftp.ValidateAnyCertificate = true;',
      'options.KvIgnoreRemoteCertificateNameMismatch = true;',
      'config.SkipTlsVerify = true;',
      'var o = true;\nsettings.AllowInsecureTls = o; // !!',
      { path: 'Client.vb', text: 'builder.TrustServerCertificate = True' },
      { path: 'Client.vb', text: 'Dim s As New MongoClientSettings With {.AllowInsecureTls = True}' },
      { path: 'Client.fs', text: 'builder.TrustServerCertificate <- true' },
      { path: 'Client.fs', text: 'let options = { defaults with IgnoreSslErrors = true }' },
      {
        path: 'Client.fs',
        text: 'let b = SqlConnectionStringBuilder(DataSource = "db", TrustServerCertificate = true)',
      },
    ],
    good: [
      'builder.TrustServerCertificate = false;',
      'public bool TrustServerCertificate { get; set; } = true;',
      'private bool ignoreSslErrors = true;',
      'if (builder.TrustServerCertificate == true) throw new InvalidOperationException("TrustServerCertificate");',
      'Assert.True(settings.AllowInsecureTls);',
      'bool ValidateCertificate(bool strict) { return strict; }',
      'settings.VerifySslCertificate = true;',
      { path: 'Client.vb', text: 'builder.TrustServerCertificate = False' },
    ],
  },
}
