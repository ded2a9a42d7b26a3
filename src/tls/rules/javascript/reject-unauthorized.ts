import type { Rule } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { isGiven, whenGiven } from './options.ts'

/** Calls that make a server: there `rejectUnauthorized` is about the certificates of clients. */
const SERVER = /(?:^|\.)(?:create(?:Secure)?Server|Server|HttpsServer|WebSocketServer|listen)$/

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

export const javascriptRejectUnauthorized: Rule<CodeView> = {
  id: 'javascript-reject-unauthorized',
  title: 'Certificate validation is off (Node.js)',
  why: '`rejectUnauthorized: false` accepts any certificate for any host name.',
  fix: 'Leave `rejectUnauthorized` out; give a private authority’s certificate with `ca`, or with `NODE_EXTRA_CA_CERTS`.',
  match: view => [
    ...view
      .strings()
      .filter(({ value }) => /[?&]ssl=\{[^}\n]{0,200}"rejectUnauthorized"\s{0,3}:\s{0,3}false/.test(value)),
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
}
