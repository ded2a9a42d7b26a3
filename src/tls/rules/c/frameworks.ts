import { defineRules } from '../../define-rules.ts'
import { argumentIs, callbackAlways, callsOnly, flagIsUsed, settingIs } from '../given-values.ts'

/** Frameworks of C++: Boost.Asio, Qt, POCO, and the HTTP clients. */
export const cppFrameworks = defineRules({
  name: 'C++: frameworks',
  reads: 'code',
  languages: ['cpp', 'c'],
  example: 'client.cpp',
  rules: [
    {
      id: 'cpp-asio-verify-none',
      title: 'The certificate is not verified (Asio)',
      why: '`verify_none` accepts any certificate.',
      fix: 'Use `ssl::verify_peer`, `set_default_verify_paths()` and `ssl::host_name_verification`.',
      match: view => settingIs(view, ['verify_mode'], 'verify_none', '0'),
      examples: {
        bad: [
          'ctx.set_verify_mode(boost::asio::ssl::verify_none);',
          'ctx->set_verify_mode(asio::ssl::context::verify_none);',
          'stream.set_verify_mode(ssl::verify_none, ec);',
          'namespace ssl = boost::asio::ssl;\nctx.set_verify_mode(ssl::verify_none); // !!',
          'socket.set_verify_mode(verify ? ssl::verify_peer : ssl::verify_none);',
        ],
        good: [
          'ctx.set_verify_mode(boost::asio::ssl::verify_peer);',
          'ctx.set_verify_mode(ssl::verify_peer | ssl::verify_fail_if_no_peer_cert);',
          '// ctx.set_verify_mode(ssl::verify_none);',
        ],
      },
    },
    {
      id: 'cpp-asio-verify-callback',
      title: 'A verification callback accepts everything (Asio)',
      why: 'The callback says yes whatever was found.',
      fix: 'Use `ssl::host_name_verification(host)`, or give back `preverified`.',
      match: view => callbackAlways(view, ['set_verify_callback'], 0, 'true', '1'),
      examples: {
        bad: [
          'stream.set_verify_callback([](bool, ssl::verify_context&) { return true; });',
          'stream.set_verify_callback(\n  [this](bool preverified, boost::asio::ssl::verify_context &ctx) -> bool { // !!\n    return true;\n  });',
          'bool accept(bool preverified, ssl::verify_context& ctx) {\n  std::cout << "any";\n  return true;\n}\nvoid f() { sock.set_verify_callback(accept); } // !!',
          'bool Client::verify(bool preverified, ssl::verify_context& ctx) { return true; }\nvoid Client::f() { socket_.set_verify_callback(boost::bind(&Client::verify, this, _1, _2)); } // !!',
        ],
        good: [
          'stream.set_verify_callback(ssl::host_name_verification(host));',
          'stream.set_verify_callback([](bool ok, ssl::verify_context&) { return ok; });',
          'stream.set_verify_callback(ssl::rfc2818_verification("example.com"));',
        ],
      },
    },
    {
      id: 'cpp-qt-verify-none',
      title: 'The certificate is not verified (Qt)',
      why: '`QSslSocket::VerifyNone` and `QueryPeer` go on with any certificate.',
      fix: 'Use `QSslSocket::VerifyPeer`; add a private authority to the configuration’s `caCertificates`.',
      match: view => settingIs(view, ['peerVerifyMode', 'setPeerVerifyMode'], 'VerifyNone', 'QueryPeer'),
      examples: {
        bad: [
          'config.setPeerVerifyMode(QSslSocket::VerifyNone);',
          'socket->setPeerVerifyMode(QSslSocket::QueryPeer);',
          'auto mode = QSslSocket::VerifyNone;\nconf.setPeerVerifyMode(mode); // !!',
          'sslConfig.setPeerVerifyMode(QSslSocket::PeerVerifyMode::VerifyNone);',
        ],
        good: [
          'config.setPeerVerifyMode(QSslSocket::VerifyPeer);',
          'config.setPeerVerifyMode(QSslSocket::AutoVerifyPeer);',
          'if (config.peerVerifyMode() == QSslSocket::VerifyNone) qFatal("refused");',
        ],
      },
    },
    {
      id: 'cpp-qt-ignore-ssl-errors',
      title: 'TLS errors are ignored (Qt)',
      why: '`ignoreSslErrors` goes on after any error of the certificate.',
      fix: 'Leave it out, or give it only the expected error of the one certificate that is known.',
      match: view => [
        ...callsOnly(view, 'ignoreSslErrors').filter(call => {
          const given = view.argument(call, 0)
          const text = given === null ? '' : view.textOf(given)
          const isDeclared = /^(?:void|bool|virtual|const)\b/.test(text) || /[&*] ?\w+$/.test(text)
          return !isDeclared && !/expect|known|allowed|pinned|accept|whitelist|safe|\{/i.test(text)
        }),
        ...view
          .uses('QNetworkReply.ignoreSslErrors', 'QSslSocket.ignoreSslErrors', 'QWebSocket.ignoreSslErrors')
          .filter(use => view.textOf({ from: use.from - 1, to: use.from }) === '&'),
        ...view.calls('ignoreCertificateError', 'acceptCertificate').filter(({ args }) => args.length === 0),
        ...view
          .functions('certificateError')
          .filter(fn => view.alwaysReturns(fn, 'true'))
          .map(fn => ({ from: fn.from, to: fn.to })),
      ],
      examples: {
        bad: [
          'reply->ignoreSslErrors();',
          'socket.ignoreSslErrors();',
          'connect(reply, &QNetworkReply::sslErrors, [=](const QList<QSslError> &errors) {\n  reply->ignoreSslErrors(errors); // !!\n});',
          'connect(reply, SIGNAL(sslErrors(QList<QSslError>)), reply, SLOT(ignoreSslErrors()));',
          'connect(reply, &QNetworkReply::sslErrors, reply, qOverload<>(&QNetworkReply::ignoreSslErrors));',
          'bool Page::certificateError(const QWebEngineCertificateError &error) { return true; }',
        ],
        good: [
          'reply->ignoreSslErrors(expectedSslErrors);',
          'virtual void ignoreSslErrors(const QList<QSslError> &errors);',
          'bool Page::certificateError(const QWebEngineCertificateError &error) { return false; }',
        ],
      },
    },
    {
      id: 'cpp-poco-verify',
      title: 'The certificate is not verified (POCO)',
      why: '`VERIFY_NONE` and `AcceptCertificateHandler` accept any certificate.',
      fix: 'Use `Context::VERIFY_STRICT` with `RejectCertificateHandler`.',
      match: view => [
        ...flagIsUsed(view, 'Context.VERIFY_NONE', 'VerificationMode.VERIFY_NONE'),
        ...view
          .uses('AcceptCertificateHandler')
          .filter(use => isMade(view.textOf({ from: use.from - 1, to: use.to + 3 }))),
        ...argumentIs(view, ['setIgnoreError'], 0, 'true', '1'),
      ],
      examples: {
        bad: [
          'Context::Ptr ctx = new Context(Context::CLIENT_USE, "", "", "", Context::VERIFY_NONE);',
          'Poco::Net::Context::Ptr c(new Poco::Net::Context(\n  Poco::Net::Context::CLIENT_USE, "",\n  Poco::Net::Context::VERIFY_NONE)); // !!',
          'SharedPtr<InvalidCertificateHandler> handler = new AcceptCertificateHandler(false);',
          'errorCert.setIgnoreError(true);',
        ],
        good: [
          'Context::Ptr ctx = new Context(Context::CLIENT_USE, "", "", "ca.pem", Context::VERIFY_STRICT);',
          'SharedPtr<InvalidCertificateHandler> handler = new RejectCertificateHandler(false);',
          'class AcceptCertificateHandler : public InvalidCertificateHandler {\n};',
        ],
      },
    },
  ],
})

/** Made with `new`, called, or a type argument of what makes one; not declared. */
function isMade(text: string): boolean {
  return /^(?:new|<|::|\.|\(|=|,|return)/.test(text) && !/^(?:class|struct)/.test(text)
}
