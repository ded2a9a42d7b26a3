import type { AnyFamily } from '../define-rules.ts'
import { go } from './go.ts'
import { pythonClients } from './python/clients.ts'
import { pythonEnvironment } from './python/environment.ts'
import { pythonHttp } from './python/http.ts'
import { pythonSsl } from './python/ssl.ts'
import { curlAndWget } from './curl-wget.ts'
import { curlAndWgetConfig } from './curl-wget-config.ts'

/** All rules, one line for each family; where two know the same construct, the first one's finding is kept. */
export const families: readonly AnyFamily[] = [
  // One line for each family.
  pythonHttp,
  pythonSsl,
  pythonClients,
  pythonEnvironment,
  go,
  curlAndWget,
  curlAndWgetConfig,
]
