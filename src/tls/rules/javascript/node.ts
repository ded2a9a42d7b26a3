import { defineRules } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView, Fn, Setting } from '../../syntax/view.ts'
import { given, isGiven, JAVASCRIPT, whenGiven } from './options.ts'

/** Calls that make a server: there `rejectUnauthorized` is about the certificates of clients. */
const SERVER = /(?:^|\.)(?:create(?:Secure)?Server|Server|HttpsServer|WebSocketServer|listen)$/

/** Calls whose outcome may be that the certificate is refused. */
const DECIDES = /check|verif|valid|assert|pin|match|compare|equal|ensure|fingerprint|reject|identity|next$/i

/** What `rejectUnauthorized: process.env.NODE_ENV === 'production'` compares. */
const ENVIRONMENT =
  /(?:\benv\b|NODE_ENV|environment|stage|mode)\b.*(?:===?|!==?)|^\(?is_?(?:prod|production|live)\b/is

/** Most tokens between a server's call and its option. */
const LONGEST_HEAD = 400

function isServer(view: CodeView, setting: Setting): boolean {
  return view
    .around(setting.at)
    .slice(0, 2)
    .filter(call => SERVER.test(call.path))
    .some(
      call =>
        setting.from - call.from < LONGEST_HEAD &&
        !/=>|\bfunction\b/.test(view.textOf({ from: call.from, to: setting.from })),
    )
}

/** Without `requestCert` a server asks clients for no certificate, and there is nothing to reject. */
function serverMatches(view: CodeView, setting: Setting): Match[] {
  const call = view.around(setting.at)[0]
  const asks = call === undefined ? null : view.option(call, 'requestCert')
  if (call === undefined || view.when(call, asks, 'true').length === 0) return []
  return whenGiven(view, setting, 'false', '0').map(match => ({ ...match, level: 'missing' }))
}

/** A value that depends on the environment and on nothing else. */
function byEnvironment(view: CodeView, setting: Setting): Match[] {
  const value = view.value(setting.value)
  const text = value.kind === 'unknown' ? value.text : value.kind === 'name' ? value.path : ''
  return ENVIRONMENT.test(text) ? [{ from: setting.from, to: setting.to, level: 'guarded' }] : []
}

/** Whether a function accepts every host: it gives nothing back, asks nobody, and never throws. */
function acceptsAnyHost(view: CodeView, fn: Fn): boolean {
  const { calls, throws } = view.behaviour(fn)
  if (throws || calls.some(call => DECIDES.test(call.path))) return false
  return view.alwaysReturns(fn, 'nothing', 'null', 'undefined', 'true', 'false', '0', '""', '{}', '[]')
}

function identityMatches(view: CodeView, setting: Setting): Match[] {
  const fn = view.functionOf(setting.value)
  if (fn !== null) return acceptsAnyHost(view, fn) ? [{ ...setting, also: [fn] }] : []
  const value = view.value(setting.value)
  if (value.kind === 'name' && /(?:^|\.)(?:noop|Function\.prototype)$/.test(value.path)) return [setting]
  if (value.kind === 'call' && /(?:^|\.)(?:constant|always|K)$/.test(value.call.path))
    return view.when(setting, value.call.args[0]?.value ?? null, 'null', 'undefined', 'true')
  return view.when(setting, setting.value, 'false')
}

/** Node.js: `tls`, `https`, and all the clients that pass their options on to them. */
export const javascriptNode = defineRules({
  name: 'JavaScript: Node.js and its clients',
  reads: 'code',
  languages: JAVASCRIPT,
  example: 'client.js',
  rules: [
    {
      id: 'javascript-reject-unauthorized',
      title: 'Certificate validation is off (Node.js)',
      why: '`rejectUnauthorized: false` accepts any certificate for any host name.',
      fix: 'Leave `rejectUnauthorized` out; give a private authority’s certificate with `ca`, or with `NODE_EXTRA_CA_CERTS`.',
      match: view => [
        ...view
          .strings()
          .filter(({ value }) =>
            /[?&]ssl=\{[^}\n]{0,200}"rejectUnauthorized"\s{0,3}:\s{0,3}false/.test(value),
          ),
        ...view
          .settings('rejectUnauthorized', 'rejectUnauthorised', 'rejectUnauthorizedCertificates')
          .filter(setting => isGiven(view, setting))
          .flatMap(setting => {
            if (isServer(view, setting)) return serverMatches(view, setting)
            const found = [
              ...whenGiven(view, setting, 'false', '0'),
              ...view.whenAlways(setting, setting.value, 'false', '0'),
            ]
            return found.length > 0 ? found : byEnvironment(view, setting)
          }),
      ],
      examples: {
        bad: [
          'const agent = new https.Agent({ rejectUnauthorized: false })',
          "https.request({\n  hostname: 'a.example.com',\n  'rejectUnauthorized': false, // !!\n}, done)",
          'axios.get(url, { httpsAgent: new https.Agent({ rejectUnauthorized: false }) })',
          'https.globalAgent.options.rejectUnauthorized = false',
          "options['rejectUnauthorized'] = false",
          'https.createServer(options, (request, response) => {\n  https.get({ host, rejectUnauthorized: false }, done) // !!\n})',
          'const url = \'mysql://u@db.example.com/x?ssl={"rejectUnauthorized":false}\'',
          'const strict = false\ntls.connect(443, host, { rejectUnauthorized: strict }) // !!',
          'got(url, { https: { rejectUnauthorized: false } })',
          'new Pool({ connectionString, ssl: { rejectUnauthorized: false } })',
          'nodemailer.createTransport({ host, port: 587, tls: { rejectUnauthorized: false } })',
          'new WebSocket(url, { rejectUnauthorized: !true })',
          "const mqtt = require('mqtt')\nmqtt.connect('mqtts://b.example.com', { rejectUnauthorized: false }) // !!",
          'fetch(url, { tls: { rejectUnauthorized: false } })',
          'setGlobalDispatcher(new Agent({ connect: { rejectUnauthorized: false } }))',
          'const rejectUnauthorized = false\nconst agent = new https.Agent({ keepAlive: true, rejectUnauthorized }) // !!',
          'Object.assign(options, { rejectUnauthorized: false })',
          'new Redis({ host, tls: { rejectUnauthorized: !insecure } })',
          'const options = { get rejectUnauthorized() { return false } }',
          "new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'production' })",
          'new https.Agent({ rejectUnauthorized: options.insecure ? false : true })',
          'https.createServer({ key, cert, requestCert: true, rejectUnauthorized: false }, app)',
          { path: 'a.ts', text: 'const o: https.AgentOptions = { rejectUnauthorized: false as boolean }' },
          { path: 'a.ts', text: 'const agent = new https.Agent(<any>{ rejectUnauthorized: false })' },
          { path: 'a.tsx', text: 'const a = <Client options={{ rejectUnauthorized: false }} />' },
        ],
        good: [
          'new https.Agent({ rejectUnauthorized: true })',
          'new https.Agent({ ca: fs.readFileSync("ca.pem") })',
          '// new https.Agent({ rejectUnauthorized: false })',
          '/*\n * { rejectUnauthorized: false }\n */\nconnect()',
          'console.log("rejectUnauthorized: false is not allowed")',
          'if (options.rejectUnauthorized === false) throw new Error("refused")',
          'const rejectUnauthorized = false\nconsole.log(rejectUnauthorized)',
          'new https.Agent({ rejectUnauthorized: options.strict })',
          'https.createServer({ key, cert, rejectUnauthorized: false }, app)',
          'expect(connect).toHaveBeenCalledWith({ rejectUnauthorized: false })',
          'assert.equal(agent.options.rejectUnauthorized, false)',
          "logger.info({ rejectUnauthorized: false }, 'connected')",
          'const { rejectUnauthorized = false } = options\nlog(rejectUnauthorized)',
          { path: 'a.ts', text: 'interface Options {\n  rejectUnauthorized?: boolean\n}' },
          { path: 'a.ts', text: 'function f(rejectUnauthorized: boolean = false): void {}' },
        ],
      },
    },
    {
      id: 'javascript-strict-ssl',
      title: 'Certificate validation is off (request and its kin)',
      why: '`strictSSL: false` accepts any certificate.',
      fix: 'Leave `strictSSL` out; give a private authority’s certificate with `ca`.',
      match: view => given(view, ['strictSSL', 'strict-ssl', 'proxyStrictSSL'], 'false', '0'),
      examples: {
        bad: [
          'request({ url, strictSSL: false }, done)',
          'request.defaults({ strictSSL: false })',
          "soap.createClient(url, { wsdl_options: { 'strictSSL': false } }, done)",
          'options.strictSSL = false',
          'const strictSSL = false\nrequest.get({ uri, strictSSL }, done) // !!',
        ],
        good: [
          'request({ url, strictSSL: true }, done)',
          '// strictSSL: false',
          'let strictSSL = false',
          'if (!options.strictSSL) throw new Error("strictSSL: false")',
        ],
      },
    },
    {
      id: 'javascript-check-server-identity',
      title: 'The host name is not checked (Node.js)',
      why: 'This `checkServerIdentity` finds no fault with any name, so a certificate of any other host is accepted.',
      fix: 'Leave `checkServerIdentity` out, or give back what `tls.checkServerIdentity(host, cert)` gives; another name goes into `servername`.',
      match: view =>
        view
          .settings('checkServerIdentity', 'verifyServerIdentity', 'checkServerIdentityCallback')
          .filter(setting => isGiven(view, setting) && setting.form !== 'setter')
          .flatMap(setting => identityMatches(view, setting)),
      examples: {
        bad: [
          'tls.connect({ host, checkServerIdentity: () => undefined })',
          'tls.checkServerIdentity = function () {}',
          'const o = { checkServerIdentity: () => { return null } }',
          'const o = {\n  checkServerIdentity(host, cert) { // !!\n    return undefined\n  },\n}',
          'function anyHost() {\n  console.log("skipped")\n}\nhttps.get({ host, checkServerIdentity: anyHost }, done) // !!',
          'const o = { checkServerIdentity: () => void 0 }',
          'const o = { checkServerIdentity: (host, cert) => {} }',
          'const o = { checkServerIdentity: _.noop }',
          'new MongoClient(url, { checkServerIdentity: false })',
          'const checkServerIdentity = () => undefined\ntls.connect({ port, checkServerIdentity }) // !!',
        ],
        good: [
          'tls.connect({ checkServerIdentity: (host, cert) => tls.checkServerIdentity(host, cert) })',
          'const o = {\n  checkServerIdentity(host, cert) {\n    const error = tls.checkServerIdentity(host, cert)\n    if (error) return error\n    if (cert.fingerprint256 !== PIN) return new Error("another key")\n  },\n}',
          'const o = { checkServerIdentity: (host, cert) => { verifyPin(cert) } }',
          'const error = tls.checkServerIdentity(host, cert)',
          'const o = { checkServerIdentity: (h, c) => { if (c.x !== y) throw new Error("no") } }',
          'function checkServerIdentity() {}',
          "import { checkServerIdentity, connect } from 'tls'\nconst other = { checkServerIdentity: (host) => check(host) }\nconnect({ checkServerIdentity })",
          "const tls = require('tls')\nfunction checkServerIdentity() {}\ntls.connect({ host, checkServerIdentity: tls.checkServerIdentity })",
        ],
      },
    },
    {
      id: 'javascript-git-certificate-check',
      title: 'The certificate of a Git server is not checked (NodeGit)',
      why: 'A `certificateCheck` that answers 0 goes on with any certificate; libgit2’s own finding counts with 1.',
      fix: 'Leave `certificateCheck` out.',
      match: view =>
        view
          .settings('certificateCheck')
          .filter(setting => isGiven(view, setting) && setting.form !== 'setter')
          .flatMap(setting => view.whenAlways(setting, setting.value, '0')),
      examples: {
        bad: [
          'Git.Clone(url, path, { fetchOpts: { callbacks: { certificateCheck: () => 0 } } })',
          'const callbacks = {\n  certificateCheck: function () { // !!\n    return 0\n  },\n}',
        ],
        good: [
          'Git.Clone(url, path, { fetchOpts: { callbacks: { certificateCheck: () => 1 } } })',
          'const callbacks = { certificateCheck: (cert, valid) => (valid ? 0 : -1) }',
        ],
      },
    },
    {
      id: 'javascript-disable-certificates-call',
      title: 'Certificate validation is switched off by a call',
      why: 'The call makes the client accept any certificate.',
      fix: 'Leave the call out; give the client a private authority’s certificate with `.ca(…)`.',
      match: view => [
        ...view.calls(
          'disableTLSCerts',
          'disableSSLVerification',
          'disableCertificateValidation',
          'trustAllCerts',
        ),
        ...view.calls('https-proxy-agent.unsafe', 'ssl-root-cas.disable'),
        ...view
          .calls('trustLocalhost', 'setAcceptInsecureCerts', 'acceptAllCerts', 'ignoreHTTPSErrors')
          .flatMap(call =>
            call.args.length === 0 && call.name === 'trustLocalhost'
              ? [{ from: call.from, to: call.to, level: 'guarded' as const }]
              : view.when(call, view.argument(call, 0), 'true'),
          ),
        // Cordova: the last argument is `trustAllHosts`.
        ...view
          .calls('download', 'upload')
          .filter(call => /transfer/i.test(view.receiver(call)) && call.args.length > 4)
          .flatMap(call => view.when(call, view.argument(call, call.name === 'upload' ? 5 : 4), 'true')),
        ...view.calls('validateDomainName').flatMap(call => view.when(call, view.argument(call, 0), 'false')),
        ...view
          .calls('setServerTrustMode', 'setSSLCertMode')
          .flatMap(call => view.when(call, view.argument(call, 0), '"nocheck"')),
      ],
      examples: {
        bad: [
          'superagent.get(url).disableTLSCerts().end(done)',
          "cordova.plugin.http.setServerTrustMode('nocheck', ok, fail)",
          'new Options().setAcceptInsecureCerts(true)',
          'cordovaHTTP.acceptAllCerts(true, ok, fail)',
          'const transfer = new FileTransfer()\ntransfer.download(uri, path, ok, fail, true) // !!',
        ],
        good: [
          'superagent.get(url).ca(cert).end(done)',
          "cordova.plugin.http.setServerTrustMode('pinned', ok, fail)",
          'new Options().setAcceptInsecureCerts(false)',
          '// superagent.get(url).disableTLSCerts()',
        ],
      },
    },
  ],
})
