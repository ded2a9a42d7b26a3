import * as oauth from 'oauth4webapi'
import { Unavailable } from './errors.ts'

export interface SignInSettings {
  readonly clientId: string
  readonly clientSecret: string
  /** Address of GitHub’s pages: `https://github.com`, or `https://HOST` for Enterprise Server. */
  readonly webUrl: string
  /** Where GitHub sends people back to, as registered with the App. */
  readonly callbackUrl: string
}

/** A sign-in that began: what has to be known again when GitHub sends the person back. */
export interface Begun {
  readonly state: string
  readonly verifier: string
}

/** Somebody’s token for the App. */
export interface PersonalToken {
  readonly token: string
  readonly expiresAt: Date
}

/** Signs people in at GitHub, as the App: https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-user-access-token-for-a-github-app */
export interface SignIn {
  /** Where to send the person, with PKCE and a state that nobody can guess. */
  begin(): Promise<Begun & { readonly url: string }>
  /**
   * The token, from the address at which the person came back.
   * @throws SignInRefused when they said no, or when it is not the answer to what began; `Unavailable`: GitHub does not answer
   */
  finish(back: URL, begun: Begun): Promise<PersonalToken>
}

/** Nobody was signed in; the message is a sentence for people. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
}

/** Where tokens do not expire (a setting of the App), the session does. */
const LONGEST_SECONDS = 8 * 3600
const TIMEOUT_MS = 10_000

/** Opens GitHub’s sign-in for an App. Makes no request yet. */
export function openSignIn(
  { clientId, clientSecret, webUrl, callbackUrl }: SignInSettings,
  clock: { now(): Date },
): SignIn {
  const server: oauth.AuthorizationServer = {
    issuer: webUrl,
    authorization_endpoint: `${webUrl}/login/oauth/authorize`,
    token_endpoint: `${webUrl}/login/oauth/access_token`,
  }
  const client: oauth.Client = { client_id: clientId }
  const options = () => ({
    signal: AbortSignal.timeout(TIMEOUT_MS),
    // Enterprise Server may be reached by HTTP on a network of one's own, as its API may.
    [oauth.allowInsecureRequests]: webUrl.startsWith('http:'),
  })

  return {
    async begin() {
      const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()]
      const url = new URL(`${webUrl}/login/oauth/authorize`)
      url.search = new URLSearchParams({
        client_id: clientId,
        redirect_uri: callbackUrl,
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).toString()
      return { url: url.href, state, verifier }
    },

    async finish(back, { state, verifier }) {
      const parameters = checked(() => oauth.validateAuthResponse(server, client, back, state))
      const secret = oauth.ClientSecretPost(clientSecret)
      const asked = oauth.authorizationCodeGrantRequest(
        server,
        client,
        secret,
        parameters,
        callbackUrl,
        verifier,
        options(),
      )
      const response = await asked.catch(() => {
        throw new Unavailable('GitHub did not answer the sign-in.')
      })
      if (response.status >= 500) throw new Unavailable(`GitHub answered ${response.status} for the sign-in.`)
      const answer = await oauth.processAuthorizationCodeResponse(server, client, response).catch(() => {
        throw new SignInRefused('GitHub did not take its own code any more. Sign in again.')
      })
      const seconds = Math.min(answer.expires_in ?? LONGEST_SECONDS, LONGEST_SECONDS)
      return { token: answer.access_token, expiresAt: new Date(clock.now().getTime() + seconds * 1000) }
    },
  }
}

function checked(validate: () => URLSearchParams): URLSearchParams {
  try {
    return validate()
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError && error.error === 'access_denied') {
      throw new SignInRefused('GitHub was not allowed to sign you in.')
    }
    throw new SignInRefused('This answer belongs to no sign-in that began here. Sign in again.')
  }
}
