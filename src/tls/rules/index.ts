import type { AnyFamily } from '../define-rules.ts'
import { go } from './go.ts'
import { pythonClients } from './python/clients.ts'
import { pythonHttp } from './python/http.ts'
import { pythonSsl } from './python/ssl.ts'
import { curlAndWget } from './curl-wget.ts'

/** All rules, one line for each family; where two know the same construct, the first one's finding is kept. */
export const families: readonly AnyFamily[] = [pythonHttp, pythonSsl, pythonClients, go, curlAndWget]
