import { defineRules } from '../../define-rules.ts'
import type { Call, CodeView, Fn } from '../../syntax/view.ts'
import { JVM } from './accepts.ts'

/** Conditions under which an error of TLS is let pass that look at nothing of the certificate. */
function asksSomebody(view: CodeView, method: Fn): boolean {
  return (
    view.callsIn(method.body, 'cancel').length > 0 ||
    /AlertDialog|setPositiveButton|showDialog|onClick/.test(view.textOf(method.body))
  )
}

/** Longest method, in characters, that is read. */
const LONGEST_METHOD = 5_000

/** `if (BuildConfig.DEBUG) handler.proceed()`. */
const FLAGGED =
  /\bif\s*\(\s*(?:[\w.]{0,60}(?:DEBUG|[dD]ebug|[iI]nsecure|[tT]rustAll|[aA]llowAll|[iI]gnoreSsl)\w{0,30}(?:\(\))?|!\s*[\w.]{0,60}(?:[vV]erif|[vV]alidat|[sS]trict|[cC]heck)\w{0,30}(?:\(\))?)\s*\)\s*\{?\s*\w{1,60}[?!]{0,2}\.proceed\b/

/** Whether a condition decides that it goes on: around `proceed`, or by leaving the method before. */
function isDecided(body: string): boolean {
  if (!/\b(?:if|when|switch)\b/.test(body)) return false
  if (/\breturn\b/.test(body)) return true
  let outer = body
  for (let depth = 0; depth < 8; depth += 1) outer = outer.replace(/\{[^{}]*\}/g, ' ')
  return !/\bproceed\b/.test(outer) || /\b(?:if|else|when|case)\b[^;{}]*\bproceed\b/.test(outer)
}

/** `SSLCertificateSocketFactory.createSocket(InetAddress, …)`. */
function addressSockets(view: CodeView): Call[] {
  if (!view.has('SSLCertificateSocketFactory')) return []
  return view
    .calls('createSocket')
    .filter(call => /SSLCertificateSocketFactory/.test(`${call.path} ${view.receiver(call)}`))
    .filter(({ args }) => args[0] !== undefined && /\bInetAddress\b/.test(view.textOf(args[0].value)))
}

/** What Android adds to Java. */
export const jvmAndroid = defineRules({
  name: 'Android',
  reads: 'code',
  languages: JVM,
  example: 'Client.java',
  rules: [
    {
      id: 'android-webview-ssl-error',
      title: 'Errors of TLS are passed over (WebView)',
      why: '`onReceivedSslError` goes on with `proceed()`, so that any certificate is accepted.',
      fix: 'Call `handler.cancel()`, or leave the method out, which does the same.',
      match: view =>
        view.functions('onReceivedSslError').flatMap(method => {
          if (view.callsIn(method.body, 'proceed').length === 0) return []
          const text = view.textOf(method.body).slice(0, LONGEST_METHOD)
          const match = { from: method.from, to: method.to }
          if (FLAGGED.test(text)) return [{ ...match, level: 'guarded' }]
          return asksSomebody(view, method) || isDecided(text) ? [] : [match]
        }),
      examples: {
        bad: [
          'class C extends WebViewClient {\n  @Override public void onReceivedSslError(WebView v, SslErrorHandler handler, SslError error) { // !!\n    handler.proceed();\n  }\n}',
          'webView.setWebViewClient(new WebViewClient() {\n  public void onReceivedSslError(WebView v, SslErrorHandler h, SslError e) { Log.w(TAG, e.toString()); h.proceed(); } // !!\n});',
          {
            path: 'Client.kt',
            text: 'class C : WebViewClient() {\n  override fun onReceivedSslError(view: WebView?, handler: SslErrorHandler?, error: SslError?) { // !!\n    handler?.proceed()\n  }\n}',
          },
          {
            path: 'Client.kt',
            text: 'class C : WebViewClient() {\n  override fun onReceivedSslError(view: WebView, handler: SslErrorHandler, error: SslError) = handler.proceed() // !!\n}',
          },
          'class C extends WebViewClient {\n  public void onReceivedSslError(WebView v, SslErrorHandler h, SslError e) { // !!\n    switch (e.getPrimaryError()) { case SslError.SSL_EXPIRED: Log.e(TAG, "expired"); break; }\n    h.proceed();\n  }\n}',
          'class C extends WebViewClient {\n  public void onReceivedSslError(WebView v, SslErrorHandler h, SslError e) { // !!\n    if (BuildConfig.DEBUG) { h.proceed(); } else { h.cancel(); }\n  }\n}',
        ],
        good: [
          'class C extends WebViewClient {\n  public void onReceivedSslError(WebView v, SslErrorHandler handler, SslError error) { handler.cancel(); }\n}',
          'class C extends WebViewClient {\n  public void onReceivedSslError(WebView v, SslErrorHandler handler, SslError error) {\n    if (pinned(error.getCertificate())) { handler.proceed(); } else { handler.cancel(); }\n  }\n}',
          'class C { void next(Handler handler) { handler.proceed(); } }',
        ],
      },
    },
    {
      id: 'android-insecure-socket-factory',
      title: 'Sockets whose certificates are not checked (Android)',
      why: '`SSLCertificateSocketFactory.getInsecure` makes sockets that check nothing; `createSocket` with an address checks no host name.',
      fix: 'Use `SSLSocketFactory.getDefault()`, and `createSocket` with the host name.',
      match: view =>
        view
          .calls('SSLCertificateSocketFactory.getInsecure', 'getInsecure')
          .filter(call => call.path.includes('.') && view.has('SSLCertificateSocketFactory'))
          .concat(addressSockets(view)),
      examples: {
        bad: [
          'SSLSocketFactory f = SSLCertificateSocketFactory.getInsecure(5000, null);',
          'SSLSocketFactory f = SSLCertificateSocketFactory.getDefault(0);\nSocket s = f.createSocket(InetAddress.getByName(host), 443); // !!',
          {
            path: 'Client.kt',
            text: 'val f = android.net.SSLCertificateSocketFactory.getInsecure(0, cache)',
          },
        ],
        good: [
          'SSLSocketFactory f = SSLCertificateSocketFactory.getDefault(5000, null);',
          'settings.getInsecure();',
          'SSLSocketFactory f = SSLCertificateSocketFactory.getDefault(0);\nSocket s = f.createSocket(host, 443);',
        ],
      },
    },
  ],
})
