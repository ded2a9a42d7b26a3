import { defineRules } from '../define-rules.ts'
import type { Match } from '../match.ts'
import type { CodeView, Range } from '../syntax/view.ts'
import { onePerLine } from './ranges.ts'

/** Switches of cmdlets that have certificates go unchecked. */
const SWITCHES = [
  // As far as PowerShell needs it to know which switch is meant.
  'SkipCert',
  'SkipCertificate',
  'SkipCertificateCheck',
  'SkipCACheck',
  'SkipCNCheck',
  'SkipCertificateValidation',
  'SkipCertificateVerification',
  'SkipCertCheck',
  'SkipSslValidation',
  'SkipSslCheck',
  'SkipSslVerification',
  'SkipTlsVerify',
  'IgnoreCertificateErrors',
  'IgnoreCertificate',
  'IgnoreCertificates',
  'IgnoreCertErrors',
  'IgnoreCert',
  'IgnoreCertRequirements',
  'IgnoreInvalidCertificate',
  'IgnoreSslErrors',
  'IgnoreSSL',
  'IgnoreSSLCertificate',
  'TrustServerCertificate',
  'TrustAllCertificates',
  'TrustAllCerts',
  'AllowUntrustedCertificate',
  'AllowInsecureCertificate',
  'AllowInsecureSsl',
  'AcceptInsecureCertificates',
  'AcceptInvalidCertificate',
  'NoSslVerify',
  'NoCertificateCheck',
  'InsecureSkipVerify',
  'DisableCertificateValidation',
  'DisableSslVerification',
] as const

/** `-Name`, `-Name:$true`. */
function switches(view: CodeView, ...names: readonly string[]): Match[] {
  const plain = view
    .uses(...names.map(name => `-${name}`))
    .filter(use => !view.textOf(use).endsWith(':'))
    .filter(use => !/^\$false$/i.test(view.textOf({ from: use.to, to: use.to + 1 }).trim()))
  const valued = view
    .uses(...names.map(name => `-${name}:`))
    .flatMap(use => view.when(use, { from: use.to, to: use.to + 1 }, 'true', '1'))
  return [...plain, ...valued]
}

/** Entries of maps that are splatted, of properties, and of `$PSDefaultParameterValues`. */
function entries(view: CodeView, ...names: readonly string[]): Match[] {
  const keys = view
    .strings()
    .map(({ value }) => value)
    .filter(value => names.some(name => value.toLowerCase().endsWith(`:${name.toLowerCase()}`)))
  return view
    .settings(...names, ...keys)
    .filter(
      setting =>
        setting.form !== 'default' && !/^\$|^-/.test(view.textOf({ from: setting.at, to: setting.at + 1 })),
    )
    .flatMap(setting => view.when(setting, setting.value, 'true', '1'))
}

/** The blocks behind a place on its line that always answer `$true`. */
function agreeingBlock(view: CodeView, use: Range): Match[] {
  for (let at = use.to; at < use.to + 40; at += 1) {
    const text = view.textOf({ from: at, to: at + 1 })
    if (text === '' || text.includes('\n')) return []
    if (text !== '{') continue
    const fn = view.functionOf({ from: at, to: at + 1 })
    return fn !== null && view.alwaysReturns(fn, 'true') ? [{ from: use.from, to: fn.to }] : []
  }
  return []
}

