import { defineRules } from '../../define-rules.ts'
import { argumentIs, callbackAlways, callsOnly, flagIsUsed, settingIs } from '../given-values.ts'

/** C's clients of databases, brokers, directories and the desktop, and microcontrollers. */
export const cClients = defineRules({
  name: 'C and C++: clients and devices',
  reads: 'code',
  languages: ['c', 'cpp', 'objective-c'],
  example: 'client.cpp',
  rules: [
    {
      id: 'c-client-verify-call',
      title: 'Certificate or host name is not verified',
      why: 'The call switches off what the client would check.',
      fix: 'Leave verification on; give the client the certificate of a private authority.',
      match: view => [
        ...argumentIs(
          view,
          [
            'amqp_ssl_socket_set_verify',
            'amqp_ssl_socket_set_verify_peer',
            'amqp_ssl_socket_set_verify_hostname',
            'aws_tls_ctx_options_set_verify_peer',
            'grpc_tls_credentials_options_set_verify_server_cert',
            'grpc_tls_credentials_options_set_check_call_host',
            'mosquitto_tls_opts_set',
          ],
          1,
          'false',
          '0',
          'SSL_VERIFY_NONE',
        ),
        ...argumentIs(
          view,
          ['mosquitto_tls_insecure_set', 'tls_insecure_set', 'natsOptions_SkipServerVerification'],
          1,
          'true',
          '1',
        ),
        ...argumentIs(view, ['tls_insecure_set'], 0, 'true', '1'),
        ...argumentIs(view, ['cass_ssl_set_verify_flags'], 1, 'CASS_SSL_VERIFY_NONE', '0'),
        ...settingIs(view, ['verify_mode'], 'REDIS_SSL_VERIFY_NONE'),
        ...flagIsUsed(
          view,
          'LCCSCF_ALLOW_SELFSIGNED',
          'LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK',
          'LCCSCF_ALLOW_INSECURE',
          'LCCSCF_ALLOW_EXPIRED',
          'SOAP_SSL_NO_AUTHENTICATION',
          'SOAP_SSL_SKIP_HOST_CHECK',
          'SOAP_SSL_ALLOW_EXPIRED_CERTIFICATE',
        ),
      ],
      examples: {
        bad: [
          'amqp_ssl_socket_set_verify_peer(socket, 0);',
          'amqp_ssl_socket_set_verify_hostname(socket, false);',
          'mosquitto_tls_insecure_set(mosq, true);',
          'mosquitto_tls_opts_set(mosq, 0, NULL, NULL);',
          'cass_ssl_set_verify_flags(ssl, CASS_SSL_VERIFY_NONE);',
          'aws_tls_ctx_options_set_verify_peer(&options, false);',
          'i.ssl_connection = LCCSCF_USE_SSL | LCCSCF_ALLOW_SELFSIGNED |\n  LCCSCF_SKIP_SERVER_CERT_HOSTNAME_CHECK; // !!',
          'soap_ssl_client_context(&soap, SOAP_SSL_NO_AUTHENTICATION, NULL, NULL, NULL, NULL, NULL);',
          'natsOptions_SkipServerVerification(opts, true);',
        ],
        good: [
          'amqp_ssl_socket_set_verify_peer(socket, 1);',
          'mosquitto_tls_insecure_set(mosq, false);',
          'mosquitto_tls_opts_set(mosq, 1, NULL, NULL);',
          'cass_ssl_set_verify_flags(ssl, CASS_SSL_VERIFY_PEER_CERT);',
          'i.ssl_connection = LCCSCF_USE_SSL;',
          'soap_ssl_client_context(&soap, SOAP_SSL_DEFAULT, NULL, NULL, "ca.pem", NULL, NULL);',
        ],
      },
    },
    {
      id: 'c-kafka-verification',
      title: 'The broker’s certificate is not verified (librdkafka)',
      why: 'The option makes the client accept any broker.',
      fix: 'Leave the option out; give a private authority with `ssl.ca.location`.',
      match: view => [
        ...settingIs(view, ['enable.ssl.certificate.verification'], '"false"', 'false', '"0"'),
        ...settingIs(view, ['ssl.endpoint.identification.algorithm'], '"none"', '""'),
      ],
      examples: {
        bad: [
          'rd_kafka_conf_set(conf, "enable.ssl.certificate.verification", "false", errstr, sizeof(errstr));',
          'conf->set("enable.ssl.certificate.verification", "false", error);',
          'conf->set("ssl.endpoint.identification.algorithm", "none", error);',
        ],
        good: [
          'rd_kafka_conf_set(conf, "enable.ssl.certificate.verification", "true", errstr, sizeof(errstr));',
          'conf->set("ssl.endpoint.identification.algorithm", "https", error);',
        ],
      },
    },
    {
      id: 'c-mysql-ssl',
      title: 'The server’s certificate is not verified (MySQL)',
      why: 'The option accepts any server, or does without TLS.',
      fix: 'Set `MYSQL_OPT_SSL_MODE` to `SSL_MODE_VERIFY_IDENTITY`.',
      match: view => [
        ...settingIs(view, ['MYSQL_OPT_SSL_VERIFY_SERVER_CERT'], '0', 'false'),
        ...settingIs(
          view,
          ['MYSQL_OPT_SSL_MODE'],
          'SSL_MODE_DISABLED',
          'SSL_MODE_PREFERRED',
          'SSL_MODE_REQUIRED',
        ),
      ],
      examples: {
        bad: [
          'my_bool verify = 0;\nmysql_options(&mysql, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verify); // !!',
          'unsigned int mode = SSL_MODE_DISABLED;\nmysql_options(conn, MYSQL_OPT_SSL_MODE, &mode); // !!',
        ],
        good: [
          'my_bool verify = 1;\nmysql_options(&mysql, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verify);',
          'unsigned int mode = SSL_MODE_VERIFY_IDENTITY;\nmysql_options(conn, MYSQL_OPT_SSL_MODE, &mode);',
        ],
      },
    },
    {
      id: 'c-ldap-require-cert',
      title: 'The directory’s certificate is not required (OpenLDAP)',
      why: 'With `LDAP_OPT_X_TLS_NEVER` or `LDAP_OPT_X_TLS_ALLOW` any certificate is accepted.',
      fix: 'Use `LDAP_OPT_X_TLS_DEMAND`.',
      match: view => [
        ...flagIsUsed(view, 'LDAP_OPT_X_TLS_NEVER', 'LDAP_OPT_X_TLS_ALLOW'),
        ...settingIs(view, ['LDAP_OPT_X_TLS_REQUIRE_CERT'], '0'),
        ...callbackAlways(view, ['ldap_set_option'], 2, 'TRUE', 'true', '1').filter(() =>
          view.has('LDAP_OPT_SERVER_CERTIFICATE'),
        ),
      ],
      examples: {
        bad: [
          'int never = LDAP_OPT_X_TLS_NEVER;\nldap_set_option(ld, LDAP_OPT_X_TLS_REQUIRE_CERT, &never);',
          'int level = LDAP_OPT_X_TLS_ALLOW; // !!\nldap_set_option(NULL, LDAP_OPT_X_TLS_REQUIRE_CERT, &level);',
        ],
        good: [
          'int demand = LDAP_OPT_X_TLS_DEMAND;\nldap_set_option(ld, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand);',
          '#define LDAP_OPT_X_TLS_NEVER 0',
        ],
      },
    },
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
          .flatMap(call => view.whenAlways(call, view.argument(call, 2), 'true', '1')),
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
    {
      id: 'c-grpc-plaintext',
      title: 'A gRPC connection without TLS',
      why: 'The connection is neither encrypted nor is the server known.',
      fix: 'Use `grpc::SslCredentials`.',
      level: 'missing',
      family: 'plaintext',
      match: view => [
        ...view.calls(
          'InsecureChannelCredentials',
          'grpc_insecure_channel_create',
          'grpc_insecure_credentials_create',
        ),
      ],
      examples: {
        bad: [
          'auto channel = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());',
          'grpc_channel *c = grpc_insecure_channel_create(target, NULL, NULL);',
        ],
        good: [
          'auto channel = grpc::CreateChannel(address, grpc::SslCredentials(options));',
          '// grpc::InsecureChannelCredentials()',
        ],
      },
    },
  ],
})
