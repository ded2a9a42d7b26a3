import { defineRules } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import type { CodeView, Fn, Given, Range } from '../../syntax/view.ts'
import { browserSwitches } from '../browser-switch.ts'
import { JAVASCRIPT } from './options.ts'

/** Whether every call of the function's last parameter says that the certificate is good. */
function alwaysAgrees(view: CodeView, fn: Fn, agreed: readonly string[]): boolean {
  const callback = fn.params.at(-1) ?? ''
  if (callback === '' || view.behaviour(fn).throws) return false
  const answers = view.callsIn(fn.body, callback)
  return (
    answers.length > 0 &&
    answers.every(answer =>
      view.when(answer, view.argument(answer, 0), ...agreed).some(({ level }) => level !== 'guarded'),
    )
  )
}

function agreeing(view: CodeView, construct: Range, handler: Given, agreed: readonly string[]): Match[] {
  const fn = view.functionOf(handler)
  if (fn === null || !alwaysAgrees(view, fn, agreed)) return []
  return [{ from: construct.from, to: construct.to, also: [fn] }]
}

/** Browsers that JavaScript embeds or drives. */
export const javascriptBrowsers = defineRules({
  name: 'JavaScript: browsers and Electron',
  reads: 'code',
  languages: JAVASCRIPT,
  example: 'main.js',
  rules: [
    {
      id: 'javascript-electron-verify-proc',
      title: 'Any certificate is accepted (Electron)',
      why: 'The procedure answers 0 for every certificate, which means that it is good.',
      fix: 'Leave `setCertificateVerifyProc` out, or answer -3 to use what Chromium found.',
      match: view =>
        view
          .calls('setCertificateVerifyProc')
          .flatMap(call => agreeing(view, call, view.argument(call, 0), ['0', 'true'])),
      examples: {
        bad: [
          'session.defaultSession.setCertificateVerifyProc((request, callback) => {\n  callback(0) // !!\n})',
          'win.webContents.session.setCertificateVerifyProc((request, done) => done(0))',
          'session.setCertificateVerifyProc(function (hostname, certificate, callback) {\n  callback(true) // !!\n})',
          'function accept(request, callback) {\n  callback(0)\n}\nses.setCertificateVerifyProc(accept) // !!',
        ],
        good: [
          'session.setCertificateVerifyProc((request, callback) => callback(-3))',
          "ses.setCertificateVerifyProc((request, callback) => {\n  if (request.hostname === 'a.internal') callback(0)\n  else callback(-3)\n})",
          'session.setCertificateVerifyProc(null)',
          'session.setCertificateVerifyProc((request, callback) => callback(request.errorCode === 0 ? 0 : -2))',
          '// session.setCertificateVerifyProc((r, callback) => callback(0))',
        ],
      },
    },
    {
      id: 'javascript-electron-certificate-error',
      title: 'Certificate errors are ignored (Electron)',
      why: 'The handler lets every page load, whatever is wrong with its certificate.',
      fix: 'Leave the handler out, or call back with `true` only for a certificate whose fingerprint you know.',
      match: view =>
        view
          .calls('on', 'once', 'addListener', 'prependListener')
          .filter(call => {
            const event = view.value(view.argument(call, 0))
            return event.kind === 'string' && event.value === 'certificate-error'
          })
          .flatMap(call => agreeing(view, call, view.argument(call, 1), ['true'])),
      examples: {
        bad: [
          "app.on('certificate-error', (event, webContents, url, error, certificate, callback) => {\n  event.preventDefault()\n  callback(true) // !!\n})",
          "app.once('certificate-error', function (e, contents, url, error, cert, cb) { e.preventDefault(); cb(true) })",
        ],
        good: [
          "app.on('certificate-error', (event, contents, url, error, certificate, callback) => {\n  if (certificate.fingerprint === PINNED) {\n    event.preventDefault()\n    callback(true)\n  } else {\n    callback(false)\n  }\n})",
          "app.on('certificate-error', (event, contents, url, error) => log(error))",
        ],
      },
    },
    {
      id: 'javascript-browser-switch',
      title: 'Certificate errors are ignored (Chromium)',
      why: 'With this switch the browser accepts any certificate.',
      fix: 'Leave the switch out; let the browser’s profile trust the private authority.',
      match: view => [
        ...view
          .calls('send', 'sendCommand', 'sendDevToolsCommand')
          .filter(call => {
            const method = view.value(view.argument(call, 0))
            return method.kind === 'string' && method.value === 'Security.setIgnoreCertificateErrors'
          })
          .flatMap(call => view.when(call, view.option(call, 'ignore'), 'true')),
        ...browserSwitches(view),
      ],
      examples: {
        bad: [
          "puppeteer.launch({ args: ['--no-sandbox', '--ignore-certificate-errors'] })",
          "app.commandLine.appendSwitch('ignore-certificate-errors')",
          "app.commandLine.appendSwitch('ignore-certificate-errors', 'true')",
          "launchOptions.args.push('--ignore-certificate-errors')",
          "const options = new chrome.Options().addArguments('--ignore-certificate-errors')",
          "const args = ['--ignore-ssl-errors=yes']",
          "await client.send('Security.setIgnoreCertificateErrors', { ignore: true })",
        ],
        good: [
          "puppeteer.launch({ args: ['--no-sandbox'] })",
          "puppeteer.launch({ args: ['--ignore-certificate-errors-spki-list=abc'] })",
          "if (args.includes('--ignore-certificate-errors')) throw new Error('refused')",
          "// app.commandLine.appendSwitch('ignore-certificate-errors')",
        ],
      },
    },
  ],
})
