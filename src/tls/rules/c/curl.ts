import { defineRules } from '../../define-rules.ts'
import { argumentIs, settingIs } from '../given-values.ts'

/** libcurl and what wraps it, in C, C++ and Objective-C. */
export const cCurl = defineRules({
  name: 'C and C++: libcurl',
  reads: 'code',
  languages: ['c', 'cpp', 'objective-c'],
  example: 'fetch.cpp',
  rules: [
    {
      id: 'c-curl-verify-peer',
      title: 'The certificate is not checked (libcurl)',
      why: 'With `CURLOPT_SSL_VERIFYPEER` at 0 libcurl accepts any certificate.',
      fix: 'Leave the option out or at 1; give a private authority with `CURLOPT_CAINFO`.',
      match: view =>
        settingIs(
          view,
          ['CURLOPT_SSL_VERIFYPEER', 'CURLOPT_PROXY_SSL_VERIFYPEER', 'CURLOPT_DOH_SSL_VERIFYPEER'],
          '0',
          'false',
          'null',
        ),
      examples: {
        bad: [
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);',
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, false);',
          'curl_easy_setopt(\n    handle,\n    CURLOPT_SSL_VERIFYPEER,\n    (long)0 // !!\n);',
          'curl_easy_setopt(curl, CURLOPT_PROXY_SSL_VERIFYPEER, 0);',
          'curl_easy_setopt(curl, CURLOPT_DOH_SSL_VERIFYPEER, FALSE);',
          'const long verify = 0L;\ncurl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, verify); // !!',
          '#define VERIFY 0\nvoid f(CURL *c) {\n  curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, VERIFY); // !!\n}',
          'curl_easy_setopt(self->curl, CURLOPT_SSL_VERIFYPEER, insecure ? 0L : 1L);',
          'if (skip_peer_verification) {\n  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // !!\n}',
          'res = curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0x0);',
          'curl.set_option(CURLOPT_SSL_VERIFYPEER, 0L);',
          'curl_easy_setopt(curl, (CURLoption)CURLOPT_SSL_VERIFYPEER, 0L);',
          '::curl_easy_setopt(curl, ::CURLOPT_SSL_VERIFYPEER, 0L);',
        ],
        good: [
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);',
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, TRUE);',
          '// curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L);',
          'printf("CURLOPT_SSL_VERIFYPEER, 0L");',
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, verify);',
          'curl_easy_setopt(curl, CURLOPT_VERBOSE, 0L);',
          '#define CURLOPT_SSL_VERIFYPEER 64',
        ],
      },
    },
    {
      id: 'c-curl-verify-host',
      title: 'The host name is not checked (libcurl)',
      why: 'With `CURLOPT_SSL_VERIFYHOST` at 0 libcurl accepts a certificate of any other host.',
      fix: 'Leave the option out or at 2.',
      match: view =>
        settingIs(
          view,
          ['CURLOPT_SSL_VERIFYHOST', 'CURLOPT_PROXY_SSL_VERIFYHOST', 'CURLOPT_DOH_SSL_VERIFYHOST'],
          '0',
          'false',
          'null',
        ),
      examples: {
        bad: [
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0L);',
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 0);',
          'curl_easy_setopt(curl, CURLOPT_PROXY_SSL_VERIFYHOST, 0L);',
          'curl_easy_setopt(curl, CURLOPT_DOH_SSL_VERIFYHOST, false);',
        ],
        good: [
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);',
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, verify ? 2L : host_check());',
        ],
      },
    },
    {
      id: 'c-curl-verify-status',
      title: 'The certificate’s status is not checked (libcurl)',
      why: 'With `CURLOPT_SSL_VERIFYSTATUS` at 0 a revoked certificate is accepted although the server could prove its status.',
      fix: 'Set `CURLOPT_SSL_VERIFYSTATUS` to 1 where the servers staple their status, else leave the option out.',
      level: 'missing',
      match: view =>
        settingIs(view, ['CURLOPT_SSL_VERIFYSTATUS', 'CURLOPT_DOH_SSL_VERIFYSTATUS'], '0', 'false'),
      examples: {
        bad: [
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYSTATUS, 0L);',
          'curl_easy_setopt(curl, CURLOPT_DOH_SSL_VERIFYSTATUS, 0);',
        ],
        good: [
          'curl_easy_setopt(curl, CURLOPT_SSL_VERIFYSTATUS, 1L);',
          '// curl_easy_setopt(curl, CURLOPT_SSL_VERIFYSTATUS, 0L);',
        ],
      },
    },
    {
      id: 'c-curl-use-ssl',
      title: 'TLS is only tried (libcurl)',
      why: 'With `CURLUSESSL_TRY` or `CURLUSESSL_NONE` mail and files go in plain text when the server, or somebody in between, offers no TLS.',
      fix: 'Use `CURLUSESSL_ALL`.',
      level: 'missing',
      family: 'plaintext',
      match: view => settingIs(view, ['CURLOPT_USE_SSL'], 'CURLUSESSL_TRY', 'CURLUSESSL_NONE'),
      examples: {
        bad: [
          'curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);',
          'curl_easy_setopt(curl, CURLOPT_USE_SSL, CURLUSESSL_NONE);',
        ],
        good: [
          'curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);',
          'int mode = CURLUSESSL_TRY;',
        ],
      },
    },
    {
      id: 'c-curl-wrapper',
      title: 'The certificate or the host name is not checked (curlpp, cpr, curl wrappers)',
      why: 'The option makes libcurl accept any certificate, or one of any host.',
      fix: 'Leave the option out; give a private authority’s certificate instead.',
      match: view => [
        ...argumentIs(
          view,
          [
            'SslVerifyPeer',
            'SslVerifyHost',
            'SslVerify',
            'VerifySsl',
            'VerifyPeer',
            'VerifyHost',
            'SetVerifySsl',
          ],
          0,
          'false',
          '0',
        ),
        ...view
          .uses(
            'VerifySsl',
            'VerifyPeer',
            'VerifyHost',
            'SslVerifyPeer',
            'SslVerifyHost',
            'CURLOPT_SSL_VERIFYPEER',
            'CURLOPT_SSL_VERIFYHOST',
          )
          .filter(use =>
            /^(?:\{ ?(?:false|0L?) ?\}|> ?\( ?(?:false|0L?) ?\))$/.test(
              view.textOf({
                from: use.to,
                to: use.to + (view.textOf({ from: use.to, to: use.to + 1 }) === '>' ? 4 : 3),
              }),
            ),
          ),
        ...view
          .uses('VerifySsl', 'VerifyPeer', 'VerifyHost')
          .filter(use =>
            /^\w+ ?[{(] ?(?:false|0) ?[)}]$/.test(view.textOf({ from: use.to, to: use.to + 4 })),
          ),
      ],
      examples: {
        bad: [
          'auto r = cpr::Get(cpr::Url{url}, cpr::VerifySsl{false});',
          'session.SetVerifySsl(false);',
          'session.SetOption(cpr::VerifySsl(false));',
          'auto opts = cpr::Ssl(cpr::ssl::VerifyPeer{false}, cpr::ssl::VerifyHost{true});',
          'request.setOpt(new curlpp::options::SslVerifyPeer(false));',
          'request.setOpt<curlpp::options::SslVerifyHost>(0);',
          'request.setOpt(curlpp::Options::SslVerifyHost(0));',
          'cpr::VerifySsl verify{false};',
        ],
        good: [
          'auto r = cpr::Get(cpr::Url{url}, cpr::VerifySsl{true});',
          'session.SetVerifySsl(cpr::VerifySsl{verify});',
          'request.setOpt(new curlpp::options::SslVerifyPeer(true));',
          'bool VerifyPeer();',
        ],
      },
    },
  ],
})
