import type { Word } from '../../file-views.ts'

/** Whether two words, or one with `=`, give a name such a value. */
export function gives(words: readonly Word[], name: RegExp, value: RegExp): boolean {
  return words.some(({ text }, at) => {
    const equals = text.indexOf('=')
    const own = equals < 0 ? text : text.slice(0, equals)
    const given = equals < 0 ? (words[at + 1]?.text ?? '-') : text.slice(equals + 1)
    return name.test(own) && value.test(given.replaceAll(/["']/g, ''))
  })
}

/** Words after `config` that read or remove a setting, and give it no value. */
export const READS = /^(?:get|delete|rm|list|ls|unset|--unset|--get)$/
