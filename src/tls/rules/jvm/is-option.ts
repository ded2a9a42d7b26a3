import type { CodeView, Setting } from '../../syntax/view.ts'

/** Not a variable of its own, nor an assertion or a question about the option. */
export function isOption(view: CodeView, setting: Setting): boolean {
  const { form, target, name } = setting
  if (form === 'default' || isParameter(view, setting)) return false
  if (/^(?:verify|assert\w*|expect|when|doReturn|then|check)\(\)/.test(target)) return false
  if (form === 'assignment' && target === 'this' && view.textOf(setting.value) === name) return false
  if (form === 'assignment' && target === '' && !isDslProperty(view, setting)) return false
  if (
    form === 'setter' &&
    /^(?:assert|expect|has|is|get|on|handle|test|should|log|check(?!Server|CN|Host|Cert))/.test(name)
  )
    return false
  if (form === 'setter' && isDeclaration(view, setting)) return false
  return !view
    .around(setting.at)
    .slice(0, 2)
    .some(call =>
      /^(?:assert\w*|verify|expect\w*|when|getProperty|getOrDefault|getBoolean|Option|addOption|hasArg|println|info|debug|warn|error|Value|DefaultValue)$/.test(
        call.name,
      ),
    )
}

/** `void setTrustAll(boolean on)`: a type stands before the name. */
function isDeclaration(view: CodeView, { from, to }: Setting): boolean {
  const before = view.textOf({ from: from - 1, to: from })
  const after = view.textOf({ from: to, to: to + 1 })
  return (
    /^[A-Za-z_]\w*$|^[>\]]$/.test(before) &&
    !/^(?:return|new|else|do|in|and|or|throw|await|yield|when|then|case)$/.test(before) &&
    /^(?:\{|throws|:|=|)$/.test(after) &&
    /\{|throws|=/.test(after)
  )
}

/** `class C(val name: Boolean = true)`: the default of a parameter. */
function isParameter(view: CodeView, { form, at, value }: Setting): boolean {
  if (form !== 'entry') return false
  const isTyped =
    view.textOf({ from: at + 1, to: at + 2 }) === ':' &&
    view.textOf({ from: value.from - 1, to: value.from }) === '='
  return isTyped || /^(?:val|var)$/.test(view.textOf({ from: at - 1, to: at }))
}

/** In Kotlin's, Scala's and Groovy's blocks a bare `name = value` sets a property of the receiver. */
function isDslProperty(view: CodeView, setting: Setting): boolean {
  if (view.language === 'java') return false
  const before = view.textOf({ from: setting.from - 1, to: setting.from })
  const isDeclared = /^(?:val|var|def|lazy|final|boolean|Boolean|const|let)$|^[A-Z]\w*$/.test(before)
  return !isDeclared && view.around(setting.at).length > 0
}
