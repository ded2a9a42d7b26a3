import type { Format } from '../languages/file-names.ts'
import { readDirectives } from './directives.ts'
import { readIni, readProperties } from './lines.ts'
import { readNested } from './nested.ts'
import type { Collector, ConfigSetting, Origin } from './setting.ts'
import { readXml } from './xml.ts'
import { readYaml } from './yaml.ts'

/** The formats that are read as settings. */
export type ConfigFormat = Exclude<Format, 'shell' | 'dockerfile' | 'makefile'>

/** Reads a file of configuration into its settings; whatever it holds, it never throws. */
export function readConfig(
  text: string,
  format: ConfigFormat,
  { file = '', shift = 0, fixed = null }: Partial<Omit<Origin, 'format'>> = {},
): readonly ConfigSetting[] {
  const collector: Collector = { settings: [], origin: { file, format, shift, fixed } }
  READERS[format](text, collector)
  return collector.settings
}

const READERS: Record<ConfigFormat, (text: string, collector: Collector) => void> = {
  yaml: readYaml,
  json: readNested,
  hcl: readNested,
  toml: readIni,
  ini: readIni,
  properties: (text, collector) => readProperties(text, collector, false),
  env: (text, collector) => readProperties(text, collector, true),
  xml: readXml,
  directives: readDirectives,
}
