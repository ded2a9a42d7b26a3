import type { Format } from '../languages/file-names.ts'
import { readDirectives, readIni, readProperties } from './lines.ts'
import { readNested } from './nested.ts'
import type { Collector, ConfigSetting } from './setting.ts'
import { readXml } from './xml.ts'
import { readYaml } from './yaml.ts'

/** The formats that are read as settings. */
export type ConfigFormat = Exclude<Format, 'shell' | 'dockerfile' | 'makefile'>

/** Reads a file of configuration into its settings; whatever it holds, it never throws. */
export function readConfig(text: string, format: ConfigFormat, firstLine = 1): readonly ConfigSetting[] {
  const collector: Collector = { settings: [] }
  READERS[format](text, collector, firstLine)
  return collector.settings
}

const READERS: Record<ConfigFormat, (text: string, collector: Collector, firstLine: number) => void> = {
  yaml: readYaml,
  json: (text, collector, firstLine) => readNested(text, collector, [], firstLine),
  hcl: (text, collector, firstLine) => readNested(text, collector, [], firstLine),
  toml: readIni,
  ini: readIni,
  properties: (text, collector, firstLine) => readProperties(text, collector, false, firstLine),
  env: (text, collector, firstLine) => readProperties(text, collector, true, firstLine),
  xml: readXml,
  directives: readDirectives,
}
