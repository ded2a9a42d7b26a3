import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { OFF } from './option-names.ts'
import { given, isGiven, whenGiven } from './options.ts'

/** Names of the list above that mean validation only in these calls or maps. */
const ONLY_IN: Readonly<Record<string, RegExp>> = {
  trusty: /(?:^|\.)config$/,
  selfSigned: /(?:Client|Agent|connect|request)$/i,
  noVerify: /(?:Client|Agent|connect|request|get|post|fetch)$/i,
}

export const javascriptInsecureOptionOn: Rule<CodeView> = {
  id: 'javascript-insecure-option-on',
  title: 'Any certificate is accepted',
  why: 'The option switches off the check of the server’s certificate or host name.',
  fix: 'Leave the option out; give the client a private authority’s certificate.',
  match: view =>
    view
      .settings(...OFF)
      .filter(setting => {
        const only = ONLY_IN[setting.name]
        if (
          only !== undefined &&
          !view
            .around(setting.at)
            .slice(0, 1)
            .some(({ path }) => only.test(path))
        )
          return false
        return isGiven(view, setting) && (setting.form !== 'setter' || setting.target !== '')
      })
      .flatMap(setting => whenGiven(view, setting, 'true', '1', '"true"'))
      .concat(given(view, ['trust'], '"TRUST_ALL_CERTIFICATES"')),
  examples: {
    bad: [
      'new MongoClient(url, { tls: true, tlsAllowInvalidCertificates: true })',
      'new MongoClient(url, { tlsInsecure: true })',
      'sql.connect({ server, options: { encrypt: true, trustServerCertificate: true } })',
      'const cluster = { name, server, skipTLSVerify: true }',
      'puppeteer.launch({ headless: true, ignoreHTTPSErrors: true })',
      'await browser.newContext({\n  ignoreHTTPSErrors: true, // !!\n})',
      "const capabilities = { browserName: 'chrome', acceptInsecureCerts: true }",
      "RNFetchBlob.config({ trusty: true }).fetch('GET', url)",
      'new Pulsar.Client({ serviceUrl, tlsAllowInsecureConnection: true })',
      "neo4j.driver(url, auth, { encrypted: true, trust: 'TRUST_ALL_CERTIFICATES' })",
      'export const options = { insecureSkipTLSVerify: true }',
      'Deno.connectTls({ hostname, unsafelyDisableHostnameVerification: true })',
      {
        path: 'playwright.config.ts',
        text: 'export default defineConfig({\n  use: {\n    ignoreHTTPSErrors: true, // !!\n  },\n})',
      },
    ],
    good: [
      'new MongoClient(url, { tls: true, tlsAllowInvalidCertificates: false })',
      'puppeteer.launch({ ignoreHTTPSErrors: false })',
      'config({ trusted: true })',
      'const ignoreHTTPSErrors = true',
      'expect(launch).toHaveBeenCalledWith({ ignoreHTTPSErrors: true })',
      "logger.info({ ignoreHTTPSErrors: true }, 'started')",
      "neo4j.driver(url, auth, { trust: 'TRUST_SYSTEM_CA_SIGNED_CERTIFICATES' })",
      'sql.connect({ options: { trustServerCertificate: false } })',
      { path: 'a.ts', text: 'interface Options {\n  acceptInsecureCerts: boolean\n}' },
    ],
  },
}
