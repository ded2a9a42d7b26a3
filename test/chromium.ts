import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Debian installs it. */
const PROGRAM = '/usr/bin/chromium'

/** False where tests in a browser cannot run; with `CI=true` they then run all the same, and fail. */
export function chromiumIsExpected(): boolean {
  return existsSync(PROGRAM) || process.env['CI'] === 'true'
}

/** What a suite that needs a browser is called, so that one that did not run names itself. */
export function inChromium(): string {
  return chromiumIsExpected() ? 'in Chromium' : 'in Chromium (not run: it is not installed)'
}

/** A browser that asks nobody but the pages that it is shown. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PROGRAM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
