import { defineRules } from '../../define-rules.ts'
import type { Call, CodeView, Range } from '../../syntax/view.ts'
import { JVM } from './accepts.ts'

/** Methods by which a socket or an engine begins to talk. */
const BEGINS = [
  'startHandshake',
  'beginHandshake',
  'getOutputStream',
  'getInputStream',
  'outputStream',
  'inputStream',
] as const

/** What has the host name checked, by the socket or by hand, or makes it the side of a server. */
const CHECKS =
  /ndpointIdentification|\bSSLCertificateSocketFactory\b|\bsetSSLParameters\b|\bsslParameters\b|\bsetHostnameVerification\b|\.verify\(|HostnameVerifier|\bsetUseClientMode\(false\)|\buseClientMode = false/

/** Most tokens on either side of a socket that are read. */
const FARTHEST = 500

/** Name of the variable of type `SSLSocket` or `SSLEngine` that is given what a call makes; '' where there is none. */
function variableOf(view: CodeView, call: Call): string {
  const before = view.textOf({ from: Math.max(0, call.from - 8), to: call.from })
  const name = /(\w+)\s*=\s*(?:\(\s*SSLSocket\s*\)\s*\(?)?\s*$/.exec(before)?.[1] ?? ''
  if (call.name === 'createSSLEngine') return name
  const isCast = /\(\s*SSLSocket\s*\)/.test(before)
  const isTyped = /^as\??\s*SSLSocket\b/.test(view.textOf({ from: call.to, to: call.to + 3 }))
  return isCast || isTyped || before.includes('SSLSocket') ? name : ''
}

/** Whether the function around talks over the variable. */
function talks(view: CodeView, fn: Range, name: string): boolean {
  return (
    view.callsIn(fn, ...BEGINS).some(({ path }) => path.startsWith(`${name}.`)) ||
    // Kotlin's and Groovy's properties.
    new RegExp(`\\b${name}\\.(?:out|in)putStream\\b`).test(view.textOf(fn))
  )
}

/** Sockets of the JVM's own TLS. */
export const jvmSockets = defineRules({
  name: 'Java, Kotlin, Scala, Groovy: sockets',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [
    {
      id: 'jvm-socket-host-name-unchecked',
      title: 'A TLS connection whose host name is not checked (JSSE)',
      why: 'An `SSLSocket` or `SSLEngine` checks the chain of the certificate, but the host name only when it is told to.',
      fix: 'Call `setEndpointIdentificationAlgorithm("HTTPS")` on its `SSLParameters` before the handshake.',
      level: 'missing',
      match: view =>
        view.calls('createSocket', 'createSSLEngine').filter(call => {
          const fn = view.functionAround(call.at)
          const name = fn === null ? '' : variableOf(view, call)
          if (fn === null || name === '') return false
          const to = Math.min(fn.to, call.to + FARTHEST)
          if (!talks(view, { from: call.to, to }, name)) return false
          return !CHECKS.test(view.textOf({ from: Math.max(fn.from, call.from - FARTHEST), to }))
        }),
      examples: {
        bad: [
          'class C {\n  void f() throws IOException {\n    SSLSocket s = (SSLSocket) factory.createSocket(host, 443); // !!\n    s.startHandshake();\n  }\n}',
          'class C {\n  void f() throws IOException {\n    SSLEngine engine = context.createSSLEngine(host, 443); // !!\n    engine.beginHandshake();\n  }\n}',
          {
            path: 'Client.kt',
            text: 'fun f() {\n  val s = factory.createSocket(host, 443) as SSLSocket // !!\n  s.startHandshake()\n}',
          },
        ],
        good: [
          'class C {\n  void f() throws IOException {\n    SSLSocket s = (SSLSocket) factory.createSocket(host, 443);\n    SSLParameters p = s.getSSLParameters();\n    p.setEndpointIdentificationAlgorithm("HTTPS");\n    s.setSSLParameters(p);\n    s.startHandshake();\n  }\n}',
          'class C {\n  Socket f() throws IOException {\n    SSLSocket s = (SSLSocket) factory.createSocket(host, 443);\n    s.setEnabledProtocols(protocols);\n    return s;\n  }\n}',
          'class C {\n  void f() throws IOException {\n    SSLSocket s = (SSLSocket) factory.createSocket(host, 443);\n    s.startHandshake();\n    if (!verifier.verify(host, s.getSession())) throw new SSLException("another host");\n  }\n}',
          'class C {\n  void f() throws IOException {\n    Socket s = factory.createSocket(host, 80);\n    s.getOutputStream();\n  }\n}',
        ],
      },
    },
  ],
})
