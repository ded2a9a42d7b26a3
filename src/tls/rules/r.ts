import { defineRules } from '../define-rules.ts'
import { settingIs } from './given-values.ts'

const PEER = [
  'ssl_verifypeer',
  'http.sslverify',
  'ssl.verifypeer',
  'ssl_verifyhost',
  'ssl.verifyhost',
  'proxy_ssl_verifypeer',
  'proxy_ssl_verifyhost',
  'proxy.ssl.verifypeer',
  'proxy.ssl.verifyhost',
  'doh_ssl_verifypeer',
  'doh_ssl_verifyhost',
] as const

/** R: curl, httr, httr2, RCurl, and what is built on them. */
export const r = defineRules({
  name: 'R',
  reads: 'code',
  languages: ['r'],
  example: 'fetch.R',
  rules: [
    {
      id: 'r-ssl-verify-off',
      title: 'Certificate or host name is not checked (curl, httr, RCurl)',
      why: 'libcurl checks the certificate and its host name only while these options are on.',
      fix: 'Leave the options out; give a private authority with `cainfo`.',
      match: view => [
        ...settingIs(view, PEER, 'false', '0', '"0"', '"false"'),
        ...settingIs(
          view,
          [
            'verify_ssl',
            'ssl_verify',
            'verifyssl',
            'verify.ssl',
            'verify_peer',
            'verify_certificate',
            'check_ssl',
            'validate_cert',
            'sslverify',
            'ssl.verify',
            'verify_certs',
            'check_certificate',
          ],
          'false',
          '0',
        ),
        ...settingIs(
          view,
          [
            'ignore_ssl',
            'weak_cert_validation',
            'allow_invalid_hostname',
            'allow_invalid_certificates',
            'insecure',
            'ssl_insecure',
            'skip_ssl_verification',
            'ignore_ssl_errors',
            'ignore_certificate_errors',
            'tls_insecure',
            'no_check_certificate',
            'acceptInsecureCerts',
            'TrustServerCertificate',
            'trustservercertificate',
          ],
          'true',
          '"yes"',
          '"true"',
        ),
      ],
      examples: {
        bad: [
          'httr::GET(url, httr::config(ssl_verifypeer = FALSE))',
          'GET(url, config(ssl_verifypeer = 0L))',
          'set_config(config(ssl_verifypeer = 0))',
          'httr::set_config(httr::config(ssl_verifypeer = 0L, ssl_verifyhost = 0L))',
          'getURL(url, ssl.verifypeer = FALSE)',
          'RCurl::getURL(url, .opts = list(ssl.verifypeer = F))',
          'options(RCurlOptions = list(ssl.verifypeer = FALSE))',
          'h <- curl::new_handle()\ncurl::handle_setopt(h, ssl_verifypeer = 0) # !!',
          'h <- new_handle(ssl_verifyhost = 0, verbose = TRUE)',
          'req |> req_options(ssl_verifypeer = 0)',
          'with_config(config = config(ssl_verifypeer = FALSE), GET(url))',
          'verify <- FALSE\nGET(url, config(ssl_verifypeer = verify)) # !!',
          'opts <- list("ssl_verifypeer" = 0L)',
          'opts$ssl.verifypeer <- FALSE',
        ],
        good: [
          'httr::GET(url, httr::config(ssl_verifypeer = TRUE))',
          'GET(url, config(ssl_verifypeer = 1L))',
          '# GET(url, config(ssl_verifypeer = FALSE))',
          'getURL(url, ssl.verifypeer = TRUE, cainfo = "ca.pem")',
          'f <- function(url, verify_ssl = FALSE) NULL',
          'print("ssl_verifypeer = FALSE")',
          'ssl_verifypeer <- FALSE',
        ],
      },
    },
    {
      id: 'r-sslmode-plaintext',
      title: 'A connection that may do without TLS (DBI)',
      why: 'The connection is in plain text, or becomes so when somebody in between refuses TLS.',
      fix: 'Use `sslmode = "verify-full"`.',
      family: 'plaintext',
      match: view => settingIs(view, ['sslmode'], '"disable"', '"allow"', '"prefer"'),
      examples: {
        bad: [
          'con <- DBI::dbConnect(RPostgres::Postgres(), host = h, sslmode = "disable")',
          "dbConnect(drv, sslmode = 'prefer')",
        ],
        good: [
          'con <- DBI::dbConnect(RPostgres::Postgres(), host = h, sslmode = "verify-full")',
          'f <- function(sslmode = "disable") NULL',
        ],
      },
    },
    {
      id: 'r-download-insecure',
      title: 'A download does not check the certificate',
      why: '`-k` and `--no-check-certificate` accept any certificate.',
      fix: 'Leave the option out.',
      match: view =>
        view
          .settings('extra', 'download.file.extra')
          .filter(setting => setting.form === 'entry' || setting.form === 'assignment')
          .filter(setting => {
            const text = view.textOf(setting.value)
            return /(?:^|["'\s])(?:-[a-zA-Z]*k[a-zA-Z]*|--insecure|--no-check-certificate)(?=["'\s]|$)/.test(
              text,
            )
          })
          .map(setting => view.construct(setting)),
      examples: {
        bad: [
          'download.file(url, "x.zip", method = "curl", extra = "-k")',
          "download.file(url, dest, method = 'wget', extra = '--no-check-certificate')",
          'options(download.file.method = "curl", download.file.extra = "-k -L")',
          'download.file(url, f, "curl", extra = c("-L", "--insecure"))',
        ],
        good: [
          'download.file(url, "x.zip", method = "curl", extra = "-L")',
          'download.file(url, dest, method = "libcurl")',
          'keep(x, extra = "-like")',
        ],
      },
    },
  ],
})
