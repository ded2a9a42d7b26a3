import { defineRules } from '../../define-rules.ts'
import type { Match } from '../../match.ts'
import { argumentIs, callbackAlways, callsOnly, flagIsUsed, settingIs } from '../given-values.ts'

/** GLib, libsoup, neon, libgit2 and microcontrollers. */
export const cDesktop = defineRules({
  name: 'C and C++: desktop and devices',
  reads: 'code',
  languages: ['c', 'cpp', 'objective-c'],
  example: 'client.cpp',
  rules: [
    {
      id: 'c-glib-tls',
      title: 'Errors of the certificate are accepted (GLib, libsoup, WebKitGTK)',
      why: 'The option or handler accepts certificates that GLib found to be wrong.',
      fix: 'Leave `ssl-strict` and the validation flags alone; give a `GTlsDatabase` with a private authority.',
      match: view => [
        ...settingIs(view, ['ssl-strict', 'SOUP_SESSION_SSL_STRICT', 'ssl_strict'], 'false', '0'),
        ...settingIs(view, ['tls-validation-flags', 'validation-flags'], '0'),
        ...argumentIs(
          view,
          [
            'g_tls_client_connection_set_validation_flags',
            'g_socket_client_set_tls_validation_flags',
            'set_tls_validation_flags',
          ],
          1,
          '0',
        ),
        ...flagIsUsed(view, 'WEBKIT_TLS_ERRORS_POLICY_IGNORE'),
        ...view
          .calls(
            'g_signal_connect',
            'g_signal_connect_data',
            'g_signal_connect_after',
            'g_signal_connect_object',
          )
          .filter(call => /accept-certificate/.test(view.textOf(call)))
          .flatMap((call): Match[] => {
            const always = view.whenAlways(call, view.argument(call, 2), 'true', '1')
            // GTK's own handler that says yes to whatever it is asked.
            return always.length > 0 || !/\bgtk_true\b/.test(view.textOf(call)) ? always : [call]
          }),
      ],
      examples: {
        bad: [
          'g_object_set(session, "ssl-strict", FALSE, NULL);',
          'session = soup_session_new_with_options(SOUP_SESSION_SSL_STRICT, FALSE, NULL);',
          'g_socket_client_set_tls_validation_flags(client, 0);',
          'webkit_web_context_set_tls_errors_policy(context, WEBKIT_TLS_ERRORS_POLICY_IGNORE);',
          'static gboolean accept(GTlsConnection *c, GTlsCertificate *cert, GTlsCertificateFlags e, gpointer d) {\n  return TRUE;\n}\nvoid f(void) { g_signal_connect(conn, "accept-certificate", G_CALLBACK(accept), NULL); } // !!',
        ],
        good: [
          'g_object_set(session, "ssl-strict", TRUE, NULL);',
          'g_socket_client_set_tls_validation_flags(client, G_TLS_CERTIFICATE_VALIDATE_ALL);',
          'webkit_web_context_set_tls_errors_policy(context, WEBKIT_TLS_ERRORS_POLICY_FAIL);',
        ],
      },
    },
    {
      id: 'c-verify-handler-accepts',
      title: 'A handler accepts every certificate (neon, serf, libgit2)',
      why: 'The handler says that the certificate is right, whatever the library found.',
      fix: 'Leave the handler out, or compare the certificate with the expected one.',
      match: view => [
        ...callbackAlways(view, ['ne_ssl_set_verify'], 1, '0'),
        ...callbackAlways(
          view,
          ['serf_ssl_server_cert_callback_set', 'serf_ssl_server_cert_chain_callback_set'],
          1,
          'APR_SUCCESS',
          '0',
        ),
        ...view
          .settings('certificate_check')
          .filter(({ form }) => form === 'assignment' || form === 'entry')
          .flatMap(setting => view.whenAlways(setting, setting.value, '0', '1')),
      ],
      examples: {
        bad: [
          'static int trust(void *d, int failures, const ne_ssl_certificate *c) { return 0; }\nvoid f(void) { ne_ssl_set_verify(sess, trust, NULL); } // !!',
          'int any(git_cert *cert, int valid, const char *host, void *payload) { return 0; }\nvoid f(void) { opts.callbacks.certificate_check = any; } // !!',
        ],
        good: [
          'ne_ssl_set_verify(sess, ask_user, NULL);',
          'int check(git_cert *cert, int valid, const char *host, void *p) { return valid ? 0 : -1; }\nvoid f(void) { opts.callbacks.certificate_check = check; }',
        ],
      },
    },
    {
      id: 'c-device-insecure',
      title: 'The server’s certificate is not checked (Arduino, ESP32, ESP8266)',
      why: '`setInsecure()` encrypts, but accepts any server.',
      fix: 'Give the authority’s certificate with `setCACert` or `setTrustAnchors`.',
      match: view => [
        ...callsOnly(view, 'setInsecure', 'allowSelfSignedCerts').filter(
          ({ args, path }) => args.length === 0 && path.includes('.'),
        ),
        ...argumentIs(view, ['setInsecure'], 0, 'true', '1'),
        ...settingIs(view, ['TLS_PEER_VERIFY'], 'TLS_PEER_VERIFY_NONE', '0'),
      ],
      examples: {
        bad: [
          'client.setInsecure();',
          'client->setInsecure();',
          'std::unique_ptr<WiFiClientSecure> c(new WiFiClientSecure);\nc->setInsecure(); // !!',
          'client.allowSelfSignedCerts();',
          'int verify = TLS_PEER_VERIFY_NONE;\nsetsockopt(sock, SOL_TLS, TLS_PEER_VERIFY, &verify, sizeof(verify)); // !!',
        ],
        good: [
          'client.setCACert(root_ca);',
          '// client.setInsecure();',
          'void WiFiClientSecure::setInsecure() {\n  _use_insecure = true;\n}',
        ],
      },
    },
  ],
})
