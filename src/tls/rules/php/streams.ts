import { defineRules } from '../../define-rules.ts'
import { CURL_NAME, isGiven } from './options.ts'

const OFF = ['false', '0', '"0"', '""', '"false"', 'null'] as const

/** PHP: stream contexts, and the libraries that use the same names. */
export const phpStreams = defineRules({
  name: 'PHP: stream contexts',
  reads: 'code',
  languages: ['php'],
  example: 'client.php',
  rules: [
    {
      id: 'php-verify-peer-off',
      title: 'Certificate or host name is not checked (PHP streams)',
      why: 'Without `verify_peer` any certificate is accepted, without `verify_peer_name` that of any host.',
      fix: 'Leave the options on; give a private authority with `cafile`, another host name with `peer_name`.',
      match: view =>
        view
          .settings(
            'verify_peer',
            'verify_peer_name',
            'verify_host',
            'verify_peer_host',
            'ssl_verify_peer',
            'ssl_verify_host',
            'ssl_verify_peer_name',
            'sslverifypeername',
            'verify_hostname',
            'verifyname',
          )
          .filter(setting => isGiven(view, setting) && !CURL_NAME.test(setting.name))
          .flatMap(setting => view.when(view.construct(setting), setting.value, ...OFF)),
      examples: {
        bad: [
          "<?php $context = stream_context_create(['ssl' => ['verify_peer' => false]]);",
          "<?php\n$options = array(\n    'ssl' => array(\n        'verify_peer' => true,\n        'verify_peer_name' => false, // !!\n    ),\n);",
          "<?php stream_context_set_option($context, 'ssl', 'verify_peer', false);",
          "<?php $options['ssl']['verify_peer'] = false;",
          "<?php $client = HttpClient::create(['verify_host' => false]);",
          '<?php $options->verifyPeer(false);',
          '<?php Unirest\\Request::verifyPeer(false);',
          '<?php $client->setVerifyPeer(false);',
          "<?php $request->setConfig('ssl_verify_peer', false);",
        ],
        good: [
          "<?php stream_context_create(['ssl' => ['verify_peer' => true, 'cafile' => $file]]);",
          "<?php // ['ssl' => ['verify_peer' => false]]",
          '<?php function connect($verify_peer = false) {}',
          "<?php if ($options['verify_peer'] === false) { throw new Exception('no'); }",
          '<?php $verify_peer = false;',
        ],
      },
    },
    {
      id: 'php-allow-self-signed',
      title: 'Certificates that anybody signed are accepted (PHP streams)',
      why: 'A self-signed certificate says nothing about who answers.',
      fix: 'Leave the option out; give the certificate that counts with `cafile`.',
      match: view =>
        view
          .settings('allow_self_signed', 'sslallowselfsigned', 'ssl_allow_self_signed')
          .filter(setting => isGiven(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, 'true', '1', '"1"')),
      examples: {
        bad: [
          "<?php stream_context_create(['ssl' => ['allow_self_signed' => true]]);",
          "<?php stream_context_set_option($context, 'ssl', 'allow_self_signed', true);",
          "<?php $client->setOptions(['sslallowselfsigned' => true]);",
        ],
        good: [
          "<?php stream_context_create(['ssl' => ['allow_self_signed' => false]]);",
          '<?php $allow_self_signed = true;',
        ],
      },
    },
  ],
})
