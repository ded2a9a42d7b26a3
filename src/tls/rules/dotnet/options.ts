import { defineRules } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { DOTNET } from './callbacks.ts'
import { outermost } from '../ranges.ts'
import { OFF, ON } from './option-names.ts'

/** A declaration, an assertion or a question sets nothing. */
function isOption(view: CodeView, setting: Setting): boolean {
  const { form, target, name } = setting
  if (form === 'default' || isCompared(view, setting)) return false
  const before = view.textOf({ from: setting.from - 1, to: setting.from })
  const isDeclared =
    form === 'assignment' &&
    target === '' &&
    /^(?:\w+|[>\]?])$/.test(before) &&
    !/^(?:With|with|then|else|Then|Else|do)$/.test(before)
  if (
    isDeclared ||
    (form === 'assignment' && view.textOf({ from: setting.at + 1, to: setting.at + 2 }) === '{')
  )
    return false
  if (form === 'assignment' && target === '' && !isInitializer(view, setting)) return false
  if (
    form === 'setter' &&
    (/^(?:Assert|Is|Get|Has|Should|On|Log|Validate|Check|Verify)(?!Cert|Ssl|Server|Remote|Host|Peer|Tls)/.test(
      name,
    ) ||
      isSignature(view, setting))
  )
    return false
  return !view
    .around(setting.at)
    .some(
      call =>
        /^(?:Assert\w*|Equal|True|False|Should\w*|Verify|WriteLine|Log\w*|GetValue|TryGetValue|Option|Argument|DefaultValue)$/.test(
          call.name,
        ) && call.from !== setting.from,
    )
}

/** Visual Basic's `If x.Name = True Then`. */
function isCompared(view: CodeView, { from }: Setting): boolean {
  return (
    view.language === 'vb' &&
    /^(?:If|ElseIf|While|Until|AndAlso|OrElse|And|Or|Not|Return|Case)$/i.test(
      view.textOf({ from: from - 1, to: from }),
    )
  )
}

