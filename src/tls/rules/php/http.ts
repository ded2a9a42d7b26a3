import { defineRules } from '../../define-rules.ts'
import type { CodeView, Fn, Given, Setting } from '../../syntax/view.ts'
import { payloadsOf } from '../payload.ts'
import { isGiven } from './options.ts'

/** Calls whose `verify` has nothing to do with TLS. */
const NOT_TLS =
  /jwt|token|signature|password|captcha|email|account|user|phone|hash|webhook|view|route|middleware|json|render|response|where|validat|^Http\.(?:get|post|put|patch|delete)$/i

/** A setting named exactly `verify` that may be one of TLS. */
function isVerify(view: CodeView, setting: Setting): boolean {
  if (!/^(?:verify|VERIFY|\$?verify)$/.test(setting.name) || setting.form === 'setter') return false
  if (!isGiven(view, setting)) return false
  const isProperty = setting.form === 'assignment' && setting.target !== ''
  if (isProperty && !/ssl|tls|http|client|guzzle|option|config|RequestOptions/i.test(setting.target))
    return false
  return !view.around(setting.at).some(call => NOT_TLS.test(call.path))
}

function verifySettings(view: CodeView): Setting[] {
  const isPayload = payloadsOf(view)
  return view.settings('verify').filter(setting => isVerify(view, setting) && !isPayload(setting))
}

/** The functions of the file that a string names. */
function namedFunctions(view: CodeView, callback: Given): readonly Fn[] {
  const value = view.value(callback)
  // PHP knows one function of a name; a file with more of them defines them under conditions.
  return value.kind === 'string' ? view.functions(value.value).slice(0, 10) : []
}

