import { defineRules } from '../../define-rules.ts'
import { argumentIs, callbackAlways, flagIsUsed, settingIs } from '../given-values.ts'
import { untilUse } from '../until-use.ts'

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
        ...flagIsUsed(view, 'LDAP_OPT_X_TLS_NEVER', 'LDAP_OPT_X_TLS_ALLOW').map(match => ({
          ...match,
          to: untilUse(view, match),
        })),
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