/** PowerShell: cmdlets and the classes of .NET that scripts use. */
export const powershell = defineRules({
  name: 'PowerShell',
  reads: 'code',
  languages: ['powershell'],
  example: 'client.ps1',
  rules: [
    {
      id: 'powershell-skip-certificate-check',
      title: 'Certificates are not checked',
      why: 'The switch accepts any certificate, or any host name.',
      fix: 'Leave the switch out; import the private authority into the machine’s store.',
      match: view => onePerLine(view, [...switches(view, ...SWITCHES), ...entries(view, ...SWITCHES)]),
      examples: {
        bad: [
          'Invoke-WebRequest -Uri $uri -SkipCertificateCheck',
          'irm $uri -SkipCertificateCheck:$true',
          'Invoke-RestMethod -Method Post `\n  -Uri $uri `\n  -SkipCertificateCheck # !!',
          '$params = @{ Uri = $uri; SkipCertificateCheck = $true }\nInvoke-RestMethod @params',
          '$params = @{\n  Uri = $uri\n  SkipCertificateCheck = $true # !!\n}\nInvoke-WebRequest @params',
          "$params['SkipCertificateCheck'] = $true",
          '$params.SkipCertificateCheck = $true',
          "$PSDefaultParameterValues['Invoke-RestMethod:SkipCertificateCheck'] = $true",
          "$PSDefaultParameterValues.Add('*:SkipCertificateCheck', $true)",
          '$o = New-PSSessionOption -SkipCACheck -SkipCNCheck -SkipRevocationCheck',
          'New-CimSessionOption -UseSsl -SkipCACheck',
          'Invoke-RestMethod -Uri $uri -SkipCertificateCheck:$SkipCertificateCheck',
          'Invoke-Sqlcmd -ServerInstance $s -Query $q -TrustServerCertificate',
        ],
        good: [
          'Invoke-WebRequest -Uri $uri',
          'Invoke-WebRequest -Uri $uri -SkipCertificateCheck:$false',
          '# Invoke-WebRequest -SkipCertificateCheck',
          '<#\n.PARAMETER SkipCertificateCheck\nInvoke-WebRequest -SkipCertificateCheck\n#>',
          'param([switch]$SkipCertificateCheck)',
          'Write-Host "use -SkipCertificateCheck with care"',
          '$params = @{ SkipCertificateCheck = $false }',
          'if ($PSBoundParameters.ContainsKey("SkipCertificateCheck")) { throw "no" }',
          'Install-Module Pester -SkipPublisherCheck',
        ],
      },
    },
    {
      id: 'powershell-unencrypted-authentication',
      title: 'Credentials are sent without TLS',
      why: '`-AllowUnencryptedAuthentication` sends them over plain HTTP to whoever answers.',
      fix: 'Leave the switch out and use an address with `https`.',
      family: 'plaintext',
      match: view =>
        onePerLine(view, [
          ...switches(view, 'AllowUnencryptedAuthentication'),
          ...entries(view, 'AllowUnencryptedAuthentication'),
        ]),
      examples: {
        bad: [
          'Invoke-RestMethod -Uri $uri -Credential $c -AllowUnencryptedAuthentication',
          '$params = @{ Uri = $uri; AllowUnencryptedAuthentication = $true }\nInvoke-WebRequest @params',
        ],
        good: [
          'Invoke-RestMethod -Uri $uri -Credential $c -AllowUnencryptedAuthentication:$false',
          'Invoke-RestMethod -Uri $uri -Credential $c',
          '# -AllowUnencryptedAuthentication',
        ],
      },
    },
    {
      id: 'powershell-validation-callback',
      title: 'A callback accepts every certificate',
      why: 'The callback that decides about the certificate of the server always answers `$true`.',
      fix: 'Leave the callback out; import the private authority into the machine’s store.',
      match(view) {
        const atSettings = view
          .settings(
            'ServerCertificateValidationCallback',
            'ServerCertificateCustomValidationCallback',
            'RemoteCertificateValidationCallback',
            'CertificateValidationCallback',
            'VerifyServerCertificate',
          )
          .filter(({ form }) => form === 'assignment' || form === 'entry' || form === 'pair')
          .flatMap(setting => {
            const text = view.textOf(setting.value)
            if (/Expression\]::Constant\(\$true/i.test(text)) return [setting]
            const name = /^\$\{?function:(\w+)\}?$/i.exec(text)?.[1]
            if (name !== undefined && view.functions(name).some(fn => view.alwaysReturns(fn, 'true')))
              return [setting]
            const always = view.whenAlways(setting, setting.value, 'true', '1')
            return always.length > 0
              ? always
              : agreeingBlock(view, { from: setting.from, to: setting.value.from }).filter(() =>
                  /^\(?\s*[{[]/.test(view.textOf(setting.value)),
                )
          })
        const dangerous = view.uses('DangerousAcceptAnyServerCertificateValidator')
        const streams = view
          .uses('SslStream', 'RemoteCertificateValidationCallback')
          .flatMap(use => agreeingBlock(view, use))
        // A class that many scripts define by `Add-Type`.
        const ignoring = view
          .calls('ServerCertificateValidationCallback.Ignore', 'Ignore')
          .filter(call =>
            /ServerCertificateValidationCallback/.test(
              view.textOf({ from: Math.max(0, call.at - 6), to: call.at }),
            ),
          )
        return onePerLine(view, [...atSettings, ...dangerous, ...streams, ...ignoring])
      },
      examples: {
        bad: [
          '[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { $true }',
          '[Net.ServicePointManager]::ServerCertificateValidationCallback = {return $true}',
          '[System.Net.ServicePointManager]::ServerCertificateValidationCallback = [System.Net.Security.RemoteCertificateValidationCallback]{ $true }',
          '[System.Net.ServicePointManager]::ServerCertificateValidationCallback = {\n  param($sender, $cert, $chain, $errors)\n  return $true # !!\n}',
          '$all = { $true }\n[System.Net.ServicePointManager]::ServerCertificateValidationCallback = $all # !!',
          '$handler.ServerCertificateCustomValidationCallback = { $true }',
          '$handler.ServerCertificateCustomValidationCallback = [System.Net.Http.HttpClientHandler]::DangerousAcceptAnyServerCertificateValidator',
          '$ssl = New-Object System.Net.Security.SslStream($stream, $false, { $true })',
          '$ssl = [System.Net.Security.SslStream]::new($stream, $false, ({ $true } -as [System.Net.Security.RemoteCertificateValidationCallback]))',
        ],
        good: [
          '[System.Net.ServicePointManager]::ServerCertificateValidationCallback = $null',
          '[System.Net.ServicePointManager]::ServerCertificateValidationCallback = { param($s, $c, $ch, $e) $e -eq "None" }',
          '[System.Net.ServicePointManager]::SecurityProtocol = [System.Net.SecurityProtocolType]::Tls12',
          '$ssl = New-Object System.Net.Security.SslStream($stream, $false)',
          '# [Net.ServicePointManager]::ServerCertificateValidationCallback = {$true}',
        ],
      },
    },
    {
      id: 'powershell-certificate-policy',
      title: 'A policy decides about certificates',
      why: 'A `CertificatePolicy` of one’s own takes the place of the check; those of scripts accept any certificate.',
      fix: 'Leave the policy out; import the private authority into the machine’s store.',
      match: view => [
        ...view
          .settings('CertificatePolicy')
          .filter(
            setting =>
              setting.form === 'assignment' &&
              /^\(?(?:New-Object\b|\[[\w.]+\]::new)/i.test(view.textOf(setting.value)),
          ),
        ...view
          .classes('ICertificatePolicy')
          .filter(cls =>
            view
              .methods(cls.body, 'CheckValidationResult')
              .some(method => view.alwaysReturns(method, 'true')),
          )
          .map(cls => ({ from: cls.from, to: cls.to })),
      ],
      examples: {
        bad: [
          '[System.Net.ServicePointManager]::CertificatePolicy = New-Object TrustAllCertsPolicy',
          '[System.Net.ServicePointManager]::CertificatePolicy = [TrustAllCertsPolicy]::new()',
          'class TrustAll : System.Net.ICertificatePolicy { # !!\n  [bool] CheckValidationResult($sp, $cert, $request, $problem) { return $true }\n}',
        ],
        good: [
          '$policy = [System.Net.ServicePointManager]::CertificatePolicy',
          'New-Object TrustAllCertsPolicy.Nothing',
        ],
      },
    },
    {
      id: 'powershell-invalid-certificate-action',
      title: 'Invalid certificates are accepted',
      why: 'The setting has the module accept any certificate.',
      fix: 'Set `-InvalidCertificateAction Fail`; leave `trustcert` off.',
      match: view => [
        ...view
          .settings('-InvalidCertificateAction', 'InvalidCertificateAction')
          .filter(setting => /^["']?(?:Ignore|Warn)\b/i.test(view.textOf(setting.value))),
        ...view
          .strings()
          .filter(({ value }) => value === 'sql.connection.trustcert')
          .map(({ from, to }) => ({ from, to })),
        ...view
          .uses('sql.connection.trustcert')
          .filter(use => !/\$false/i.test(view.textOf({ from: use.to, to: use.to + 2 }))),
      ],
      examples: {
        bad: [
          'Set-PowerCLIConfiguration -InvalidCertificateAction Ignore -Confirm:$false',
          'Set-PowerCLIConfiguration -Scope User -InvalidCertificateAction "Ignore"',
          'Set-DbatoolsConfig -FullName sql.connection.trustcert -Value $true',
        ],
        good: [
          'Set-PowerCLIConfiguration -InvalidCertificateAction Fail',
          'Set-DbatoolsConfig -FullName sql.connection.trustcert -Value $false',
        ],
      },
    },
    {
      id: 'powershell-revocation-unchecked',
      title: 'Whether a certificate was revoked is not checked',
      why: 'A certificate whose key was stolen is accepted until it runs out.',
      fix: 'Leave the switch out; set `CheckCertificateRevocationList` to `$true`.',
      level: 'missing',
      match: view => [
        ...switches(view, 'SkipRevocationCheck', 'SkipCertificateRevocationCheck').filter(match =>
          switchesNear(view, match),
        ),
        ...view
          .settings('CheckCertificateRevocationList')
          .filter(({ form }) => form === 'assignment')
          .flatMap(setting => view.when(setting, setting.value, 'false')),
      ],
      examples: {
        bad: [
          '$o = New-PSSessionOption -SkipRevocationCheck',
          '[System.Net.ServicePointManager]::CheckCertificateRevocationList = $false',
        ],
        good: [
          '$o = New-PSSessionOption',
          '[System.Net.ServicePointManager]::CheckCertificateRevocationList = $true',
        ],
      },
    },
  ],
})

/** Whether no other switch on the line skips more than revocation. */
function switchesNear(view: CodeView, match: Match): boolean {
  for (let at = match.from; at > Math.max(0, match.from - 30); at -= 1) {
    const text = view.textOf({ from: at, to: at + 1 })
    if (text.includes('\n')) break
    if (/^-Skip(?:CA|CN|Certificate)Check/i.test(text)) return false
  }
  const after = view.textOf({ from: match.to, to: match.to + 6 }).split('\n')[0] ?? ''
  return !/-Skip(?:CA|CN|Certificate)Check/i.test(after)
}
