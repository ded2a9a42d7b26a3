import type { AnyFamily } from '../define-rules.ts'
import { appleChallenge } from './apple/challenge.ts'
import { appleClients } from './apple/clients.ts'
import { appleTransportSecurity } from './apple/transport-security.ts'
import { beam } from './beam.ts'
import { browserArguments } from './browser-arguments.ts'
import { cClients } from './c/clients.ts'
import { cCurl } from './c/curl.ts'
import { cDesktop } from './c/desktop.ts'
import { cppFrameworks } from './c/frameworks.ts'
import { cppHttpClients } from './c/http-clients.ts'
import { cOtherTlsLibraries } from './c/other-tls-libraries.ts'
import { cTlsLibraries } from './c/tls-libraries.ts'
import { cWindows } from './c/windows.ts'
import { dotnetCallbacks } from './dotnet/callbacks.ts'
import { dotnetOptions } from './dotnet/options.ts'
import { dart } from './dart.ts'
import { go } from './go.ts'
import { javascriptBrowsers } from './javascript/browsers.ts'
import { javascriptClients } from './javascript/clients.ts'
import { javascriptCommands } from './javascript/commands.ts'
import { javascriptConfig } from './javascript/config.ts'
import { javascriptEnvironment } from './javascript/environment.ts'
import { javascriptNode } from './javascript/node.ts'
import { javascriptProxies } from './javascript/proxies.ts'
import { jvmAndroid } from './jvm/android.ts'
import { jvmClients } from './jvm/clients.ts'
import { jvmConfig } from './jvm/config.ts'
import { jvmHostnameVerifiers } from './jvm/hostname-verifiers.ts'
import { jvmOptions } from './jvm/options.ts'
import { jvmProperties } from './jvm/properties.ts'
import { jvmSockets } from './jvm/sockets.ts'
import { jvmSystemProperties } from './jvm/system-properties.ts'
import { jvmTrustManagers } from './jvm/trust-managers.ts'
import { powershell } from './powershell.ts'
import { pythonClients } from './python/clients.ts'
import { pythonEnvironment } from './python/environment.ts'
import { pythonHttp } from './python/http.ts'
import { pythonSsl } from './python/ssl.ts'
import { perlEnvironment } from './perl-environment.ts'
import { perl } from './perl.ts'
import { phpClients } from './php/clients.ts'
import { phpCurl } from './php/curl.ts'
import { phpHttp } from './php/http.ts'
import { phpStreams } from './php/streams.ts'
import { rubyClients } from './ruby/clients.ts'
import { rubyOpenssl } from './ruby/openssl.ts'
import { curlAndWget } from './curl-wget.ts'
import { curlAndWgetConfig } from './curl-wget-config.ts'
import { anySetting } from './configuration/any-setting.ts'
import { connectionStrings } from './connection-strings.ts'
import { clientSettings } from './configuration/clients.ts'
import { environment } from './configuration/environment.ts'
import { servers } from './configuration/servers.ts'
import { anyTool } from './tools/any-option.ts'
import { git } from './tools/git.ts'
import { packageManagers } from './tools/packages.ts'
import { serviceTools } from './tools/services.ts'
import { julia, juliaEnvironment } from './julia.ts'
import { lua } from './lua.ts'
import { r } from './r.ts'
import { rustClients } from './rust/clients.ts'
import { rustTls } from './rust/rustls.ts'

/** All rules, one line for each family; where two know the same construct, the first one's finding is kept. */
export const families: readonly AnyFamily[] = [
  // One line for each family.
  pythonHttp,
  pythonSsl,
  pythonClients,
  pythonEnvironment,
  go,
  javascriptNode,
  javascriptClients,
  javascriptBrowsers,
  javascriptProxies,
  javascriptEnvironment,
  javascriptConfig,
  javascriptCommands,
  rubyOpenssl,
  rubyClients,
  phpCurl,
  phpStreams,
  phpHttp,
  phpClients,
  perl,
  perlEnvironment,
  cCurl,
  cTlsLibraries,
  cOtherTlsLibraries,
  cppFrameworks,
  cppHttpClients,
  cWindows,
  cClients,
  cDesktop,
  appleChallenge,
  appleClients,
  appleTransportSecurity,
  rustTls,
  rustClients,
  beam,
  dart,
  lua,
  r,
  julia,
  juliaEnvironment,
  dotnetCallbacks,
  dotnetOptions,
  powershell,
  jvmTrustManagers,
  jvmHostnameVerifiers,
  jvmOptions,
  jvmClients,
  jvmAndroid,
  jvmSockets,
  browserArguments,
  jvmProperties,
  jvmConfig,
  jvmSystemProperties,
  curlAndWget,
  curlAndWgetConfig,
  connectionStrings,
  environment,
  clientSettings,
  servers,
  git,
  packageManagers,
  serviceTools,
  anySetting,
  anyTool,
]
