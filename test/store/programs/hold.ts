import { openStore } from '../../../src/store/open-store.ts'
import { aSilentLog } from '../../silent-log.ts'

// Opens a store, says so, and holds it.
const [dataDir] = process.argv.slice(2)
if (dataDir === undefined) throw new Error('A folder, please.')
const store = await openStore({ dataDir }, { log: aSilentLog() })
process.stdout.write('open\n')
setInterval(() => void store.ping(), 1000)
