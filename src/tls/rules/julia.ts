import { defineRules } from '../define-rules.ts'
import type { Match } from '../match.ts'
import type { CodeView } from '../syntax/view.ts'
import { argumentIs, callbackAlways, settingIs } from './given-values.ts'

/** LibGit2's `certificate_check`, a function that says 0, which is yes, to every certificate. */
function certificateChecks(view: CodeView): Match[] {
  return view.settings('certificate_check').flatMap(setting => {
    const value = view.value(setting.value)
    const name = /@cfunction\(\s*\$?(\w+)/.exec(view.textOf(setting.value))?.[1]
    const own = view.functionOf(setting.value)
    const functions =
      value.kind === 'call' && name !== undefined ? view.functions(name) : own === null ? [] : [own]
    const agrees = functions.some(fn => /^(?:return\s+)?(?:Cint\()?0\)?$/.test(view.textOf(fn.body).trim()))
    return agrees ? [setting] : []
  })
}

/** Julia: HTTP.jl, MbedTLS.jl, OpenSSL.jl, LibCURL.jl, Downloads. */
export const julia = defineRules({
  name: 'Julia',
  reads: 'code',
  languages: ['julia'],
  example: 'client.jl',
  rules: [
    {
      id: 'julia-require-ssl-verification',
      title: 'Certificate validation is off (HTTP.jl and others)',
      why: '`require_ssl_verification = false` accepts any certificate.',
      fix: 'Leave it out; name a private authority in `JULIA_SSL_CA_ROOTS_PATH`.',
      match: view => [
        ...certificateChecks(view),
        ...view
          .settings('require_ssl_verification')
          .filter(({ form }) => form === 'default')
          .flatMap(setting => view.when(setting, setting.value, 'false')),
        ...settingIs(
          view,
          [
            'require_ssl_verification',
            'ssl_verify',
            'verify_ssl',
            'sslverify',
            'tls_verify',
            'verify_tls',
            'verify_peer',
            'verify_host',
            'ssl_verifypeer',
            'ssl_verifyhost',
            'verify_hostname',
            'verify_certificate',
            'validate_cert',
            'check_hostname',
          ],
          'false',
          '0',
        ),
        ...settingIs(
          view,
          [
            'insecure_skip_verify',
            'skip_tls_verify',
            'ignore_ssl_errors',
            'tls_insecure',
            'ssl_insecure',
            'disable_ssl_verification',
          ],
          'true',
        ),
      ],
      examples: {
        bad: [
          'HTTP.get(url; require_ssl_verification = false)',
          'accept(cert, valid, host, payload) = Cint(0)\ncallbacks = LibGit2.RemoteCallbacks(certificate_check = @cfunction(accept, Cint, (Ptr{Cvoid}, Cint, Ptr{Cchar}, Ptr{Cvoid}))) # !!',
          'HTTP.request("GET", url, require_ssl_verification=false)',
          'HTTP.request(\n    "POST", url;\n    require_ssl_verification = false, # !!\n)',
          'HTTP.WebSockets.open(url; require_ssl_verification=false) do ws\nend',
          'verify = false\nHTTP.get(url; require_ssl_verification = verify) # !!',
          'opts = (require_ssl_verification = false, retry = false)',
          'opts = Dict(:require_ssl_verification => false)',
          'HTTP.get(url; require_ssl_verification = !insecure)',
        ],
        good: [
          'HTTP.get(url; require_ssl_verification = true)',
          '# HTTP.get(url; require_ssl_verification = false)',
          'f(url; require_ssl_verification = true) = HTTP.get(url; require_ssl_verification)',
          'println("require_ssl_verification = false")',
          'require_ssl_verification = false',
        ],
      },
    },
    {
      id: 'julia-mbedtls',
      title: 'Certificates are not verified (MbedTLS.jl, OpenSSL.jl)',
      why: 'The configuration accepts any certificate.',
      fix: 'Use `MbedTLS.SSLConfig(true)`, or `MBEDTLS_SSL_VERIFY_REQUIRED` with `ca_chain!`.',
      match: view => [
        ...argumentIs(view, ['SSLConfig'], 0, 'false').filter(match => !/,/.test(view.textOf(match))),
        ...argumentIs(
          view,
          ['authmode!'],
          1,
          'MBEDTLS_SSL_VERIFY_NONE',
          'MBEDTLS_SSL_VERIFY_OPTIONAL',
          '0',
          '1',
        ),
        ...argumentIs(
          view,
          ['ssl_set_verify', 'set_verify', 'set_verify!'],
          1,
          'SSL_VERIFY_NONE',
          'OpenSSL.SSL_VERIFY_NONE',
          '0',
        ),
        ...callbackAlways(view, ['verify!', 'set_verify!'], 1, 'true', '0'),
      ],
      examples: {
        bad: [
          'conf = MbedTLS.SSLConfig(false)',
          'HTTP.get(url; sslconfig = MbedTLS.SSLConfig(false))',
          'MbedTLS.authmode!(conf, MbedTLS.MBEDTLS_SSL_VERIFY_NONE)',
          'using MbedTLS\nauthmode!(conf, MBEDTLS_SSL_VERIFY_OPTIONAL) # !!',
        ],
        good: [
          'conf = MbedTLS.SSLConfig(true)',
          'MbedTLS.authmode!(conf, MbedTLS.MBEDTLS_SSL_VERIFY_REQUIRED)',
          'conf = MbedTLS.SSLConfig("cert.pem", "key.pem")',
        ],
      },
    },
    {
      id: 'julia-libcurl',
      title: 'Certificate or host name is not checked (LibCURL.jl, Downloads)',
      why: 'libcurl checks the certificate and its host name only while these options are on.',
      fix: 'Leave the options out; name a private authority in `JULIA_SSL_CA_ROOTS_PATH`.',
      match: view => [
        ...settingIs(
          view,
          [
            'CURLOPT_SSL_VERIFYPEER',
            'CURLOPT_SSL_VERIFYHOST',
            'CURLOPT_PROXY_SSL_VERIFYPEER',
            'CURLOPT_PROXY_SSL_VERIFYHOST',
          ],
          '0',
          'false',
          'Clong()',
        ),
        ...argumentIs(view, ['set_ssl_verify', 'Downloads.Curl.set_ssl_verify'], 1, 'false'),
      ],
      examples: {
        bad: [
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0)',
          'Downloads.Curl.setopt(easy, Downloads.Curl.CURLOPT_SSL_VERIFYHOST, 0)',
          'downloader.easy_hook = (easy, info) -> Curl.setopt(easy, Curl.CURLOPT_SSL_VERIFYPEER, false)',
        ],
        good: [
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1)',
          '# curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0)',
        ],
      },
    },
  ],
})

