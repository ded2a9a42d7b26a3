import { run } from 'probot'
import type { RegistrationSettings } from './settings-in-part.ts'

/**
 * Serves Probot's set-up page, which registers the App on GitHub from `app.yml` and writes its credentials
 * to `.env`. Only outside production: Probot refuses to serve it there. Rejects when the port is taken.
 */
export async function registerApp(
  { host, port, githubApiUrl }: RegistrationSettings,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  // Probot would ask a public relay for a channel of its own otherwise.
  environment['NO_SMEE_SETUP'] ??= 'true'
  const { host: github, protocol } = new URL(githubApiUrl)
  if (github !== 'api.github.com') {
    // How Probot knows Enterprise Server: https://probot.github.io/docs/configuration/
    environment['GHE_HOST'] ??= github
    environment['GHE_PROTOCOL'] ??= protocol.replace(':', '')
  }
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
