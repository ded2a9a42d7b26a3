import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import { listen } from '../src/web/server.ts'
import type { Pull } from '../test/github/state.ts'
import { idle } from './idle.ts'
import type { Scene } from './seed.ts'
import type { Patrol } from './start-patrol.ts'

type Act = (patrol: Patrol, pull: Pull) => unknown

/** What a visitor can let people do. */
const acts: Record<string, Act> = {
  'alex approves': ({ github }, pull) =>
    github.review(pull, { by: 'alex', state: 'APPROVED', body: 'LGTM 👍' }),
  'kim approves': ({ github }, pull) =>
    github.review(pull, { by: 'kim', state: 'APPROVED', body: 'LGTM 👍' }),
  'maria (technical operations) approves': ({ github }, pull) =>
    github.review(pull, { by: 'maria', state: 'APPROVED' }),
  'jo (security) approves': ({ github }, pull) => github.review(pull, { by: 'jo', state: 'APPROVED' }),
  'alex asks for changes': ({ github }, pull) =>
    github.review(pull, { by: 'alex', state: 'CHANGES_REQUESTED', body: 'Please not like this.' }),
  'himanshu pushes a commit': ({ github }, pull) =>
    github.push(pull, { by: 'himanshu', files: { 'src/more.ts': `export const at = ${Date.now()}\n` } }),
  'himanshu updates the branch': ({ github }, pull) => github.updateBranch(pull, 'himanshu'),
  'himanshu mends the title': ({ github }, pull) =>
    github.edit(pull, { by: 'himanshu', title: 'ENG-207: Retry the importer' }),
  'himanshu merges': ({ github }, pull) => github.merge(pull, 'himanshu'),
}

/** A page on which the demo's people are played by hand. */
export async function startControls(patrol: Patrol, scenes: readonly Scene[], port: number) {
  const app = new Hono()
  app.get('/', c => c.html(page(patrol, scenes)))
  app.post('/:number', async c => {
    const pull = scenes.find(scene => String(scene.pull.number) === c.req.param('number'))?.pull
    const { act: name } = await c.req.parseBody()
    const act = typeof name === 'string' ? acts[name] : undefined
    if (pull === undefined || act === undefined) return c.text('There is no such thing to do.', 400)
    try {
      await act(patrol, pull)
      await idle(patrol)
    } catch (error) {
      return c.text(`GitHub refuses: ${error instanceof Error ? error.message : 'unknown'}`, 422)
    }
    return c.redirect('/', 303)
  })
  return listen(app, '127.0.0.1', port)
}

function page({ github }: Patrol, scenes: readonly Scene[]) {
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Compliance Patrol: demo</title>
<style>${raw(style)}</style>
<h1>acme/claims</h1>
<p>Let people act, and watch the verdicts follow, here and in the terminal.</p>
<table>
<thead><tr><th>Pull request<th>Check run<th>Let</thead>
<tbody>${scenes.map(({ pull }) => row(github.url, pull, github.checkRuns(pull).at(-1)))}</tbody>
</table>`
}

interface Shown {
  readonly id: number
  readonly conclusion: string | null
  readonly title: string | null
}

function row(url: string, pull: Pull, run: Shown | undefined) {
  const place = `${url}/${pull.repository.owner.login}/${pull.repository.name}`
  const title = run?.title ?? run?.conclusion ?? 'none yet'
  return html`<tr>
<td><a href="${place}/pull/${pull.number}">#${pull.number}</a> ${pull.title}
<td class="${run?.conclusion ?? ''}">${run === undefined ? title : html`<a href="${place}/runs/${run.id}">${title}</a>`}
<td>${pull.state === 'closed' ? 'merged' : form(pull.number)}`
}

function form(number: number) {
  const options = Object.keys(acts).map(name => html`<option>${name}</option>`)
  return html`<form method="post" action="/${number}"><select name="act" aria-label="What happens">${options}</select> <button>Go</button></form>`
}

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .45rem .8rem; border-bottom: 1px solid #8884; vertical-align: top }
form { display: flex; gap: .4rem; margin: 0 }
.success a { color: #1a7f37 } .failure a { color: #cf222e } .action_required a { color: #9a6700 }
`
