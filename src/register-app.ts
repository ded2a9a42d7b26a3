import { run } from 'probot'

/**
 * Serves Probot's set-up page, which registers the App on GitHub from `app.yml` and writes its credentials
 * to `.env`. Only outside production: Probot refuses to serve it there.
 */
export async function registerApp({ host, port }: { host: string; port: number }): Promise<void> {
  await run(() => {}, { env: { HOST: host, PORT: String(port) } })
  process.stdout.write(
    [
      `Open http://localhost:${port} to register the App on GitHub.`,
      'Its credentials are then written to .env; start again after that.',
      'Have an App already? Set APP_ID, PRIVATE_KEY and WEBHOOK_SECRET; .env.example explains every setting.',
      '',
    ].join('\n'),
  )
}
