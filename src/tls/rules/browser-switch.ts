import type { Match } from '../match.ts'
import type { CodeView } from '../syntax/view.ts'

/** Switches of Chromium and PhantomJS that accept certificates with errors. */
const SWITCH =
  /^(?:--?)?(?:ignore-certificate-errors|ignore-urlfetcher-cert-requests|allow-insecure-localhost)(?:=true)?$|^(?:--)?ignore-ssl-errors=(?:yes|true|any|1)$|^--?[^\n]{0,300}\s--ignore-certificate-errors(?=\s|$)|^--ignore-certificate-errors\s/

/** Calls that only compare, ask, declare or talk. */
const ASKS =
  /(?:^|\.)(?:expect|assert\w*|includes?\??|indexOf|in_array|hasSwitch|removeSwitch|has|filter|toContain|equals?|log|describe|it|test|option|addOption|flag|argument|Option|puts|echo|print|say|delete|raise|die)$/i

/** Literals that are such a switch and are given to something. */
export function browserSwitches(view: CodeView): Match[] {
  return view
    .strings()
    .filter(
      ({ value, from }) =>
        SWITCH.test(value) &&
        !view
          .around(from)
          .slice(0, 1)
          .some(({ path }) => ASKS.test(path)) &&
        !/[=!]==?$/.test(view.textOf({ from: Math.max(0, from - 1), to: from })),
    )
    .map(({ from, to }) => ({ from, to }))
}
