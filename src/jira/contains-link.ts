/** One address in running text: everything up to a space or to what wiki mark-up puts around an address. */
const ADDRESS = /(?<![A-Za-z0-9])https?:\/\/[^\s<>"'|()[\]{}\\^`]+/gi
/** What ends a sentence or closes emphasis, and is no part of an address that people write. */
const TRAILING = /[.,;:!?*_~+-]+$/

/** True when both are the same address; host and scheme are compared without case, everything else exactly. */
export function isSameAddress(one: string, other: string): boolean {
  const address = URL.parse(one)?.href
  return address !== undefined && address === URL.parse(other)?.href
}

/**
 * True when a comment's body names exactly `url`: `…/pull/4` is not in `…/pull/42` or `…/pull/4/files`.
 * The body is wiki text (v2) or an Atlassian document (v3); anything else contains nothing.
 */
export function containsLink(body: unknown, url: string): boolean {
  const { texts, addresses } =
    typeof body === 'string' ? { texts: [body], addresses: [] } : readDocument(body)
  if (addresses.some(address => isSameAddress(address, url))) return true
  return texts.some(text => addressesIn(text).some(address => isSameAddress(address, url)))
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(ADDRESS)].map(match => match[0].replace(TRAILING, ''))
}

/**
 * Collects the running texts, link marks and cards of an Atlassian document.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/
 * Keeps its own stack: how deep a document is nested is up to whoever wrote it.
 */
function readDocument(root: unknown): { texts: string[]; addresses: string[] } {
  const texts: string[] = []
  const addresses: string[] = []
  const stack: unknown[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()
    if (!isObject(node)) continue
    addresses.push(...addressesOf(node))
    if (!Array.isArray(node['content'])) continue
    texts.push(runningText(node['content']))
    for (const child of node['content']) stack.push(child)
  }
  return { texts, addresses }
}

/** Neighbouring text nodes are one text, as they are on the screen; every other node interrupts it. */
function runningText(nodes: readonly unknown[]): string {
  return nodes
    .map(node => (isObject(node) && typeof node['text'] === 'string' ? node['text'] : '\n'))
    .join('')
}

function addressesOf(node: Record<string, unknown>): string[] {
  const marks: unknown[] = Array.isArray(node['marks']) ? node['marks'] : []
  const links = marks.filter(isObject).filter(mark => mark['type'] === 'link')
  const cards = ['inlineCard', 'blockCard', 'embedCard'].includes(String(node['type'])) ? [node] : []
  return [...links.map(link => attribute(link, 'href')), ...cards.map(card => attribute(card, 'url'))].filter(
    address => address !== null,
  )
}

function attribute(node: Record<string, unknown>, name: string): string | null {
  const attrs = node['attrs']
  if (!isObject(attrs)) return null
  const value = attrs[name]
  return typeof value === 'string' ? value : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
