import type { Match } from '../../match.ts'
import type { CodeView, Fn, Range, Setting } from '../../syntax/view.ts'
import { notWithin } from '../ranges.ts'

/** Properties, events, methods and arguments that take a callback which decides about a certificate. */
export const CALLBACKS = [
  'ServerCertificateValidationCallback',
  'ServerCertificateCustomValidationCallback',
  'RemoteCertificateValidationCallback',
  'UserCertificateValidationCallback',
  'UseUserCertificateValidationCallback',
  'ServerCertificateValidation',
  'ServerCertificateValidationHandler',
  'ServerCertificateValidator',
  'ServerCertificateCallback',
  'CertificateValidationCallback',
  'CertificateValidationHandler',
  'CertificateValidation',
  'CertificateValidator',
  'CertificateCallback',
  'ClientCertificateValidationCallback',
  'ClientCertificateValidation',
  'ClientCertificateValidator',
  'CustomCertificateValidation',
  'CustomCertificateValidationCallback',
  'CustomValidationCallback',
  'RemoteCertValidationCallback',
  'RemoteCertificateCallback',
  'RemoteCertificateValidator',
  'RemoteCertificateValidation',
  'TLSRemoteCertificationValidationCallback',
  'TlsRemoteCertificateValidationCallback',
  'SslCertificateValidationCallback',
  'SslValidationCallback',
  'TlsValidationCallback',
  'TlsCertificateValidationCallback',
  'VerifyServerCertificate',
  'ValidateServerCertificate',
  'ValidateRemoteCertificate',
  'ValidateCertificate',
  'CertificateValidationFunc',
  'CertValidationCallback',
  'userCertificateValidationCallback',
  'OnCertificateValidation',
  'ServerCertificateVerificationCallback',
  'SslCertificateCustomValidationCallback',
  'HttpServerCertificateCustomValidationCallback',
] as const

export const DELEGATES = [
  'RemoteCertificateValidationCallback',
  'VerifyServerCertificateCallback',
  'LocalCertificateValidationCallback',
  'ServerCertificateValidationCallback',
] as const

/** A function that is handed what is wrong with a certificate. */
function isValidation(view: CodeView, fn: Fn): boolean {
  return /\bSslPolicyErrors\b/.test(view.textOf({ from: fn.from, to: fn.body.from }))
}

/** `e.Accept = true`, `args.Valid = true`, without a condition: events that are told the answer. */
export function acceptsEvent(view: CodeView, setting: Pick<Setting, 'from' | 'to' | 'value'>): Match[] {
  const fn = view.functionOf(setting.value)
  if (fn === null) return []
  const text = view.textOf(fn.body)
  const accepts = /\.\s*(?:Accept|Accepted|Valid|IsValid|Result)\s*(?:=|<-)\s*(?:true|True)\b/.test(text)
  if (!accepts || /\b(?:if|If|switch|match|when)\b|\?/.test(text)) return []
  return [{ from: setting.from, to: setting.to, also: [fn] }]
}

/** Longest handler that Visual Basic's `AddHandler` is read with, in tokens. */
const LONGEST_HANDLER = 200

/** Visual Basic's `AddHandler client.ValidateCertificate, Sub(c, e) e.Accept = True`. */
export function handlersAdded(view: CodeView): Match[] {
  if (view.language !== 'vb' || !view.has('AddHandler')) return []
  return view.uses(...CALLBACKS).flatMap(use => {
    const isAdded = /^AddHandler$/i.test(view.textOf({ from: use.from - 1, to: use.from }))
    if (!isAdded || view.textOf({ from: use.to, to: use.to + 1 }) !== ',') return []
    let end = use.to + 1
    while (end < use.to + LONGEST_HANDLER && !/^\s*$/.test(view.textOf({ from: end, to: end + 1 }))) end += 1
    const value = { from: use.to + 1, to: end }
    const setting = { from: use.from - 1, to: Math.max(end, handlerEnd(view, value)), value }
    const always = view.whenAlways(setting, setting.value, 'true')
    return always.length > 0 ? always : acceptsEvent(view, setting)
  })
}

