import { scaleBand, scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { html } from 'hono/html'
import type { MergedWeek } from '../../../model/evidence-reading.ts'
import type { Html } from '../words.ts'
import { lasting } from './lasting.ts'

const WIDTH = 720
const HEIGHT = 190
const EDGE = { top: 12, right: 8, bottom: 26, left: 58 }
/** A label under every so many weeks. */
const LABELLED = 5

/** What was merged week by week, compliant or not, and the time to compliance; the table beside them says the same. */
export function weeksCharts(weeks: readonly MergedWeek[]): Html {
  if (weeks.every(({ merged }) => merged === 0)) {
    return html`<p class="quiet">Nothing was merged in the last ${weeks.length} weeks.</p>`
  }
  return html`
    <h3 id="merges">Merged each week</h3>
    <p class="quiet">Green: compliant. Red: merged without a compliant verdict.</p>
    ${mergesChart(weeks)}
    <h3 id="times">Median time from open to compliant</h3>
    ${timesChart(weeks)}
    <details><summary>The same as a table</summary>${weeksTable(weeks)}</details>
  `
}

function mergesChart(weeks: readonly MergedWeek[]): Html {
  const across = bands(weeks)
  const up = heights(Math.max(...weeks.map(({ merged }) => merged)))
  const bars = weeks.map(({ week, merged, compliant }) => {
    const [x, width] = [across(week) ?? 0, across.bandwidth()]
    return html`<rect class="compliant" x="${x}" y="${up(compliant)}" width="${width}" height="${up(0) - up(compliant)}"/>
      <rect class="rest" x="${x}" y="${up(merged)}" width="${width}" height="${up(compliant) - up(merged)}"/>`
  })
  return frame('merges', [axes(weeks, across, up, String), ...bars])
}

function timesChart(weeks: readonly MergedWeek[]): Html {
  const across = bands(weeks)
  const known = weeks.filter(({ medianSeconds }) => medianSeconds !== null)
  const up = heights(Math.max(...known.map(({ medianSeconds }) => medianSeconds ?? 0), 1))
  const x = ({ week }: MergedWeek) => (across(week) ?? 0) + across.bandwidth() / 2
  const path = line<MergedWeek>(x, ({ medianSeconds }) => up(medianSeconds ?? 0))(known) ?? ''
  const points = known.map(
    each => html`<circle class="point" cx="${x(each)}" cy="${up(each.medianSeconds ?? 0)}" r="3"/>`,
  )
  return frame('times', [
    axes(weeks, across, up, lasting),
    html`<path class="median" d="${path}"/>`,
    ...points,
  ])
}

function frame(labelledBy: string, content: readonly Html[]): Html {
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${labelledBy}">${content}</svg>`
}

type Across = ReturnType<typeof bands>
type Up = ReturnType<typeof heights>

function bands(weeks: readonly MergedWeek[]) {
  return scaleBand(
    weeks.map(({ week }) => week),
    [EDGE.left, WIDTH - EDGE.right],
  ).padding(0.25)
}

function heights(most: number) {
  return scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4)
}

function axes(weeks: readonly MergedWeek[], across: Across, up: Up, write: (value: number) => string): Html {
  const values = up.ticks(4).filter(value => Number.isInteger(value))
  const labelled = weeks.filter((_, at) => at % LABELLED === 0)
  return html`${values.map(
    value => html`<line class="axis" x1="${EDGE.left}" x2="${WIDTH - EDGE.right}" y1="${up(value)}" y2="${up(value)}"/>
      <text x="${EDGE.left - 6}" y="${up(value) + 4}" text-anchor="end">${write(value)}</text>`,
  )}${labelled.map(
    ({ week }) => html`<text x="${across(week) ?? 0}" y="${HEIGHT - 8}">${week.slice(5)}</text>`,
  )}`
}

function weeksTable(weeks: readonly MergedWeek[]): Html {
  const shown = weeks.filter(({ merged }) => merged > 0).toReversed()
  return html`<div class="scroll"><table>
    <thead><tr>
      <th scope="col">Week of</th><th scope="col" class="number">Merged</th><th scope="col" class="number">Compliant</th>
      <th scope="col" class="number">Median time to compliant</th>
    </tr></thead>
    <tbody>${shown.map(
      ({ week, merged, compliant, medianSeconds }) => html`<tr>
        <th scope="row">${week}</th><td class="number">${merged}</td><td class="number">${compliant}</td>
        <td class="number">${medianSeconds === null ? '–' : lasting(medianSeconds)}</td>
      </tr>`,
    )}</tbody>
  </table></div>`
}