/** Variables by which Julia’s downloads and Git do without validation. */
export const juliaEnvironment = defineRules({
  name: 'Julia: environment',
  reads: 'environment',
  example: 'startup.jl',
  rules: [
    {
      id: 'julia-no-verify-hosts',
      title: 'Hosts whose certificates Julia does not check',
      why: 'Downloads and Git skip validation for the hosts in `JULIA_SSL_NO_VERIFY_HOSTS` and its like.',
      fix: 'Leave the variable out; name a private authority in `JULIA_SSL_CA_ROOTS_PATH`.',
      match: view =>
        view
          .variables('JULIA_SSL_NO_VERIFY_HOSTS', 'JULIA_NO_VERIFY_HOSTS', 'JULIA_SSH_NO_VERIFY_HOSTS')
          .filter(({ value, name }) => value !== '' && name !== 'JULIA_SSH_NO_VERIFY_HOSTS')
          .map(variable => view.found(variable)),
      examples: {
        bad: [
          'ENV["JULIA_SSL_NO_VERIFY_HOSTS"] = "**"',
          'ENV["JULIA_NO_VERIFY_HOSTS"] = "example.com"',
          { path: 'Dockerfile', text: 'FROM julia\nENV JULIA_SSL_NO_VERIFY_HOSTS=** # !!' },
        ],
        good: ['ENV["JULIA_SSL_NO_VERIFY_HOSTS"] = ""', 'ENV["JULIA_SSL_CA_ROOTS_PATH"] = "ca.pem"'],
      },
    },
  ],
})
