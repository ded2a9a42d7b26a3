import type { SourceFile } from '../../src/tls/scan.ts'

/** Pieces of code as pull requests have them, most of it with nothing to find. */
const pieces: Readonly<Record<string, string>> = {
  'client.py': `import requests\n\nclass Client:\n    def __init__(self, url, token):\n        self.session = requests.Session()\n        self.session.headers["authorization"] = f"Bearer {token}"\n        self.url = url\n\n    def get(self, path, **options):\n        response = self.session.get(f"{self.url}/{path}", timeout=10, **options)\n        response.raise_for_status()\n        return response.json()\n\n    def put(self, path, body):\n        # never verify=False here\n        return self.session.put(f"{self.url}/{path}", json=body, verify=True)\n`,
  'client.ts': `import { Agent, request } from 'node:https'\n\nexport async function get(url: URL, options: Options = {}): Promise<Answer> {\n  const agent = new Agent({ keepAlive: true, rejectUnauthorized: true })\n  const { promise, resolve, reject } = Promise.withResolvers<Answer>()\n  const sent = request(url, { agent, ...options }, response => {\n    response.on('data', part => parts.push(part))\n    response.on('end', () => resolve({ status: response.statusCode ?? 0, body: parts.join('') }))\n  })\n  sent.on('error', reject)\n  sent.end()\n  return promise\n}\n`,
  'Client.java': `public class Client {\n  private final OkHttpClient client;\n\n  public Client(Duration timeout) {\n    this.client = new OkHttpClient.Builder()\n        .connectTimeout(timeout)\n        .hostnameVerifier(OkHostnameVerifier.INSTANCE)\n        .build();\n  }\n\n  public Response get(String url) throws IOException {\n    Request request = new Request.Builder().url(url).header("accept", "application/json").build();\n    return client.newCall(request).execute();\n  }\n}\n`,
  'client.go': `package client\n\nimport (\n\t"crypto/tls"\n\t"net/http"\n)\n\nfunc New(roots *x509.CertPool) *http.Client {\n\tconf := &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots}\n\ttransport := &http.Transport{TLSClientConfig: conf, IdleConnTimeout: 30 * time.Second}\n\treturn &http.Client{Transport: transport, Timeout: 10 * time.Second}\n}\n`,
  'deploy.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  template:\n    spec:\n      containers:\n        - name: api\n          image: api:1\n          env:\n            - name: TLS_VERIFY\n              value: "true"\n          command: ["sh", "-c", "curl --cacert ca.pem https://x"]\n`,
  'fetch.sh': `#!/bin/bash\nset -euo pipefail\nfor host in "$@"; do\n  if ! curl --fail --silent --cacert ca.pem "https://$host/health" >"out/$host"; then\n    echo "no answer from $host" >&2\n    exit 1\n  fi\ndone\n`,
}

/** Files of these pieces with some number of lines in all, every line added. */
export function filesOf(lines: number): SourceFile[] {
  const each = Math.ceil(lines / Object.keys(pieces).length)
  return Object.entries(pieces).flatMap(([path, text]) => {
    const copies = Math.ceil(each / (text.split('\n').length - 1))
    return Array.from({ length: Math.ceil(copies / 20) }, (_, part) => ({
      path: `${part}/${path}`,
      text: text.repeat(Math.min(20, copies - part * 20)),
      added: 'all' as const,
    }))
  })
}
