import type { SourceFile } from '../../src/tls/scan.ts'

/** Repeats a piece up to a length, in characters. */
function fill(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length))
}

/** Each numbered, as many as fit. */
function count(length: number, each: (number: number) => string): string {
  const size = each(100_000).length
  return Array.from({ length: Math.ceil(length / size) }, (_, number) => each(number)).join('')
}

const minified = 'var a={verify:true,url:"https://example.com/x"};f(a,function(b){return b.verify||c});'
const shell = 'curl --cacert ca.pem -o "out/$host" "https://$host/health" && '
const json = '{"name":"api","url":"https://example.com/x","verify":true,"list":[1,2,{"tls":null}]},'
const c =
  'static int get(CURL *h){curl_easy_setopt(h,CURLOPT_SSL_VERIFYPEER,1L);if(h->ok){return run(h,"x");}return 0;}'

/** Files of one line that a pull request may bring: all of it is made by a tool. */
export const oneLine: Readonly<Record<string, (length: number) => SourceFile>> = {
  'minified JavaScript': length => file('bundle.js', fill(minified, length)),
  JSON: length => file('data.json', `[${fill(json, length)}{}]`),
  'a line of shell': length => file('run.sh', `${fill(shell, length)}true`),
  'a line of C': length => file('all.c', fill(c, length)),
  'YAML in flow style': length => file('data.yaml', `[${fill(json, length)}{}]`),
  'one string of base64': length =>
    file('data.py', `CERT = "${fill('MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkq', length)}"`),
}

/** Large files of many lines. */
export const manyLines: Readonly<Record<string, (length: number) => SourceFile>> = {
  'YAML of many lines': length =>
    file(
      'data.yaml',
      count(
        length,
        number => `- name: host${number}\n  url: https://h${number}.example.com\n  verify: true\n`,
      ),
    ),
  'INI of many lines': length =>
    file(
      'data.ini',
      count(length, number => `[host${number}]\nurl = https://h${number}\nverify = true\n`),
    ),
  'JSON of many lines': length =>
    file(
      'data.json',
      `[\n${count(length, number => `  {"name": "h${number}", "url": "https://h", "verify": true},\n`)}{}]`,
    ),
  'certificates in PEM': length =>
    file('ca.yaml', `ca: |\n${fill(`  ${'MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkq'.repeat(2)}\n`, length)}`),
}

