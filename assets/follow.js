// Follows a report while it is open: asks for another look without leaving the page, and shows a new verdict as soon as
// it is there. Without it, the form and a reload do the same.
const main = document.querySelector('main[data-events]')

if (main !== null) follow(main)

function follow(main) {
  const status = main.querySelector('[role="status"]')
  void showExcerpts(main)
  const events = new EventSource(main.dataset.events)
  events.addEventListener('looked', event => void show(main, JSON.parse(event.data)))
  main.addEventListener('submit', event => {
    const form = event.target
    if (!form.matches('form[data-refresh]')) return
    event.preventDefault()
    main.setAttribute('aria-busy', 'true')
    say(status, 'Looking again …')
    refresh(form).catch(() => form.submit())
  })
}

async function refresh(form) {
  const response = await fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams(new FormData(form)),
    headers: { accept: 'application/json' },
  })
  if (!response.ok) throw new Error(String(response.status))
}

/** The page as it is now takes the place of what is shown, without its frame and without moving anybody. */
async function show(main, { says }) {
  const response = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!response.ok) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const fresh = page.querySelector('[data-follow]')
  const old = main.querySelector('[data-follow]')
  if (fresh === null || old === null) return
  const focused = document.activeElement?.closest('form[data-refresh]') !== null
  old.replaceWith(fresh)
  document.title = page.title
  void showExcerpts(main)
  main.removeAttribute('aria-busy')
  if (focused) main.querySelector('form[data-refresh] button')?.focus()
  say(main.querySelector('[role="status"]'), says)
}

/** The code of each finding, one after the other; where it cannot be had, the link to it stands there all the same. */
async function showExcerpts(main) {
  for (const place of main.querySelectorAll('[data-excerpt]')) {
    const response = await fetch(place.dataset.excerpt, { headers: { accept: 'text/html' } })
    if (!response.ok) continue
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    place.replaceChildren(...page.body.childNodes)
  }
}

function say(status, words) {
  if (status !== null) status.textContent = words
}
