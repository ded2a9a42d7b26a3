import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView, Range } from '../../syntax/view.ts'
import { onePerLine } from '../ranges.ts'

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

export const powershellValidationCallback: Rule<CodeView> = {
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
}
