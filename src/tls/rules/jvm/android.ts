import { defineRules } from '../../define-rules.ts'
import type { CodeView, Fn } from '../../syntax/view.ts'
import { JVM } from './accepts.ts'

/** Conditions under which an error of TLS is let pass that look at nothing of the certificate. */
function asksSomebody(view: CodeView, method: Fn): boolean {
  return (
    view.callsIn(method.body, 'cancel').length > 0 ||
    /AlertDialog|setPositiveButton|showDialog|onClick/.test(view.textOf(method.body))
  )
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
          if (view.callsIn(method.body, 'proceed').length === 0 || asksSomebody(view, method)) return []
          const isDecided = /\b(?:if|when|switch)\b/.test(view.textOf(method.body))
          return isDecided ? [] : [{ from: method.from, to: method.to }]
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
      why: '`SSLCertificateSocketFactory.getInsecure` makes sockets that check nothing.',
      fix: 'Use `SSLSocketFactory.getDefault()`.',
      match: view =>
        view
          .calls('SSLCertificateSocketFactory.getInsecure', 'getInsecure')
          .filter(call => call.path.includes('.') && view.has('SSLCertificateSocketFactory')),
      examples: {
        bad: [
          'SSLSocketFactory f = SSLCertificateSocketFactory.getInsecure(5000, null);',
          {
            path: 'Client.kt',
            text: 'val f = android.net.SSLCertificateSocketFactory.getInsecure(0, cache)',
          },
        ],
        good: [
          'SSLSocketFactory f = SSLCertificateSocketFactory.getDefault(5000, null);',
          'settings.getInsecure();',
        ],
      },
    },
  ],
})
