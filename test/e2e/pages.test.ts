import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumIsExpected, inChromium, startChromium } from '../chromium.ts'
import type { Pull } from '../github/state.ts'
import { describeOnOneDatabase } from './on-each-database.ts'
import type { TestPatrol } from './patrol.ts'

const POLICY = [
  'roles: { senior: { teams: [senior-engineers] }, security: { teams: [security] } }',
  'checks:',
  '  title-format: { projects: [SEC] }',
  'waivers: { by: security }',
  '',
].join('\n')

const BYPASS = { 'src/rates.py': 'import requests\nrequests.get("https://vendor", verify=False)\n' }

/** A screen by day, one by night, and a phone. */
const LOOKS = [
  ['light', 1180],
  ['dark', 1180],
  ['light', 390],
] as const

/** Runs, or breaks out of where it stands, wherever it is put unescaped. */
const EVIL = `"><img src=x onerror="window.hit=1"><script>window.hit=1</script>'\`\${7*7}\u202e`

describeOnOneDatabase('the report pages', patrol => {
  describe.runIf(chromiumIsExpected())(inChromium(), () => {
    let chromium: Browser
    let repository: string
    let merged: Pull
    let waiting: Pull
    let bypassing: Pull

    beforeAll(async () => {
      chromium = await startChromium()
      const { github } = patrol
      github.organisation('piper', { members: ['himanshu', 'alex', 'kim', 'jo'], owners: ['olga'] })
      github.organisation('endframe', { members: ['keith'] })
      github.team('piper', 'senior-engineers', { members: ['alex', 'kim'] })
      github.team('piper', 'security', { members: ['jo'] })
      github.install('piper')
      github.install('endframe')
      repository = await patrol.repository('piper', { policy: POLICY })
      merged = await patrol.open(repository, { title: 'SEC-1: Merge it' })
      await patrol.after(() => github.review(merged, { by: 'alex', state: 'APPROVED' }))
      await patrol.after(() => github.merge(merged, 'kim'))
      waiting = await patrol.open(repository, { title: 'SEC-2: Wait' })
      bypassing = await patrol.open(repository, { title: 'SEC-3: Bypass', files: BYPASS })
    })

    afterAll(() => chromium.close())

    const cookies = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

    /** A new browser, in which this person signed in once. */
    async function signedIn(login: string, options: Parameters<Browser['newContext']>[0] = {}) {
      const storageState = cookies.get(login)
      const context = await chromium.newContext(storageState ? { ...options, storageState } : options)
      const page = await context.newPage()
      patrol.github.signInAs(login)
      if (!storageState) {
        await page.goto(`${patrol.server.url}/sign-in`)
        cookies.set(login, await context.storageState())
      }
      return { context, page, to: (path: string) => page.goto(`${patrol.server.url}${path}`) }
    }

    const path = (pull: Pull) => `/${repository}/pull/${pull.number}`
    const text = (page: Page) => page.locator('main').innerText()

    describe('who may see what', () => {
      test('whoever is not signed in is sent to GitHub, and from there to the page', async () => {
        const page = await chromium.newPage()
        patrol.github.signInAs('alex')
        await page.goto(`${patrol.server.url}${path(merged)}`)
        expect(page.url()).toBe(`${patrol.server.url}${path(merged)}`)
        expect(await page.locator('h1').innerText()).toBe('SEC-1: Merge it')
        await page.close()
      })

      test('what may not be seen answers as what is not there does, to the byte', async () => {
        const { context } = await signedIn('keith')
        const bodyOf = async (address: string) => {
          const response = await context.request.get(`${patrol.server.url}${address}`)
          return [response.status(), (await response.text()).replace(/value="[\w-]+"/, '')]
        }
        const nowhere = await bodyOf('/piper/nowhere/pull/1')
        expect(nowhere[0]).toBe(404)
        for (const address of [
          path(merged),
          `/${repository}`,
          `/${repository}/evidence`,
          `${path(merged)}/evidence`,
          `${path(merged)}/events`,
          `/${repository}/badge.svg`,
          '/nobody/nothing',
          '/no-such-page',
        ]) {
          expect(await bodyOf(address)).toEqual(nowhere)
        }
        await context.close()
      })

      test('a pull request without a verdict, and one that nobody opened, are not there either', async () => {
        const { context } = await signedIn('alex')
        for (const number of ['999', '0', '-1', '1e3', '99999999999999999999', '../evidence/../../x']) {
          const response = await context.request.get(`${patrol.server.url}/${repository}/pull/${number}`)
          expect(response.status()).toBe(404)
        }
        await context.close()
      })

      test('programs get JSON at the same address, and are told to sign in', async () => {
        const { context } = await signedIn('alex')
        const headers = { accept: 'application/json' }
        const report = await context.request.get(`${patrol.server.url}${path(merged)}`, { headers })
        expect(await report.json()).toMatchObject({
          number: merged.number,
          verdict: { entry: { kind: 'verdict', details: { state: 'success' } } },
          merge: { entry: { actor: { login: 'kim' } } },
        })
        for (const address of [
          '/',
          `/${repository}`,
          `/${repository}/evidence`,
          `${path(merged)}/evidence`,
        ]) {
          const response = await context.request.get(`${patrol.server.url}${address}`, { headers })
          expect([response.status(), response.headers()['content-type']]).toEqual([200, 'application/json'])
          const anonymous = await fetch(`${patrol.server.url}${address}`, { headers })
          expect(anonymous.status).toBe(401)
        }
        await context.close()
      })

      test('nobody else refreshes with somebody’s cookie, and nobody without the form', async () => {
        const { context } = await signedIn('alex')
        const address = `${patrol.server.url}${path(waiting)}/refresh`
        expect((await context.request.post(address, { form: {} })).status()).toBe(403)
        expect((await context.request.post(address, { form: { csrf: 'guessed' } })).status()).toBe(403)
        expect((await fetch(address, { method: 'POST', redirect: 'manual' })).status).toBe(302)
        await context.close()
      })
    })

    describe('the report', () => {
      test('says what the model says: names, state, and each check with its result and description', async () => {
        const { context, page, to } = await signedIn('alex')
        await to(path(merged))
        const facts = await page.locator('dl.facts').innerText()
        for (const words of [repository, 'SEC-1: Merge it', 'Merged', 'himanshu', 'Compliant'])
          expect(facts).toContain(words)
        const row = page.locator('table.checks').getByRole('row', { name: 'Peer-reviewed' })
        expect(await row.innerText()).toContain('PR has been reviewed by alex')
        expect(await row.innerText()).toContain(
          'Pull requests need to be reviewed by at least one senior engineer',
        )
        expect(await text(page)).toContain('Merged by kim')
        await context.close()
      })

      test('leads from a finding to its lines, and says what to do', async () => {
        const { context, page, to } = await signedIn('alex')
        await to(path(bypassing))
        const link = page.getByRole('link', { name: 'src/rates.py line 2' })
        expect(await link.getAttribute('href')).toBe(
          `${patrol.github.url}/${repository}/blob/${bypassing.headSha}/src/rates.py#L2-L2`,
        )
        expect(await page.locator('#to-do + ul').innerText()).toContain('SSL-Validation')
        await page.locator('article pre .hit').waitFor()
        expect(await page.locator('article pre .hit').innerText()).toContain('verify=False')
        // Each line of the excerpt stands below the one before, within what is shown.
        const heights = await page.evaluate(`(() => {
          const pre = document.querySelector('article pre')
          const line = parseFloat(getComputedStyle(pre).lineHeight)
          return { shown: pre.clientHeight / line, lines: pre.innerText.trimEnd().split('\\n').length }
        })()`)
        const { shown, lines } = heights as { shown: number; lines: number }
        expect(lines).toBeGreaterThan(1)
        expect(Math.floor(shown)).toBe(lines)
        await context.close()
      })

      test('a refresh is followed live, without the page being loaded again', async () => {
        const { context, page, to } = await signedIn('kim')
        await to(path(waiting))
        await page.evaluate('window.stayed = true')
        await page.getByRole('button', { name: 'Refresh' }).click()
        await page
          .getByRole('status')
          .filter({ hasText: /Looked again|something new/ })
          .waitFor()
        expect(await page.evaluate(`'stayed' in window`)).toBe(true)
        await page.getByText('Another look was asked for by kim, on this page').waitFor()
        await patrol.idle()
        patrol.github.review(waiting, { by: 'alex', state: 'APPROVED' })
        await page.getByText('All pull-request checks succeeded!').first().waitFor()
        expect(await page.evaluate(`'stayed' in window`)).toBe(true)
        await patrol.idle()
        await context.close()
      })

      test('without scripts a refresh is a form', async () => {
        const { context, page, to } = await signedIn('kim', { javaScriptEnabled: false })
        await to(path(bypassing))
        await page.getByRole('button', { name: 'Refresh' }).click()
        expect(page.url()).toBe(`${patrol.server.url}${path(bypassing)}`)
        await patrol.idle()
        await page.reload()
        expect(await text(page)).toContain('Another look was asked for by kim, on this page')
        await context.close()
      })
    })

    test('the dashboard says who acts next, each repository what was merged, the evidence how far it was verified', async () => {
      const pull = await patrol.open(repository, { title: 'SEC-4: Wait' })
      const { context, page, to } = await signedIn('alex')
      await to('/')
      const mine = page.locator('h2:has-text("You act next") + div')
      expect(await mine.innerText()).toContain(`#${pull.number} SEC-4: Wait`)
      expect(await mine.innerText()).toContain('You can approve.')
      await to(`/${repository}`)
      expect(await text(page)).toContain(`#${merged.number} SEC-1: Merge it`)
      await page.getByText('The same as a table').click()
      expect(await page.locator('details table').innerText()).toMatch(/\t1\t1\t/)
      await to(`/${repository}/evidence`)
      expect(await text(page)).toMatch(/Verified to entry \d+ at 2\d{3}-/)
      await context.close()
    })

    test('the badge of a private repository is for whoever has its signed address', async () => {
      const { context, page, to } = await signedIn('alex')
      await to(`/${repository}`)
      const address = /\((.+)\)/.exec(await page.locator('pre').innerText())?.[1] ?? ''
      const badge = await fetch(address)
      expect([badge.status, badge.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
      expect(badge.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(await badge.text()).toContain('100 % of 1')
      const forged = address.replace(/signature=./, first => `signature=${first.endsWith('_') ? '-' : '_'}`)
      expect((await fetch(forged)).status).toBe(404)
      expect((await fetch(address.replace(/\?.*/, ''))).status).toBe(404)
      await context.close()
    })

    test('the badge of a public repository is for everybody', async () => {
      const name = await patrol.repository('piper', { private: false })
      await patrol.open(name)
      expect(await (await fetch(`${patrol.server.url}/${name}/badge.svg`)).text()).toContain(
        'nothing merged yet',
      )
    })

    describe('a page', () => {
      const pages = () => [
        '/',
        `/${repository}`,
        `/${repository}/evidence`,
        path(merged),
        path(bypassing),
        '/no-such-page',
      ]

      test('can be used by everybody: no violation that axe knows, light, dark, and on a phone', async () => {
        const { context, page, to } = await signedIn('alex')
        for (const address of pages()) {
          await to(address)
          for (const [colorScheme, width] of LOOKS) {
            await page.emulateMedia({ colorScheme })
            await page.setViewportSize({ width, height: 850 })
            // There are no frames, for which axe would open a page of its own each time.
            const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
            const where = `${address}, ${colorScheme}, ${width} wide`
            expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`)).toEqual([])
            const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
            expect(overflow, where).toBeLessThanOrEqual(0)
          }
          expect(page.frames()).toHaveLength(1)
        }
        await context.close()
      })

      test('on a phone shows each check over the whole width', async () => {
        const { context, page, to } = await signedIn('alex', { viewport: { width: 360, height: 800 } })
        await to(path(bypassing))
        const widths = await page
          .locator('table.checks tbody tr')
          .first()
          .locator('th, td')
          .evaluateAll(cells => cells.map(cell => Math.round(cell.getBoundingClientRect().width)))
        expect(new Set(widths).size).toBe(1)
        await context.close()
      })

      test('is white on paper, though the screen is dark', async () => {
        const { context, page, to } = await signedIn('alex', { colorScheme: 'dark' })
        await to(path(bypassing))
        const colour = (of: string) =>
          page.evaluate(`getComputedStyle(document.querySelector('${of}')).color`)
        const onScreen = await colour('h1')
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
        expect(onScreen).toBe('rgb(230, 232, 234)')
        expect(await colour('h1')).toBe('rgb(28, 32, 36)')
        await context.close()
      })

      test('can be used with the keyboard alone', async () => {
        const { context, page, to } = await signedIn('alex')
        await to(path(bypassing))
        await page.keyboard.press('Tab')
        expect(await page.evaluate('document.activeElement?.textContent.trim()')).toBe('Skip to the content')
        const reached: string[] = []
        for (let times = 0; times < 12; times++) {
          await page.keyboard.press('Tab')
          reached.push(await page.evaluate<string>('document.activeElement?.textContent.trim()'))
        }
        expect(reached).toEqual(expect.arrayContaining(['Compliance Patrol', 'Sign out', 'Refresh']))
        await context.close()
      })

      test('loads nothing from elsewhere, runs no script of its own text, and is in nobody’s frame', async () => {
        const { context, page, to } = await signedIn('alex')
        const asked: string[] = []
        page.on('request', request => asked.push(request.url()))
        for (const address of pages()) {
          const response = await to(address)
          const policy = response?.headers()['content-security-policy'] ?? ''
          expect(policy).toContain("default-src 'none'")
          expect(policy).toContain("frame-ancestors 'none'")
          expect(policy).not.toContain('unsafe')
          expect(await page.locator('script:not([src]), [style], [onclick]').count()).toBe(0)
        }
        expect(asked.filter(url => !url.startsWith(patrol.server.url))).toEqual([])
        await context.close()
      })

      test('is small: all that a report loads fits into 60 kB', async () => {
        const { context, page, to } = await signedIn('alex')
        const loaded: Promise<number>[] = []
        const weigh = (response: Response) => void loaded.push(weightOf(response))
        page.on('response', weigh)
        await to(path(bypassing))
        // The last that it loads are the lines of its findings.
        await page.locator('article pre .hit').waitFor()
        page.off('response', weigh)
        const bytes = (await Promise.all(loaded)).reduce((sum, each) => sum + each, 0)
        expect(bytes).toBeGreaterThan(1_000)
        expect(bytes).toBeLessThan(60_000)
        await context.close()
      })
    })

    test('what attackers write into every field runs nowhere, and stands there as they wrote it', async () => {
      const pull = await anAttack(patrol)
      const { context, page } = await signedIn('alex')
      const alerts: string[] = []
      page.on('dialog', dialog => void dialog.dismiss().then(() => alerts.push(dialog.message())))
      const home = `/${pull.repository.owner.login}/${pull.repository.name}`
      for (const address of [
        '/',
        home,
        `${home}/evidence`,
        `${home}/pull/${pull.number}`,
        `${home}/pull/${pull.number}/evidence`,
      ]) {
        await page.goto(`${patrol.server.url}${address}`)
        expect(await page.evaluate(`'hit' in window`)).toBe(false)
        expect(await page.locator('main img[src="x"], main script').count()).toBe(0)
      }
      await page.goto(`${patrol.server.url}${home}/pull/${pull.number}`)
      expect(await page.locator('h1').innerText()).toContain('<img src=x onerror="window.hit=1">')
      expect(alerts).toEqual([])
      await context.close()
    })
  })
})

/** Of a live feed, which does not end, nothing is known but that it is small. */
async function weightOf(response: Response): Promise<number> {
  if (response.headers()['content-type']?.startsWith('text/event-stream')) return 0
  const { responseBodySize, responseHeadersSize } = await response.request().sizes()
  return responseBodySize + responseHeadersSize
}

async function anAttack(patrol: TestPatrol): Promise<Pull> {
  const { github } = patrol
  const policy = POLICY.replace('checks:', `labels: { ready: 'a<b>' }\nchecks:`)
  const name = await patrol.repository('piper', { policy })
  const pull = await patrol.open(name, {
    title: `SEC-9: ${EVIL}`,
    body: EVIL,
    head: 'x/<img-src=x>',
    files: {
      'src/<img src=x onerror=window.hit=1>.py': BYPASS['src/rates.py'],
      'db/migrate/1_<script>window.hit=1<script>.rb': 'x\n',
    },
  })
  await patrol.after(() => github.review(pull, { by: 'kim', state: 'CHANGES_REQUESTED', body: EVIL }))
  await patrol.after(() => github.comment(pull, { by: 'kim', body: `/patrol refresh ${EVIL}` }))
  return pull
}
