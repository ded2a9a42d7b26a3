import { defineRules } from '../../define-rules.ts'
import type { CodeView, Setting } from '../../syntax/view.ts'
import { isGiven, JAVASCRIPT, whenGiven } from './options.ts'

/** What a file that makes a proxy names. */
const PROXIES = /http-proxy|createProxy|devServer|httpProxy/

/** How far the other entries of a map are looked for, in tokens. */
const NEAR = 80

/** Whether nothing closes a bracket that was open at one place before the other is reached. */
function isSameMap(view: CodeView, a: Setting, b: Setting): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a]
  if (second.from - first.to > NEAR) return false
  let depth = 0
  for (const sign of view.textOf({ from: first.to, to: second.from })) {
    if (/[([{]/.test(sign)) depth += 1
    if (/[)\]}]/.test(sign)) depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

/** Whether a proxy passes requests on to where there is TLS, by the map in which `secure` stands. */
function isProxy(view: CodeView, secure: Setting): boolean {
  const targets = view.settings('target', 'router', 'forward')
  if (secure.form === 'assignment')
    return (
      targets.some(({ target, form }) => form === 'assignment' && target === secure.target) ||
      (PROXIES.test(view.text) && /prox|option|opts|config/i.test(secure.target))
    )
  const own = targets.find(target => target.form === 'entry' && isSameMap(view, secure, target))
  if (own === undefined) {
    const call = view.around(secure.at)[0]
    return (
      call !== undefined &&
      /(?:^|\.)(?:createProxyServer|createProxyMiddleware|createProxy|createServer|web|ws|httpProxy)$/.test(
        call.path,
      ) &&
      /prox/i.test(view.text)
    )
  }
  const value = view.value(own.value)
  return value.kind !== 'string' || !/^(?:http|ws):/i.test(value.value)
}

/** Proxies of development servers: webpack, Vite, Angular, http-proxy and what is built on it. */
export const javascriptProxies = defineRules({
  name: 'JavaScript: proxies',
  reads: 'code',
  languages: JAVASCRIPT,
  example: 'webpack.config.js',
  rules: [
    {
      id: 'javascript-proxy-secure-false',
      title: 'A proxy does not check its target’s certificate',
      why: '`secure: false` makes http-proxy accept any certificate of the target.',
      fix: 'Leave `secure` out; trust a private authority with `NODE_EXTRA_CA_CERTS`.',
      match: view =>
        view
          .settings('secure')
          .filter(setting => setting.name === 'secure' && isGiven(view, setting) && setting.form !== 'setter')
          .filter(setting => isProxy(view, setting))
          .flatMap(setting => whenGiven(view, setting, 'false')),
      examples: {
        bad: [
          "module.exports = {\n  devServer: {\n    proxy: {\n      '/api': {\n        target: 'https://api.example.com',\n        secure: false, // !!\n      },\n    },\n  },\n}",
          "export default defineConfig({ server: { proxy: { '/api': { target: 'https://a.example.com', changeOrigin: true, secure: false } } } })",
          "app.use('/api', createProxyMiddleware({ target: url, secure: false }))",
          'httpProxy.createProxyServer({ secure: false }).listen(80)',
          "const proxy = require('http-proxy-middleware')\nconst options = { target }\noptions.secure = false // !!",
          "proxy.web(request, response, { target: 'https://a.example.com', secure: false })",
        ],
        good: [
          "module.exports = { devServer: { proxy: { '/api': { target: 'https://a.example.com', secure: true } } } }",
          "module.exports = { devServer: { proxy: { '/api': { target: 'http://localhost:80', secure: false } } } }",
          'session({ cookie: { secure: false } })',
          'nodemailer.createTransport({ host, port: 587, secure: false })',
          "response.cookie('id', id, { secure: false })",
        ],
      },
    },
  ],
})
