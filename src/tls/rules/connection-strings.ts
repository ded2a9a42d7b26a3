import { defineRules } from '../define-rules.ts'
import type { StringsView, Text } from '../file-views.ts'
import { weaknessOf } from './connection-parameters.ts'

const PIECES = ['ssl', 'tls', 'verif', 'cert', 'encrypt', 'trust', 'insecure', 'valid', 'hostname']

/** Sentences are for people: words without a sign between them. */
function isSentence({ value }: Text): boolean {
  return (
    /(?:^|\s)(?:[A-Za-z][a-z']{1,20}[ ,]+){4}[a-z]/.test(value.slice(0, 600)) &&
    !/:\/\/\S+\?|;.{1,60}=/.test(value)
  )
}

function candidates(view: StringsView): readonly Text[] {
  return view
    .containing(...PIECES)
    .filter(text => text.value.includes('=') && !text.value.includes('\n') && !isSentence(text))
}

/** Addresses and strings by which clients connect, in code, configuration and commands. */
export const connectionStrings = defineRules({
  name: 'Connection strings',
  reads: 'strings',
  example: 'db.py',
  rules: [
    {
      id: 'connection-string-unchecked',
      title: 'A connection string does without certificate validation',
      why: 'With this parameter the client accepts any certificate, or any host name.',
      fix: 'Leave the parameter out; name the certificate of a private authority instead.',
      match: view =>
        candidates(view)
          .filter(({ value }) => weaknessOf(value) === 'validation')
          .map(text => view.found(text)),
      examples: {
        bad: [
          'url = "mongodb://h/db?tls=true&tlsInsecure=true"',
          'url = "mongodb://h/db?tls=true&tlsAllowInvalidCertificates=true"',
          'url = "mongodb+srv://u:p@h/db?tlsAllowInvalidHostnames=true"',
          'url = "rediss://h:6379/0?ssl_cert_reqs=none"',
          'url = "rediss://h:6379/0?ssl_cert_reqs=CERT_NONE"',
          'url = "amqps://h/?verify=verify_none"',
          'url = "postgresql://h/db?sslmode=no-verify"',
          'c = "Server=h;Database=d;Encrypt=True;TrustServerCertificate=True"',
          'c = "Server=h;Database=d;Trust Server Certificate=true"',
          'c = "Driver={ODBC Driver 18 for SQL Server};Server=h;TrustServerCertificate=yes;"',
          {
            path: 'A.java',
            text: 'String u = "jdbc:mysql://h/db?useSSL=true&verifyServerCertificate=false";',
          },
          {
            path: 'A.java',
            text: 'String u = "jdbc:sqlserver://h:1433;encrypt=true;trustServerCertificate=true";',
          },
          {
            path: 'A.java',
            text: 'String u = "jdbc:postgresql://h/db?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory";',
          },
          {
            path: 'A.java',
            text: 'String u = "jdbc:mariadb://h/db?useSSL=true&trustServerCertificate=true";',
          },
          { path: 'a.go', text: 'db, err := sql.Open("mysql", "u:p@tcp(h:3306)/db?tls=skip-verify")' },
          { path: 'a.go', text: 'dsn := "sqlserver://u:p@h?database=d&TrustServerCertificate=true"' },
          {
            path: 'appsettings.json',
            text: '{"ConnectionStrings": {"Default": "Server=h;Database=d;TrustServerCertificate=True"}}',
          },
          {
            path: 'web.config',
            text: '<add name="D" connectionString="Server=h;TrustServerCertificate=True" />',
          },
          {
            path: 'application.properties',
            text: 'spring.datasource.url=jdbc:sqlserver://h;trustServerCertificate=true\n',
          },
          { path: '.env', text: 'MAILER_DSN="smtp://h:465?verify_peer=0"\n' },
          { path: 'run.sh', text: "zypper addrepo 'https://example.com/repo?ssl_verify=no' x" },
          { path: 'playbook.yml', text: '- get_url: url=https://x dest=/x validate_certs=no\n' },
        ],
        good: [
          'url = "mongodb://h/db?tls=true&tlsInsecure=false"',
          'url = "rediss://h:6379/0?ssl_cert_reqs=required"',
          'c = "Server=h;Database=d;Encrypt=True;TrustServerCertificate=False"',
          'print("use TrustServerCertificate=True to connect")',
          '# "Server=h;TrustServerCertificate=True"',
          'url = "https://example.com/?verify_ssl_docs=false"',
          { path: 'a.go', text: 'dsn := "u:p@tcp(h:3306)/db?tls=true"' },
        ],
      },
    },
    {
      id: 'connection-string-plaintext',
      title: 'A connection string does without TLS, or gives it up',
      why: 'With this parameter the connection is not encrypted, or falls back to plain text.',
      fix: 'Use the strictest mode that the client has, such as `sslmode=verify-full`.',
      family: 'plaintext',
      match: view =>
        candidates(view)
          .filter(({ value }) => weaknessOf(value) === 'plaintext')
          .map(text => view.found(text)),
      examples: {
        bad: [
          'url = "postgresql://u:p@h/db?sslmode=disable"',
          'url = "postgres://u:p@h/db?connect_timeout=5&sslmode=prefer"',
          'url = "postgres://u:p@h/db?sslmode=allow"',
          'conn = psycopg2.connect("host=h dbname=d sslmode=disable")',
          'dsn = "sslmode=disable"',
          'dsn = base + "?sslmode=disable"',
          'dsn = f"host={host} user=u sslmode=disable"',
          'c = "Server=h;Database=d;SslMode=None"',
          'c = "Server=h;Database=d;SslMode=Preferred"',
          'c = "Host=h;Database=d;SSL Mode=Disable"',
          'c = "Server=h;Database=d;Encrypt=False"',
          'c = "mongodb://h/db?ssl=false"',
          { path: 'A.java', text: 'String u = "jdbc:mysql://h/db?useSSL=false";' },
          { path: 'A.java', text: 'String u = "jdbc:mysql://h/db?sslMode=DISABLED";' },
          { path: 'A.java', text: 'String u = "jdbc:sqlserver://h:1433;databaseName=d;encrypt=false";' },
          { path: 'a.go', text: 'db, err := sql.Open("postgres", "host=h port=5432 sslmode=disable")' },
          { path: 'a.go', text: 'dsn := fmt.Sprintf("postgres://%s:%s@%s/%s?sslmode=disable", u, p, h, d)' },
          { path: 'a.go', text: 'db, err := sql.Open("mysql", "u:p@tcp(h:3306)/db?tls=preferred")' },
          { path: 'a.rb', text: "url = 'postgres://h/db?sslmode=disable'" },
          { path: 'run.sh', text: 'psql "host=h sslmode=disable"' },
          { path: 'run.sh', text: 'export DATABASE_URL="postgres://h/db?sslmode=disable"' },
          {
            path: 'compose.yaml',
            text: 'environment:\n  DATABASE_URL: postgres://h/db?sslmode=disable # !!\n',
          },
          {
            path: 'main.tf',
            text: 'locals {\n  url = "postgres://${var.u}@${var.h}/db?sslmode=disable" # !!\n}\n',
          },
        ],
        good: [
          'url = "postgresql://u:p@h/db?sslmode=verify-full"',
          'url = "postgresql://u:p@h/db?sslmode=require"',
          'url = "postgresql://u:p@h/db"',
          'print("sslmode=disable is not allowed")',
          '# url = "postgres://h/db?sslmode=disable"',
          'raise ValueError("sslmode=disable")',
          'if "sslmode=" in url:\n    pass',
          { path: 'A.java', text: 'String u = "jdbc:mysql://h/db?useSSL=true";' },
        ],
      },
    },
  ],
})
