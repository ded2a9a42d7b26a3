import { TOOLS } from '../../embedded/piece.ts'
import type { ConfigSetting, ConfigView } from '../../file-views.ts'
import { isOff, isPairOff } from '../tools/options.ts'

/** Values that are an argument, or several, by which validation is off; commands by name have their own rules. */
export function argumentsOff(view: ConfigView): ConfigSetting[] {
  let list = ''
  let isCommand = false
  return view.all.filter(setting => {
    const isItem = setting.path.at(-1) === '[]'
    const own = isItem ? setting.path.join('\0') : ''
    if (own === '' || own !== list) isCommand = false
    list = own
    isCommand ||=
      isItem && setting.value.length < 100 && !/\s/.test(setting.value) && TOOLS.test(setting.value)
    return !isCommand && isArgument(setting, isItem)
  })
}

function isArgument({ value, multiline }: ConfigSetting, isItem: boolean): boolean {
  if (value.length < 6 || value.length > 2_000 || multiline) return false
  if (!value.startsWith('-') && (!isItem || /\s/.test(value))) return false
  // A variable of the environment (`NAME=value`) is one, not an argument.
  if (/^[A-Z][A-Z0-9_]*=/.test(value)) return false
  const words = value.split(/\s+/)
  return words.some(
    (word, at) => isOff(word, words[at + 1]) || (isItem && words.length === 1 && isPairOff(word)),
  )
}