/** PHP's HTTP clients and frameworks. */
export const phpHttp = defineRules({
  name: 'PHP: HTTP clients',
  reads: 'code',
  languages: ['php'],
  example: 'client.php',
  rules: [
    {
      id: 'php-verify-false',
      title: 'Certificate validation is off (Guzzle and others)',
      why: '`verify` switched off accepts any certificate for any host name.',
      fix: 'Leave `verify` out, or give it the path of a private authority’s certificate.',
      match: view => [
        ...verifySettings(view).flatMap(setting =>
          view.when(view.construct(setting), setting.value, 'false', '0'),
        ),
        ...view.calls(
          'withoutVerifying',
          'withoutPeerVerification',
          'withoutStrictSSL',
          'withoutSSLVerification',
        ),
        ...view
          .calls('strictSSL', 'withVerify', 'withVerifyPeer')
          .flatMap(call => view.when(call, view.argument(call, 0), 'false')),
      ],
      examples: {
        bad: [
          "<?php $client = new Client(['verify' => false]);",
          "<?php $client->request('GET', $url, ['verify' => false]);",
          '<?php $client->get($url, [RequestOptions::VERIFY => false]);',
          '<?php\nuse GuzzleHttp\\RequestOptions as Options;\n$client->get($url, [Options::VERIFY => false]); // !!',
          "<?php $client->setDefaultOption('verify', false);",
          "<?php\n$options = ['timeout' => 3];\n$options['verify'] = false; // !!",
          '<?php Http::withoutVerifying()->get($url);',
          "<?php Http::withOptions(['verify' => false])->get($url);",
          '<?php Request::get($url)->withoutStrictSSL()->send();',
          '<?php $context = (new ClientTlsContext($host))->withoutPeerVerification();',
          "<?php new Client(['verify' => !app()->environment('local')]);",
        ],
        good: [
          "<?php new Client(['verify' => true]);",
          "<?php new Client(['verify' => '/etc/ca.pem']);",
          "<?php // new Client(['verify' => false]);",
          '<?php $verify = false;',
          "<?php $client->post($url, ['json' => ['verify' => false]]);",
          "<?php Http::post($url, ['verify' => false]);",
          "<?php Auth::routes(['verify' => false]);",
          "<?php $this->assertSame(['verify' => false], $options);",
          "<?php if ($config['verify'] === false) { throw new Exception('no'); }",
        ],
      },
    },
    {
      id: 'php-wordpress-sslverify',
      title: 'Certificate validation is off (WordPress)',
      why: '`sslverify` switched off accepts any certificate.',
      fix: 'Leave `sslverify` on; give a private authority with `sslcertificates`.',
      match: view =>
        view
          .calls('add_filter')
          .filter(call => {
            const hook = view.value(view.argument(call, 0))
            return hook.kind === 'string' && /^https_(?:local_)?ssl_verify$/.test(hook.value)
          })
          .flatMap(call => [
            ...view.when(call, view.argument(call, 1), '"__return_false"', '"__return_zero"'),
            ...view.whenAlways(call, view.argument(call, 1), 'false', '0'),
            ...namedFunctions(view, view.argument(call, 1))
              .filter(fn => view.alwaysReturns(fn, 'false', '0'))
              .map(fn => ({ from: call.from, to: call.to, also: [fn] })),
          ]),
      examples: {
        bad: [
          "<?php add_filter('https_ssl_verify', '__return_false');",
          "<?php add_filter('https_local_ssl_verify', '__return_false', 10, 2);",
          "<?php add_filter('https_ssl_verify', function ($verify) { return false; });",
          "<?php add_filter('https_ssl_verify', fn () => false);",
          "<?php\nfunction no($verify) {\n    return false;\n}\nadd_filter('https_ssl_verify', 'no'); // !!",
        ],
        good: [
          "<?php add_filter('https_ssl_verify', '__return_true');",
          "<?php add_filter('show_admin_bar', '__return_false');",
          "<?php remove_filter('https_ssl_verify', '__return_false');",
        ],
      },
    },
    {
      id: 'php-verification-option-off',
      title: 'Certificate validation is off',
      why: 'The option switches off the check of the server’s certificate.',
      fix: 'Leave the option on; give the client a private authority’s certificate.',
      match: view =>
        view
          .settings(
            'sslverify',
            'ssl_verify',
            'verify_ssl',
            'verify_ssl_certs',
            'ssl_verification',
            'ssl_validation',
            'validate_ssl',
            'verify_cert',
            'verify_certs',
            'verify_certificate',
            'validate_cert',
            'validate_certificate',
            'check_certificate',
            'verify_tls',
            'tls_verify',
            'verify_https',
            'strict_ssl',
            'enable_ssl_verification',
            'MYSQLI_OPT_SSL_VERIFY_SERVER_CERT',
            'MYSQL_ATTR_SSL_VERIFY_SERVER_CERT',
            'ATTR_SSL_VERIFY_SERVER_CERT',
            'ssl_verify_server_cert',
            'ssl.certificate_authority',
            'enable.ssl.certificate.verification',
            'ssl_check',
            'checkSsl',
          )
          .filter(setting => isGiven(view, setting) && setting.name !== 'strictSSL')
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'false', '0', '"0"', '"false"'),
          ),
      examples: {
        bad: [
          "<?php wp_remote_get($url, ['sslverify' => false]);",
          "<?php wp_remote_post($url, array('body' => $body, 'sslverify' => FALSE));",
          '<?php \\Stripe\\Stripe::setVerifySslCerts(false);',
          '<?php $client = ClientBuilder::create()->setSSLVerification(false)->build();',
          '<?php $client->setSslVerification(false);',
          '<?php new PDO($dsn, $user, $password, [PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => false]);',
          "<?php $args['sslverify'] = false;",
          '<?php mysqli_options($link, MYSQLI_OPT_SSL_VERIFY_SERVER_CERT, false);',
          '<?php $this->api->verify_ssl = false;',
        ],
        good: [
          "<?php wp_remote_get($url, ['sslverify' => true]);",
          '<?php \\Stripe\\Stripe::setVerifySslCerts(true);',
          "<?php // 'sslverify' => false",
          "<?php wp_remote_get($url, ['sslverify' => apply_filters('https_local_ssl_verify', true)]);",
          '<?php $sslverify = false;',
        ],
      },
    },
  ],
})
