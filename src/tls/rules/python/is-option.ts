import type { CodeView, Setting } from '../../syntax/view.ts'

/** Not a variable of its own, a parameter's default, or the option of a command line. */
export function isOption(view: CodeView, setting: Setting): boolean {
  if (setting.form === 'default') return false
  if (setting.form === 'assignment' && setting.target === '' && !/\]\s*=/.test(view.textOf(setting)))
    return false
  return !view
    .around(setting.at)
    .some(
      call =>
        /(?:^|\.)(?:add_argument|add_option|option|Option|Argument|Field|field|assert\w*|BooleanField|BoolOpt|StrOpt)$/.test(
          call.path,
        ) ||
        /(?:^|\.)(?:log|logger|logging)\.\w+$/i.test(call.path) ||
        (setting.name === 'no_verify' && /(?:^|[._])(?:commit|push|merge)$/.test(call.path)) ||
        (setting.form !== 'entry' && /(?:^|\.)(?:getenv|get|pop|getattr)$/.test(call.path)),
    )
}
