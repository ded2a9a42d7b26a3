import type { Rule } from '../../define-rules.ts'
import type { CodeView } from '../../syntax/view.ts'
import { notWithin, outermost } from '../ranges.ts'
import { makersOf, typedValues } from '../typed-values.ts'
import {
  CALLBACKS,
  DELEGATES,
  acceptsEvent,
  appliedDelegates,
  functionTyped,
  handlersAdded,
  validators,
} from './accepting-callbacks.ts'

export const dotnetValidationCallback: Rule<CodeView> = {
  id: 'dotnet-validation-callback',
  title: 'A callback accepts every certificate',
  why: 'The callback that decides about the certificate of the server always answers `true`.',
  fix: 'Leave the callback out; to trust a private authority, build the chain with it as `CustomTrustStore`.',
  match(view) {
    const atSettings = view
      .settings(...CALLBACKS)
      .filter(({ form }) => form !== 'default')
      .flatMap(setting => {
        const always = view.whenAlways(view.construct(setting), setting.value, 'true')
        return always.length > 0 ? always : acceptsEvent(view, setting)
      })
    const atStreams = view
      .calls(
        'SslStream',
        'SslClientStream',
        'TlsStream',
        'SslTcpClient',
        'WithCertificateValidationHandler',
        'SetRemoteCertValidationCallback',
      )
      .flatMap(call => call.args.flatMap(arg => view.whenAlways(call, arg.value, 'true')).slice(0, 1))
    const typed = [...typedValues(view, ...DELEGATES), ...functionTyped(view)].flatMap(({ at, value }) =>
      view.whenAlways(at, value, 'true'),
    )
    const given = [...atSettings, ...atStreams, ...handlersAdded(view)]
    const makers = makersOf(view, ...DELEGATES).map(fn => ({ from: fn.from, to: fn.to }))
    const found = [...given, ...notWithin([...typed, ...makers], given)]
    const made = view
      .calls(...DELEGATES)
      .flatMap(call => call.args.slice(0, 1).flatMap(arg => view.whenAlways(call, arg.value, 'true')))
    const first = outermost([...found, ...notWithin([...made, ...appliedDelegates(view)], found)])
    return [...first, ...validators(view, first)]
  },
  examples: {
    bad: [
      'ServicePointManager.ServerCertificateValidationCallback = (sender, cert, chain, errors) => true;',
      'ServicePointManager.ServerCertificateValidationCallback += (s, c, ch, e) => { return true; };',
      'ServicePointManager.ServerCertificateValidationCallback = delegate { return true; };',
      'System.Net.ServicePointManager.ServerCertificateValidationCallback += delegate (object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) { return true; };',
      'ServicePointManager.ServerCertificateValidationCallback = new RemoteCertificateValidationCallback(delegate { return true; });',
      'class C {\n  static bool AcceptAll(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) { return true; }\n  void F() { ServicePointManager.ServerCertificateValidationCallback += AcceptAll; } // !!\n}',
      'class C {\n  bool Any(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) => true;\n  void F() { ServicePointManager.ServerCertificateValidationCallback = new RemoteCertificateValidationCallback(Any); } // !!\n}',
      'var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => true };',
      'handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => true;',
      'handler.SslOptions.RemoteCertificateValidationCallback = delegate { return true; };',
      'var h = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (s, c, ch, e) => true } };',
      'request.ServerCertificateValidationCallback += (sender, certificate, chain, sslPolicyErrors) => true;',
      'var ssl = new SslStream(stream, false, (sender, cert, chain, errors) => true);',
      'var ssl = new SslStream(stream, false, new RemoteCertificateValidationCallback((s, c, ch, e) => true), null);',
      'var ssl = new SslStream(stream, leaveInnerStreamOpen: false, userCertificateValidationCallback: (s, c, ch, e) => true);',
      'class C {\n  public static bool Validate(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) // !!\n  {\n    Console.WriteLine(e);\n    return true;\n  }\n}',
      'client.ServerCertificateValidationCallback = (s, c, h, e) => true;',
      'class C {\n  RemoteCertificateValidationCallback Any() { return (s, c, ch, e) => true; }\n  void F() { request.ServerCertificateValidationCallback += Any(); } // !!\n}',
      'class C {\n  void Set(RemoteCertificateValidationCallback callback) { request.ServerCertificateValidationCallback += callback; } // !!\n  void F() { Set((s, c, ch, e) => true); }\n}',
      {
        path: 'Client.fs',
        text: 'handler.ServerCertificateCustomValidationCallback <- (fun _ _ _ e -> printfn "%A" e; true)',
      },
      {
        path: 'Client.vb',
        text: "ServicePointManager.ServerCertificateValidationCallback = _\n  Function(s, c, ch, e) True ' !!",
      },
      {
        path: 'Client.vb',
        text: "AddHandler ftp.ValidateCertificate, Sub(c, e)\n    e.Accept = True ' !!\n  End Sub",
      },
      'options.CertificateValidation += (sender, cert, chain, errors) => true;',
      'builder.WithTlsOptions(o => o.WithCertificateValidationHandler(_ => true));',
      'client.ValidateCertificate += (control, e) => { e.Accept = true; };',
      'var rest = new RestClient(new RestClientOptions(url) { RemoteCertificateValidationCallback = (sender, cert, chain, errors) => true });',
      'connection.SessionOptions.VerifyServerCertificate = (c, cert) => true;',
      'RemoteCertificateValidationCallback all = (s, c, ch, e) => true;',
      'ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => { if (e != SslPolicyErrors.None) { Console.WriteLine(e); } return true; };',
      'handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => ignoreErrors || e == SslPolicyErrors.None;',
      'handler.ServerCertificateCustomValidationCallback = new Func<HttpRequestMessage, X509Certificate2, X509Chain, SslPolicyErrors, bool>((a, b, c, d) => true);',
      'Func<HttpRequestMessage, X509Certificate2, X509Chain, SslPolicyErrors, bool> all = (m, c, ch, e) => true;',
      {
        path: 'Client.vb',
        text: 'ServicePointManager.ServerCertificateValidationCallback = Function(sender, cert, chain, errors) True',
      },
      {
        path: 'Client.vb',
        text: "Module M\n  Function AcceptAll(s As Object, c As X509Certificate, ch As X509Chain, e As SslPolicyErrors) As Boolean\n    Return True\n  End Function\n  Sub Main()\n    ServicePointManager.ServerCertificateValidationCallback = AddressOf AcceptAll ' !!\n  End Sub\nEnd Module",
      },
      {
        path: 'Client.vb',
        text: "handler.ServerCertificateCustomValidationCallback = Function(m, c, ch, e)\n                                                      Return True ' !!\n                                                    End Function",
      },
      {
        path: 'Client.vb',
        text: 'AddHandler client.ValidateCertificate, Sub(c, e) e.Accept = True',
      },
      {
        path: 'Client.vb',
        text: "Module M\n  Sub F()\n    AddHandler client.ValidateCertificate, AddressOf Accept ' !!\n  End Sub\n  Sub Accept(control As FtpClient, e As FtpSslValidationEventArgs)\n    e.Accept = True\n  End Sub\nEnd Module",
      },
      {
        path: 'Client.fs',
        text: 'ServicePointManager.ServerCertificateValidationCallback <- fun _ _ _ _ -> true',
      },
      {
        path: 'Client.fs',
        text: 'handler.ServerCertificateCustomValidationCallback <- (fun _ _ _ _ -> true)',
      },
      {
        path: 'Client.fs',
        text: 'ServicePointManager.ServerCertificateValidationCallback <- new RemoteCertificateValidationCallback(fun _ _ _ _ -> true)',
      },
      {
        path: 'Client.fs',
        text: 'let h = new HttpClientHandler(ServerCertificateCustomValidationCallback = (fun _ _ _ _ -> true))',
      },
    ],
    good: [
      'ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => e == SslPolicyErrors.None;',
      'handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => c.Thumbprint == Pinned;',
      'ServicePointManager.ServerCertificateValidationCallback += (s, c, ch, e) => {\n  if (e == SslPolicyErrors.None) { return true; }\n  return false;\n};',
      'ServicePointManager.ServerCertificateValidationCallback = null;',
      'handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => allowedThumbprints.Contains(c.Thumbprint);',
      'handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => { ch.ChainPolicy.CustomTrustStore.Add(root); return ch.Build(c); };',
      'var ssl = new SslStream(stream, false, Validate);',
      'ServicePointManager.ServerCertificateValidationCallback = (s, c, ch, e) => false;',
      '// handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => true;',
      'class C {\n  bool Validate(object s, X509Certificate c, X509Chain ch, SslPolicyErrors e) {\n    if (e != SslPolicyErrors.None) throw new AuthenticationException();\n    return true;\n  }\n}',
      'services.AddTransient<RemoteCertificateValidationCallback>();',
      {
        path: 'Client.vb',
        text: 'ServicePointManager.ServerCertificateValidationCallback = Function(s, c, ch, e) e = SslPolicyErrors.None',
      },
      {
        path: 'Client.fs',
        text: 'ServicePointManager.ServerCertificateValidationCallback <- fun _ _ _ e -> e = SslPolicyErrors.None',
      },
    ],
  },
}
