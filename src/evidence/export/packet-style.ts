/** Calm on a screen, whole on paper: no row is cut in two by the end of a page. */
export const PACKET_STYLE = `
:root { color-scheme: light; }
body { font: 15px/1.45 system-ui, sans-serif; color: #1a1d21; max-width: 62rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; break-after: avoid; }
.lead { margin: .15rem 0 1rem; color: #4a5058; }
.yes, .no { border-left: 4px solid #1a7f37; background: #f1f8f3; padding: .5rem .75rem; }
.no { border-color: #b3261e; background: #fcf1f0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #d8dce1; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #8b929b; }
.facts th { width: 12rem; font-weight: 600; }
.timeline td:first-child, .timeline td:nth-child(2) { white-space: nowrap; }
code { font: .8em ui-monospace, monospace; overflow-wrap: anywhere; }
footer { margin-top: 2rem; color: #4a5058; font-size: .85rem; }
tr { break-inside: avoid; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } thead { display: table-header-group; } }
@page { margin: 18mm 15mm; }
`
