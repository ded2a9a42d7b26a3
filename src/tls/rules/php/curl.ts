import { defineRules } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView } from '../../syntax/view.ts'
import { CURL_NAME, isGiven } from './options.ts'

/** Options of libcurl under PHP's names and under those that wrappers give them. */
const OPTIONS = [
  'CURLOPT_SSL_VERIFYPEER',
  'CURLOPT_SSL_VERIFYHOST',
  'CURLOPT_PROXY_SSL_VERIFYPEER',
  'CURLOPT_PROXY_SSL_VERIFYHOST',
  'CURLOPT_DOH_SSL_VERIFYPEER',
  'CURLOPT_DOH_SSL_VERIFYHOST',
  'curl.CURLOPT_SSL_VERIFYPEER',
  'curl.CURLOPT_SSL_VERIFYHOST',
  'SSL_VERIFYPEER',
  'SSL_VERIFYHOST',
  'OPT_SSL_VERIFYPEER',
  'OPT_SSL_VERIFYHOST',
  'verifypeer',
  'verifyhost',
] as const

/** What PHP turns into the number 0. */
const OFF = ['false', '0', '"0"', '""', '"false"', 'null'] as const

/** By the numbers of `CURLOPT_SSL_VERIFYPEER` and `CURLOPT_SSL_VERIFYHOST`, or by a constant that is looked up. */
function byNumber(view: CodeView): Match[] {
  return view.calls('curl_setopt').flatMap(call => {
    const option = view.given(call, 1, 'option')
    const value = view.value(option)
    const name = option === null ? '' : view.textOf(option)
    const isNumber = value.kind === 'number' && (value.value === 64 || value.value === 81)
    const isVariable =
      (value.kind === 'name' || value.kind === 'string') &&
      !/SSL_VERIFY/i.test(name) &&
      /CURLOPT_SSL_VERIFY(?:PEER|HOST)$/i.test(value.kind === 'name' ? value.path : value.value)
    const isLookedUp = /^\\?constant\s*\(\s*["']CURLOPT_SSL_VERIFY(?:PEER|HOST)["']/i.test(name)
    const isNamed = view.option(call, 'value') !== null
    return isNumber || isVariable || isLookedUp || (isNamed && /SSL_VERIFY(?:PEER|HOST)$/.test(name))
      ? view.when(call, view.given(call, 2, 'value'), ...OFF)
      : []
  })
}

/** With 1 libcurl before 7.28.1 only asks whether the certificate has a name at all. */
function onlySomeName(view: CodeView): Match[] {
  return view
    .settings('CURLOPT_SSL_VERIFYHOST')
    .filter(setting => CURL_NAME.test(setting.name) && isGiven(view, setting))
    .flatMap(setting => view.when(view.construct(setting), setting.value, '1', '"1"', 'true'))
    .filter(match => match.level === undefined)
    .map(match => ({ ...match, level: 'missing' as const }))
}

/** PHP: libcurl and what hands its options on. */
export const phpCurl = defineRules({
  name: 'PHP: curl',
  reads: 'code',
  languages: ['php'],
  example: 'client.php',
  rules: [
    {
      id: 'php-curl-verify',
      title: 'Certificate or host name is not checked (curl)',
      why: 'libcurl checks the certificate and its host name only while these options are on.',
      fix: 'Leave the options out, or set `CURLOPT_SSL_VERIFYPEER` to `true` and `CURLOPT_SSL_VERIFYHOST` to 2; give a private authority with `CURLOPT_CAINFO`.',
      match: view => [
        ...view
          .settings(...OPTIONS)
          .filter(setting => CURL_NAME.test(setting.name) && isGiven(view, setting))
          .flatMap(setting => view.when(view.construct(setting), setting.value, ...OFF)),
        ...onlySomeName(view),
        ...byNumber(view),
      ],
      examples: {
        bad: [
          '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);',
          '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 0);',
          '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 1);',
          '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, FALSE);',
          "<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, '0');",
          '<?php\n$off = false;\ncurl_setopt($ch, CURLOPT_SSL_VERIFYPEER, $off); // !!',
          '<?php\ncurl_setopt_array($ch, [\n    CURLOPT_URL => $url,\n    CURLOPT_SSL_VERIFYPEER => false, // !!\n]);',
          '<?php\n$options = array(CURLOPT_SSL_VERIFYHOST => 0); // !!\ncurl_setopt_array($ch, $options);',
          '<?php $options[CURLOPT_SSL_VERIFYPEER] = false;',
          '<?php $curl->setOpt(CURLOPT_SSL_VERIFYPEER, false);',
          '<?php \\curl_setopt($ch, \\CURLOPT_SSL_VERIFYPEER, 0);',
          '<?php curl_setopt($ch, 64, false);',
          '<?php curl_setopt(handle: $ch, option: CURLOPT_SSL_VERIFYPEER, value: false);',
          "<p>Don’t, or don't</p>\n<?php curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 0); // !!\n?>\n<p>A</p>",
          "<?php curl_setopt($ch, constant('CURLOPT_SSL_VERIFYPEER'), 0);",
          "<?php $client->setOptions(['curl' => ['CURLOPT_SSL_VERIFYPEER' => 0]]);",
          "<?php $request->setSslOptions(['verifypeer' => false]);",
          '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, !$insecure);',
        ],
        good: [
          '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);',
          '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 2);',
          '<?php // curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);',
          '<?php # curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);',
          '<?php /* curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false); */',
          '<?php echo "curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);";',
          '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, $this->verify);',
          '<?php if ($options[CURLOPT_SSL_VERIFYPEER] === false) { throw new Exception("no"); }',
          '<?php curl_setopt($ch, CURLOPT_SSL_VERIFYSTATUS, false);',
          '<pre>curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);</pre>\n<?php echo 1;',
        ],
      },
    },
  ],
})