/** `new Options { Name = true }`, `with { Name = true }`, F#'s `Options(Name = true)`, attributes aside. */
function isInitializer(view: CodeView, setting: Setting): boolean {
  // F#'s records: `{ defaults with Name = true }`.
  if (
    view.language === 'fsharp' &&
    /^(?:with|\{|;)$/.test(view.textOf({ from: setting.from - 1, to: setting.from }))
  )
    return true
  if (view.language !== 'csharp')
    return (
      view.textOf({ from: setting.from - 1, to: setting.from }) === '.' || view.around(setting.at).length > 0
    )
  const opener = view.textOf({ from: setting.from - 1, to: setting.from })
  return opener === '{' || opener === ',' || view.around(setting.at).length > 0
}

/** `bool ValidateCertificate(X509Certificate2 c)`: a type stands before the name. */
function isSignature(view: CodeView, { from, to }: Setting): boolean {
  const before = view.textOf({ from: from - 1, to: from })
  const after = view.textOf({ from: to, to: to + 1 })
  return (
    /^[A-Za-z_]\w*$|^[>\]?]$/.test(before) &&
    !/^(?:return|new|else|do|in|await|Return|Call|Then|Else)$/.test(before) &&
    /^(?:\{|=>|As|=)?$/.test(after)
  )
}

/** Whether the option is one of a connection to SQL Server. */
function isSql(view: CodeView, { target, at }: Setting): boolean {
  const made = /^\w+$/.test(target) ? view.madeBy(target, at) : ''
  return [
    made,
    ...view
      .around(at)
      .slice(0, 1)
      .map(({ path }) => path),
  ].some(path => path.endsWith('SqlConnectionStringBuilder'))
}

/** Options of .NET's clients and drivers. */
export const dotnetOptions = defineRules({
  name: '.NET: options of clients',
  reads: 'code',
  languages: DOTNET,
  example: 'Client.cs',
  rules: [
    {
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
                !/^(?:void|bool|Sub|Function|Assert)$/.test(
                  view.textOf({ from: call.from - 1, to: call.from }),
                ),
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
    },
    {
      id: 'dotnet-wcf-validation-none',
      title: 'Certificates are not validated (WCF)',
      why: '`X509CertificateValidationMode.None` accepts any certificate.',
      fix: 'Use `ChainTrust` or `PeerOrChainTrust`.',
      match: view => [
        ...view
          .settings('CertificateValidationMode')
          .filter(({ form }) => form !== 'default')
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'X509CertificateValidationMode.None', '"None"'),
          ),
        ...view
          .settings(
            'AuthenticationSchemes',
            'SslCertificateAuthentication',
            'ServiceCertificateValidationMode',
          )
          .flatMap(setting => view.when(setting, setting.value, 'X509CertificateValidationMode.None')),
      ],
      examples: {
        bad: [
          'client.ClientCredentials.ServiceCertificate.Authentication.CertificateValidationMode = X509CertificateValidationMode.None;',
          'creds.ServiceCertificate.SslCertificateAuthentication = new X509ServiceCertificateAuthentication { CertificateValidationMode = X509CertificateValidationMode.None };',
          'auth.CertificateValidationMode = System.ServiceModel.Security.X509CertificateValidationMode.None;',
          {
            path: 'Client.vb',
            text: 'client.ClientCredentials.ServiceCertificate.Authentication.CertificateValidationMode = X509CertificateValidationMode.None',
          },
          {
            path: 'Client.fs',
            text: 'client.ClientCredentials.ServiceCertificate.Authentication.CertificateValidationMode <- X509CertificateValidationMode.None',
          },
        ],
        good: [
          'auth.CertificateValidationMode = X509CertificateValidationMode.ChainTrust;',
          'if (auth.CertificateValidationMode == X509CertificateValidationMode.None) throw new SecurityException();',
        ],
      },
    },
    {
      id: 'dotnet-policy-errors-accepted',
      title: 'Errors of the certificate are accepted',
      why: 'The listed errors no longer end the connection, so that another’s certificate is accepted.',
      fix: 'Leave `AcceptablePolicyErrors` at `SslPolicyErrors.None`; verification flags at `NoFlag`.',
      match: view => [
        ...view
          .settings(
            'AcceptablePolicyErrors',
            'AllowedPolicyErrors',
            'IgnoredPolicyErrors',
            'IgnoreSslPolicyErrors',
          )
          .filter(({ form }) => form !== 'default')
          .flatMap(setting =>
            view.when(
              view.construct(setting),
              setting.value,
              'RemoteCertificateNameMismatch',
              'RemoteCertificateChainErrors',
              'RemoteCertificateNotAvailable',
            ),
          ),
        ...view
          .settings('VerificationFlags')
          .filter(({ form }) => form !== 'default')
          .flatMap(setting =>
            view.when(
              view.construct(setting),
              setting.value,
              'X509VerificationFlags.AllFlags',
              'AllFlags',
              'X509VerificationFlags.IgnoreInvalidName',
            ),
          ),
        ...view
          .settings('VerificationFlags')
          .filter(({ form }) => form !== 'default')
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'AllowUnknownCertificateAuthority'),
          )
          .map(match => ({ ...match, level: 'guarded' as const })),
      ],
      examples: {
        bad: [
          'factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors;',
          'var ssl = new SslOption { Enabled = true, AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch };',
          'chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags;',
          {
            path: 'Client.fs',
            text: 'factory.Ssl.AcceptablePolicyErrors <- SslPolicyErrors.RemoteCertificateNameMismatch ||| SslPolicyErrors.RemoteCertificateChainErrors',
          },
          {
            path: 'Client.vb',
            text: 'factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch Or SslPolicyErrors.RemoteCertificateChainErrors',
          },
        ],
        good: [
          'factory.Ssl.AcceptablePolicyErrors = SslPolicyErrors.None;',
          'chain.ChainPolicy.VerificationFlags = X509VerificationFlags.NoFlag;',
          'if (errors == SslPolicyErrors.RemoteCertificateNameMismatch) return false;',
        ],
      },
    },
    {
      id: 'dotnet-kafka-endpoint-identification',
      title: 'The host name is not checked (Kafka)',
      why: 'Without an algorithm a valid certificate of any other host is accepted.',
      fix: 'Use `SslEndpointIdentificationAlgorithm.Https`.',
      match: view =>
        view
          .settings('SslEndpointIdentificationAlgorithm', 'ssl.endpoint.identification.algorithm')
          .filter(({ form }) => form !== 'default')
          .flatMap(setting =>
            view.when(
              view.construct(setting),
              setting.value,
              'SslEndpointIdentificationAlgorithm.None',
              '"none"',
              '""',
            ),
          ),
      examples: {
        bad: [
          'var config = new ConsumerConfig { SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.None };',
          'config.Set("ssl.endpoint.identification.algorithm", "none");',
        ],
        good: [
          'config.SslEndpointIdentificationAlgorithm = SslEndpointIdentificationAlgorithm.Https;',
          'config.Set("ssl.endpoint.identification.algorithm", "https");',
        ],
      },
    },
    {
      id: 'dotnet-revocation-unchecked',
      title: 'Whether a certificate was revoked is not checked',
      why: 'A certificate whose key was stolen is accepted until it runs out.',
      fix: 'Set `CheckCertificateRevocationList` to `true`, the revocation mode to `Online`.',
      level: 'missing',
      match: view => [
        ...view
          .settings('CheckCertificateRevocationList', 'CheckCertificateRevocation')
          .filter(setting => setting.form !== 'setter' && isOption(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'false')),
        ...view
          .settings('RevocationMode', 'CertificateRevocationCheckMode')
          .filter(({ form }) => form !== 'default' && form !== 'setter')
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'X509RevocationMode.NoCheck'),
          ),
      ],
      examples: {
        bad: [
          'ServicePointManager.CheckCertificateRevocationList = false;',
          'client.CheckCertificateRevocation = false;',
          'chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;',
        ],
        good: [
          'ServicePointManager.CheckCertificateRevocationList = true;',
          'chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;',
        ],
      },
    },
    {
      id: 'dotnet-database-plaintext',
      title: 'A connection to the database that may do without TLS',
      why: 'The mode permits a connection without encryption, to whatever server answers.',
      fix: 'Use `SslMode.VerifyFull`.',
      family: 'plaintext',
      match: view =>
        view
          .settings('SslMode', 'SSLMode')
          .filter(({ form }) => form !== 'default' && form !== 'setter')
          .flatMap(setting =>
            view.when(
              view.construct(setting),
              setting.value,
              'SslMode.Disable',
              'SslMode.Allow',
              'SslMode.Prefer',
              'MySqlSslMode.None',
              'MySqlSslMode.Disabled',
              'MySqlSslMode.Preferred',
              'MySqlSslMode.Prefered',
              'SslMode.None',
              'SslMode.Disabled',
              'SslMode.Preferred',
              '"Disable"',
              '"None"',
              '"Prefer"',
              '"Allow"',
            ),
          ),
      examples: {
        bad: [
          'var b = new NpgsqlConnectionStringBuilder { Host = h, SslMode = SslMode.Disable };',
          'b.SslMode = MySqlSslMode.None;',
          'b.SslMode = SslMode.Prefer;',
        ],
        good: ['b.SslMode = SslMode.VerifyFull;', 'b.SslMode = MySqlSslMode.VerifyFull;'],
      },
    },
    {
      id: 'dotnet-client-plaintext',
      title: 'A client that does without TLS',
      why: 'The connection is neither encrypted nor is the server known.',
      fix: 'Use `new SslCredentials()` (gRPC), `SecureSocketOptions.StartTls` (MailKit), `EnableSsl = true`, `Encrypt = true`.',
      level: 'missing',
      family: 'plaintext',
      match: view => [
        ...view
          .uses('ChannelCredentials.Insecure', 'SecureSocketOptions.None')
          .filter(use => /^(?:\(|,|=|:|<-)$/.test(view.textOf({ from: use.from - 1, to: use.from }))),
        ...view
          .settings('EnableSsl')
          .filter(setting => setting.form !== 'setter' && isOption(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'false')),
        ...view
          .settings('Encrypt')
          .filter(setting => setting.name === 'Encrypt' && isOption(view, setting) && isSql(view, setting))
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'false', 'SqlConnectionEncryptOption.Optional'),
          ),
      ],
      examples: {
        bad: [
          'var channel = GrpcChannel.ForAddress(u, new GrpcChannelOptions { Credentials = ChannelCredentials.Insecure });',
          'var channel = new Channel(target, ChannelCredentials.Insecure);',
          'await client.ConnectAsync(host, 587, SecureSocketOptions.None);',
          'smtp.EnableSsl = false;',
          'var b = new SqlConnectionStringBuilder(text);\nb.Encrypt = false; // !!',
          { path: 'Client.vb', text: 'smtp.EnableSsl = False' },
        ],
        good: [
          'var channel = new Channel(target, new SslCredentials());',
          'await client.ConnectAsync(host, 587, SecureSocketOptions.StartTls);',
          'if (credentials == ChannelCredentials.Insecure) throw new SecurityException();',
          'smtp.EnableSsl = true;',
          'document.Encrypt = false;',
        ],
      },
    },
  ],
})