/** The end of a `Sub` that spans lines. */
function handlerEnd(view: CodeView, value: Range): number {
  const fn = view.functionOf(value)
  return fn !== null && fn.from >= value.from && fn.from < value.to ? fn.to : 0
}

/** F#'s `RemoteCertificateValidationCallback acceptAll`. */
export function appliedDelegates(view: CodeView): Match[] {
  if (view.language !== 'fsharp') return []
  return view
    .uses(...DELEGATES)
    .filter(({ to }) => /^[a-z]\w*$/i.test(view.textOf({ from: to, to: to + 1 })))
    .flatMap(use => view.whenAlways(use, { from: use.to, to: use.to + 1 }, 'true'))
}

/** `Func<…, SslPolicyErrors, bool> name = …`. */
export function functionTyped(view: CodeView): { at: Range; value: Range }[] {
  const places = new Map<string, Set<number>>()
  for (const use of view.uses('SslPolicyErrors')) {
    const isLast = view.textOf({ from: use.to, to: use.to + 3 }).replace(/\s/g, '') === ',bool>'
    const name = isLast ? view.textOf({ from: use.to + 3, to: use.to + 4 }) : ''
    if (name !== '') places.set(name, (places.get(name) ?? new Set()).add(use.to + 3))
  }
  return [...places].flatMap(([name, known]) =>
    view
      .settings(name)
      .filter(({ at }) => known.has(at))
      .map(setting => ({ at: setting, value: setting.value })),
  )
}

/** Functions with the signature of a validation that always agree, wherever they are used. */
export function validators(view: CodeView, found: readonly Match[]): Match[] {
  const names = new Set<string>()
  for (const use of view.uses('SslPolicyErrors')) {
    const text = view.textOf({ from: Math.max(0, use.from - 40), to: use.from })
    for (const [, name = ''] of text.matchAll(/\b([A-Za-z_]\w{0,80})\s*\(/g)) names.add(name)
  }
  const matches = [...names]
    .flatMap(name => view.functions(name))
    .filter(fn => isValidation(view, fn) && view.alwaysReturns(fn, 'true'))
    .map(fn => ({ from: fn.from, to: fn.to }))
  return notWithin(matches, found)
}

/** Classes of a type whose method of that name accepts; Visual Basic writes the type on a line of its own. */
export function classesOf(
  view: CodeView,
  method: string,
  type: RegExp,
  accepts: (fn: Fn) => boolean,
): Match[] {
  return view.functions(method).flatMap(fn => {
    const cls = view.classAround(fn.from)
    // F#'s object expression: `{ new ICertificatePolicy with member _.CheckValidationResult(…) = true }`.
    if (
      cls === null &&
      view.language === 'fsharp' &&
      type.test(view.textOf(fn)) &&
      /=\s*true\s*\}?$/.test(view.textOf(fn))
    )
      return [{ from: fn.from, to: fn.to }]
    if (
      cls === null ||
      !type.test(view.textOf({ from: cls.from, to: Math.min(fn.from, cls.from + 60) })) ||
      !accepts(fn)
    )
      return []
    return [{ from: cls.from, to: cls.to }]
  })
}

/** `ServicePointManager.CertificatePolicy = new …`, with a class of the file that accepts everything. */
export function policiesSet(view: CodeView, policies: readonly Match[]): Match[] {
  const names = new Set(policies.map(({ from }) => view.classAround(from + 1)?.name ?? ''))
  for (const match of policies)
    names.add(/\bclass\s+(\w{1,100})/i.exec(view.textOf({ from: match.from, to: match.from + 8 }))?.[1] ?? '')
  names.delete('')
  return view.settings('CertificatePolicy').filter(({ value, form }) => {
    const made = /^new\s+(?:[\w.]+\.)?(\w+)/i.exec(view.textOf(value))?.[1] ?? ''
    return form === 'assignment' && names.has(made)
  })
}

export function isDefined(view: CodeView, use: { readonly from: number; readonly to: number }): boolean {
  return (
    /^(?:class|Class|type|new|Imports|bool|Boolean)$/.test(
      view.textOf({ from: use.from - 1, to: use.from }),
    ) && view.text.includes(`class ${view.textOf(use)}`)
  )
}
