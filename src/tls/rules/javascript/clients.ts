import { defineRules } from '../../define-rules.ts'
import { given, isGiven, JAVASCRIPT, whenGiven } from './options.ts'
import { OFF, ON } from './option-names.ts'

/** Names of the list above that mean validation only in these calls or maps. */
const ONLY_IN: Readonly<Record<string, RegExp>> = {
  trusty: /(?:^|\.)config$/,
  selfSigned: /(?:Client|Agent|connect|request)$/i,
  noVerify: /(?:Client|Agent|connect|request|get|post|fetch)$/i,
}

const INSECURE_CALLS =
  /(?:^|\.)(?:newman\.run|request|rp|needle|fetch|curl|get|post|put|client|createClient|connect|\w*Client|\w*Agent|superagent|run)$/i

/** JavaScript's clients of databases, brokers, clouds and devices, with options of their own. */
export const javascriptClients = defineRules({
  name: 'JavaScript: clients with options of their own',
  reads: 'code',
  languages: JAVASCRIPT,
  example: 'client.js',
  rules: [
    {
      id: 'javascript-verification-option-off',
      title: 'Certificate validation is off',
      why: 'The option switches off the check of the server’s certificate.',
      fix: 'Leave the option on; give the client a private authority’s certificate.',
      match: view => given(view, ON, 'false', '0', '"false"'),
      examples: {
        bad: [
          'MongoClient.connect(url, { sslValidate: false })',
          'new Client({ host, verifySsl: false })',
          "new Kafka.Producer({ 'enable.ssl.certificate.verification': false })",
          'UrlFetchApp.fetch(url, { validateHttpsCertificates: false })',
          'config.verify_ssl = false',
          'curl.setOpt(Curl.option.SSL_VERIFYPEER, 0)',
          'curl.setOpt("SSL_VERIFYHOST", false)',
          'const client = Ti.Network.createHTTPClient({ validatesSecureCertificate: false })',
        ],
        good: [
          'MongoClient.connect(url, { sslValidate: true })',
          'const verifySsl = false',
          'program.option("--verify-ssl", "check certificates", false)',
          'if (options.verifySsl === false) warn()',
          'new Client({ verifySsl: config.verifySsl })',
        ],
      },
    },
    {
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
    },
    {
      id: 'javascript-insecure-flag',
      title: 'Certificate validation is off by `insecure`',
      why: '`insecure: true` makes the client accept any certificate.',
      fix: 'Leave `insecure` out; give the client a private authority’s certificate.',
      match: view =>
        view
          .settings('insecure')
          .filter(
            setting =>
              setting.form === 'entry' &&
              view
                .around(setting.at)
                .slice(0, 1)
                .some(({ path }) => INSECURE_CALLS.test(path)),
          )
          .flatMap(setting => whenGiven(view, setting, 'true', '1')),
      examples: {
        bad: ['newman.run({ collection, insecure: true })', 'request({ url, insecure: true }, done)'],
        good: ['newman.run({ collection, insecure: false })', 'const flags = { insecure: true }'],
      },
    },
    {
      id: 'javascript-database-ssl-unchecked',
      title: 'The database’s certificate is not checked',
      why: 'With this mode the connection is encrypted at most; no certificate is checked.',
      fix: 'Use `ssl: true` with pg, `verify-full` with Postgres.js; give a private authority’s certificate with `ca`.',
      match: view =>
        view
          .settings('ssl', 'sslmode', 'sslMode')
          .filter(setting => isGiven(view, setting) && setting.form !== 'setter')
          .flatMap(setting => {
            const found = whenGiven(view, setting, '"no-verify"', '"allow"', '"prefer"', '"disable"')
            if (found.length > 0) return found
            const isPostgres = view
              .around(setting.at)
              .slice(0, 1)
              .some(({ path }) => /^(?:postgres|pg|sql)$/.test(path))
            return isPostgres ? whenGiven(view, setting, '"require"') : []
          }),
      examples: {
        bad: [
          "new Pool({ host, ssl: 'no-verify' })",
          "const sql = postgres(url, { ssl: 'prefer' })",
          "const sql = postgres(url, { ssl: 'require' })",
        ],
        good: [
          'new Pool({ host, ssl: true })',
          "const sql = postgres(url, { ssl: 'verify-full' })",
          'mysql.createConnection({ ssl: { ca } })',
        ],
      },
    },
    {
      id: 'javascript-kafka-host-name',
      title: 'The host name is not checked (librdkafka)',
      why: 'Without endpoint identification a certificate of any other host is accepted.',
      fix: 'Leave `ssl.endpoint.identification.algorithm` at `https`.',
      match: view => given(view, ['ssl.endpoint.identification.algorithm'], '"none"', '""'),
      examples: {
        bad: [
          "new Kafka.Producer({ 'ssl.endpoint.identification.algorithm': 'none' })",
          "conf['ssl.endpoint.identification.algorithm'] = ''",
        ],
        good: [
          "new Kafka.Producer({ 'ssl.endpoint.identification.algorithm': 'https' })",
          "// 'ssl.endpoint.identification.algorithm': 'none'",
        ],
      },
    },
    {
      id: 'javascript-grpc-plaintext',
      title: 'A gRPC connection without TLS',
      why: 'The connection is neither encrypted nor is the server known.',
      fix: 'Use `grpc.credentials.createSsl()`.',
      level: 'missing',
      family: 'plaintext',
      match: view => [...view.calls('credentials.createInsecure', 'ChannelCredentials.createInsecure')],
      examples: {
        bad: [
          'const client = new Greeter(address, grpc.credentials.createInsecure())',
          "import { credentials } from '@grpc/grpc-js'\nnew Greeter(address, credentials.createInsecure()) // !!",
          { path: 'a.ts', text: 'new Greeter(address, ChannelCredentials.createInsecure())' },
        ],
        good: [
          'new Greeter(address, grpc.credentials.createSsl())',
          'server.bindAsync(address, grpc.ServerCredentials.createInsecure(), done)',
        ],
      },
    },
    {
      id: 'javascript-client-plaintext',
      title: 'A client that does without TLS',
      why: 'The option switches TLS off.',
      fix: 'Leave the option out.',
      family: 'plaintext',
      match: view => [
        ...given(view, ['sslEnabled'], 'false'),
        ...view
          .settings('ignoreTLS')
          .filter(({ form }) => form === 'entry')
          .flatMap(setting => whenGiven(view, setting, 'true')),
        ...view
          .settings('encrypt')
          .filter(
            setting =>
              setting.form === 'entry' && /\bserver\b|mssql|tedious|trustServerCertificate/.test(view.text),
          )
          .flatMap(setting => whenGiven(view, setting, 'false')),
      ],
      examples: {
        bad: [
          'new AWS.S3({ region, sslEnabled: false })',
          'AWS.config.update({ sslEnabled: false })',
          'nodemailer.createTransport({ host, ignoreTLS: true })',
          'sql.connect({ server, options: { encrypt: false } })',
        ],
        good: [
          'new AWS.S3({ region, sslEnabled: true })',
          'nodemailer.createTransport({ host, requireTLS: true })',
          'sql.connect({ server, options: { encrypt: true } })',
        ],
      },
    },
  ],
})
