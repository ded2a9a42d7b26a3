import type { CodeView, Setting } from '../../syntax/view.ts'

/** A declaration, an assertion or a question sets nothing. */
export function isOption(view: CodeView, setting: Setting): boolean {
  const { form, target, name } = setting
  if (form === 'default' || isCompared(view, setting)) return false
  const before = view.textOf({ from: setting.from - 1, to: setting.from })
  const isDeclared =
    form === 'assignment' &&
    target === '' &&
    /^(?:\w+|[>\]?])$/.test(before) &&
    !/^(?:With|with|then|else|Then|Else|do)$/.test(before)
  if (
    isDeclared ||
    (form === 'assignment' && view.textOf({ from: setting.at + 1, to: setting.at + 2 }) === '{')
  )
    return false
  if (form === 'assignment' && target === '' && !isInitializer(view, setting)) return false
  if (
    form === 'setter' &&
    (/^(?:Assert|Is|Get|Has|Should|On|Log|Validate|Check|Verify)(?!Cert|Ssl|Server|Remote|Host|Peer|Tls)/.test(
      name,
    ) ||
      isSignature(view, setting))
  )
    return false
  return !view
    .around(setting.at)
    .some(
      call =>
        /^(?:Assert\w*|Equal|True|False|Should\w*|Verify|WriteLine|Log\w*|GetValue|TryGetValue|Option|Argument|DefaultValue)$/.test(
          call.name,
        ) && call.from !== setting.from,
    )
}

/** Visual Basic's `If x.Name = True Then`. */
function isCompared(view: CodeView, { from }: Setting): boolean {
  return (
    view.language === 'vb' &&
    /^(?:If|ElseIf|While|Until|AndAlso|OrElse|And|Or|Not|Return|Case)$/i.test(
      view.textOf({ from: from - 1, to: from }),
    )
  )
}

/** `new Options { Name = true }`, `with { Name = true }`, F#'s `Options(Name = true)`, attributes aside. */
function isInitializer(view: CodeView, setting: Setting): boolean {
  // F#'s records: `{ defaults with Name = true }`.
  if (
    view.language === 'fsharp' &&
    /^(?:with|\{|;)$/.test(view.textOf({ from: setting.from - 1, to: setting.from }))
  )
    return true
  if (view.language !== 'csharp')
    return (
      view.textOf({ from: setting.from - 1, to: setting.from }) === '.' || view.around(setting.at).length > 0
    )
  const opener = view.textOf({ from: setting.from - 1, to: setting.from })
  return opener === '{' || opener === ',' || view.around(setting.at).length > 0
}

/** `bool ValidateCertificate(X509Certificate2 c)`: a type stands before the name. */
function isSignature(view: CodeView, { from, to }: Setting): boolean {
  const before = view.textOf({ from: from - 1, to: from })
  const after = view.textOf({ from: to, to: to + 1 })
  return (
    /^[A-Za-z_]\w*$|^[>\]?]$/.test(before) &&
    !/^(?:return|new|else|do|in|await|Return|Call|Then|Else)$/.test(before) &&
    /^(?:\{|=>|As|=)?$/.test(after)
  )
}