/** Files in which the same bypass stands again and again. */
export const manyFindings: Readonly<Record<string, (length: number) => SourceFile>> = {
  '"verify": false in JSON': length => file('data.json', `[${fill('{"verify": false},\n', length)}{}]`),
  '"verify": false in one line of JSON': length =>
    file('data.json', `[${fill('{"verify":false},', length)}{}]`),
  'verify: false in YAML': length => file('data.yaml', fill('- verify_ssl: false\n', length)),
  'verify = false in INI': length =>
    file(
      'data.ini',
      count(length, number => `[s${number}]\nverify_ssl = false\n`),
    ),
  'requests in Python': length => file('get.py', fill('requests.get(url, verify=False)\n', length)),
  'requests with one constant': length =>
    file('get.py', `VERIFY = False\n${fill('requests.get(url, verify=VERIFY)\n', length)}`),
  'agents in JavaScript': length =>
    file('get.js', fill('new Agent({ rejectUnauthorized: false })\n', length)),
  'agents in one line of JavaScript': length => file('get.js', fill('f({rejectUnauthorized:!1});', length)),
  'curl in shell': length => file('get.sh', fill('curl -k https://example.com/x\n', length)),
  'InsecureSkipVerify in Go': length =>
    file('get.go', fill('c := &tls.Config{InsecureSkipVerify: true}\n', length)),
  'options of curl in C': length =>
    file('get.c', fill('curl_easy_setopt(h, CURLOPT_SSL_VERIFYPEER, 0L);\n', length)),
  'host-name verifiers in Java': length =>
    file(
      'Get.java',
      fill(
        'HostnameVerifier f() { return new HostnameVerifier() { public boolean verify(String h, SSLSession s) { return true; } }; }\n',
        length,
      ),
    ),
  'functions of host-name verifiers in Java': length =>
    file('Get.java', fill('HostnameVerifier f() { return (a, b) -> true; }\n', length)),
  'trust managers in Java': length =>
    file(
      'Get.java',
      count(
        length,
        number =>
          `class T${number} implements X509TrustManager { public void checkServerTrusted(X509Certificate[] c, String a) {} }\n`,
      ),
    ),
  'callbacks in C#': length =>
    file('Get.cs', fill('h.ServerCertificateCustomValidationCallback = (a, b, c, d) => true;\n', length)),
  'Ruby modes': length => file('get.rb', fill('http.verify_mode = OpenSSL::SSL::VERIFY_NONE\n', length)),
  'curl in PHP': length =>
    file('get.php', `<?php\n${fill('curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false);\n', length)}`),
  'Rust clients': length =>
    file('get.rs', fill('let c = Client::builder().danger_accept_invalid_certs(true).build();\n', length)),
  'connection strings': length =>
    file('get.py', fill('connect("postgres://u@h/db?sslmode=disable")\n', length)),
  'variables of the environment': length =>
    file('run.sh', fill('export NODE_TLS_REJECT_UNAUTHORIZED=0\n', length)),
  Dockerfile: length => file('Dockerfile', fill('RUN curl -k https://example.com/x\n', length)),
  Terraform: length =>
    file(
      'main.tf',
      count(length, number => `provider "p" {\n  alias = "a${number}"\n  insecure = true\n}\n`),
    ),
  XML: length =>
    file(
      'web.config',
      `<a>${fill('<clientCredentials verify="false" certificateValidationMode="None"/>\n', length)}</a>`,
    ),
  properties: length => file('a.properties', fill('ssl.endpoint.identification.algorithm=\n', length)),
  nginx: length => file('nginx.conf', fill('location / { proxy_ssl_verify off; }\n', length)),
  PowerShell: length => file('a.ps1', fill('Invoke-WebRequest $u -SkipCertificateCheck\n', length)),
  Swift: length =>
    file(
      'a.swift',
      fill(
        'completionHandler(.useCredential, URLCredential(trust: challenge.protectionSpace.serverTrust!))\n',
        length,
      ),
    ),
  Elixir: length => file('a.ex', fill('HTTPoison.get(u, [], ssl: [verify: :verify_none])\n', length)),
  Dart: length => file('a.dart', fill('client.badCertificateCallback = (c, h, p) => true;\n', length)),
}

/** Files that no person writes. */
export const hostile: Readonly<Record<string, (length: number) => SourceFile>> = {
  'deep nesting': length => file('a.js', `verify ${fill('{[(', length)}`),
  'deep nesting that ends': length =>
    file('a.json', `${fill('{"tls":', length / 2)}1${fill('}', length / 14)}`),
  'a string that never ends': length =>
    file('a.py', `verify = """${fill('requests.get(u, verify=False)\n', length)}`),
  'a comment that never ends': length => file('a.java', `/* ${fill('verify * / ', length)}`),
  'a here-document that never ends': length =>
    file('a.sh', `cat <<EOF\n${fill('curl -k https://h\n', length)}`),
  'many here-documents that never end': length => file('a.sh', fill('curl -k <<EOF ', length)),
  'spaces in YAML': length => file('a.yaml', `verify = ${fill(' ', length)}x`),
  'indentation ever deeper': length =>
    file(
      'a.yaml',
      Array.from(
        { length: Math.ceil(Math.sqrt(length * 2)) },
        (_, depth) => `${' '.repeat(depth)}verify:\n`,
      ).join(''),
    ),
  'aliases of imports': length =>
    file(
      'a.py',
      count(length, number => `import requests as r${number}\nr${number}.get(u, verify=x)\n`),
    ),
  'a variable of many definitions': length =>
    file('a.js', fill('verify = verify || false; rejectUnauthorized = verify;\n', length)),
  'a chain of variables': length =>
    file(
      'a.py',
      count(length, number => `verify${number} = verify${number + 1}\nget(u, verify=verify${number})\n`),
    ),
}

function file(path: string, text: string): SourceFile {
  return { path, text, added: 'all' }
}
