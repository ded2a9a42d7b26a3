import { defineRules } from '../../define-rules.ts'
import { browserSwitches } from '../browser-switch.ts'
import { isGiven } from './options.ts'

/** PHP's clients of directories, databases, mail and clouds. */
export const phpClients = defineRules({
  name: 'PHP: other clients',
  reads: 'code',
  languages: ['php'],
  example: 'client.php',
  rules: [
    {
      id: 'php-insecure-option-on',
      title: 'Any certificate is accepted',
      why: 'The option switches off the check of the server’s certificate or host name.',
      fix: 'Leave the option out; give the client a private authority’s certificate.',
      match: view => [
        ...view
          .settings(
            'turn_off_ssl_verification',
            'tlsInsecure',
            'tlsAllowInvalidCertificates',
            'tlsAllowInvalidHostnames',
            'allow_invalid_hostname',
            'weak_cert_validation',
            'TrustServerCertificate',
            'insecure_ssl',
            'ssl_insecure',
            'skip_ssl_verification',
            'skip_ssl_verify',
            'skip_tls_verify',
            'ssl_skip_verify',
            'no_verify_ssl',
            'disable_ssl_verification',
            'disable_ssl_verify',
            'ignore_ssl_errors',
            'ignore_ssl',
            'ignore_cert_errors',
            'ignoreHTTPSErrors',
            'acceptInsecureCerts',
            'accept_insecure_certs',
            'acceptSslCerts',
            'ACCEPT_INSECURE_CERTS',
            'ACCEPT_SSL_CERTS',
            'trust_all_certs',
            'insecure_skip_verify',
          )
          .filter(setting => isGiven(view, setting))
          .flatMap(setting =>
            view.when(view.construct(setting), setting.value, 'true', '1', '"1"', '"true"'),
          ),
        ...view.uses('MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT').filter(use => {
          const before = view.textOf({ from: Math.max(0, use.from - 1), to: use.from })
          return !/^[=!]==?$/.test(before)
        }),
      ],
      examples: {
        bad: [
          "<?php $sendgrid = new SendGrid($key, ['turn_off_ssl_verification' => true]);",
          "<?php new MongoDB\\Client($uri, ['tlsAllowInvalidCertificates' => true]);",
          "<?php new MongoDB\\Client($uri, [], ['weak_cert_validation' => true]);",
          "<?php sqlsrv_connect($server, ['Encrypt' => true, 'TrustServerCertificate' => true]);",
          '<?php mysqli_real_connect($link, $host, $user, $pass, $db, 3306, null, MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT);',
          "<?php $capabilities->setCapability('acceptInsecureCerts', true);",
        ],
        good: [
          "<?php new SendGrid($key, ['turn_off_ssl_verification' => false]);",
          "<?php sqlsrv_connect($server, ['TrustServerCertificate' => false]);",
          '<?php mysqli_real_connect($link, $host, $user, $pass, $db, 3306, null, MYSQLI_CLIENT_SSL);',
        ],
      },
    },
    {
      id: 'php-ldap-require-cert',
      title: 'The directory’s certificate is not checked (LDAP)',
      why: 'With `NEVER` or `ALLOW` the connection goes on whatever the certificate is.',
      fix: 'Use `LDAP_OPT_X_TLS_DEMAND`; give a private authority with `LDAP_OPT_X_TLS_CACERTFILE`.',
      match: view =>
        view
          .settings('LDAP_OPT_X_TLS_REQUIRE_CERT')
          .filter(setting => isGiven(view, setting))
          .flatMap(setting =>
            view.when(
              view.construct(setting),
              setting.value,
              'LDAP_OPT_X_TLS_NEVER',
              'LDAP_OPT_X_TLS_ALLOW',
              '0',
            ),
          ),
      examples: {
        bad: [
          '<?php ldap_set_option(null, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_NEVER);',
          "<?php $config = ['options' => [LDAP_OPT_X_TLS_REQUIRE_CERT => LDAP_OPT_X_TLS_ALLOW]];",
          '<?php ldap_set_option($link, LDAP_OPT_X_TLS_REQUIRE_CERT, 0);',
        ],
        good: [
          '<?php ldap_set_option(null, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_DEMAND);',
          '<?php // LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_NEVER',
        ],
      },
    },
    {
      id: 'php-imap-novalidate-cert',
      title: 'The mail server’s certificate is not checked (IMAP)',
      why: '`/novalidate-cert` accepts any certificate.',
      fix: 'Leave it out of the mailbox’s name; add a private authority to the machine’s.',
      match: view =>
        view
          .strings()
          .filter(
            ({ value, from }) =>
              /\/novalidate-cert(?=[/}\s]|$)/i.test(value) &&
              !/^(?:echo|print|throw|die)$/i.test(view.textOf({ from: Math.max(0, from - 1), to: from })),
          ),
      examples: {
        bad: [
          "<?php imap_open('{mail.example.com:993/imap/ssl/novalidate-cert}INBOX', $user, $password);",
          '<?php $mailbox = "{{$host}:993/imap/ssl/novalidate-cert}";',
        ],
        good: [
          "<?php imap_open('{mail.example.com:993/imap/ssl/validate-cert}INBOX', $user, $password);",
          "<?php // '{mail.example.com:993/imap/ssl/novalidate-cert}INBOX'",
        ],
      },
    },
    {
      id: 'php-browser-switch',
      title: 'Certificate errors are ignored (Chromium)',
      why: 'With this switch the browser accepts any certificate.',
      fix: 'Leave the switch out; let the browser’s profile trust the private authority.',
      match: browserSwitches,
      examples: {
        bad: [
          "<?php $options->addArguments(['--headless', '--ignore-certificate-errors']);",
          "<?php $client = Client::createChromeClient(null, ['--ignore-certificate-errors']);",
        ],
        good: [
          "<?php $options->addArguments(['--headless']);",
          "<?php // $options->addArguments(['--ignore-certificate-errors']);",
        ],
      },
    },
  ],
})
