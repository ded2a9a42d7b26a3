import type { MigrationTool } from './define-tool.ts'
import { clojureTools } from './tools/clojure.ts'
import { dotnetTools } from './tools/dotnet.ts'
import { elixirTools } from './tools/elixir.ts'
import { goTools } from './tools/go.ts'
import { javascriptTools } from './tools/javascript.ts'
import { jvmTools } from './tools/jvm.ts'
import { phpTools } from './tools/php.ts'
import { plainTools } from './tools/plain.ts'
import { pythonTools } from './tools/python.ts'
import { rubyTools } from './tools/ruby.ts'
import { rustTools } from './tools/rust.ts'
import { sqlTools } from './tools/sql.ts'
import { storeTools } from './tools/stores.ts'
import { swiftTools } from './tools/swift.ts'

/** Every tool whose migrations are recognised. Where a path fits several, the first that is sure of it gives the name. */
export const tools: readonly MigrationTool[] = [
  ...rubyTools,
  ...pythonTools,
  ...jvmTools,
  ...javascriptTools,
  ...phpTools,
  ...dotnetTools,
  ...elixirTools,
  ...goTools,
  ...rustTools,
  ...clojureTools,
  ...swiftTools,
  ...storeTools,
  ...sqlTools,
  ...plainTools,
]
