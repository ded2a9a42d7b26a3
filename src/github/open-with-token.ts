import { boundedCache } from '../memory/bounded-cache.ts'
import { type InstallationClient, installationClient } from './installation-client.ts'
import { requestsWithToken, type TokenSettings } from './requests-with-token.ts'

/** For one look at one pull request. */
const KEPT_BYTES = 64_000_000

/** No App has this id: whatever the client finds is nobody's own. */
const NO_APP = 0

/** GitHub as somebody's token shows it, to read only. Makes no request yet. */
export function openWithToken(settings: TokenSettings): InstallationClient {
  const requests = requestsWithToken(settings, KEPT_BYTES)
  const immutable = boundedCache<string>(KEPT_BYTES, text => text.length * 2)
  return installationClient({ requests, appId: NO_APP, scope: 'token', immutable })
}
