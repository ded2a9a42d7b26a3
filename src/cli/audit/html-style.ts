/** Looks of the report; on paper everything is unfolded and black. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8886; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h1 { margin-bottom: 0; }
h2 { border-bottom: 1px solid var(--line); margin-top: 2.5rem; }
h3 { font: 600 0.9rem/1.4 ui-monospace, monospace; margin: 1rem 0 0; overflow-wrap: anywhere; }
code, pre { font: 0.85rem/1.4 ui-monospace, monospace; }
pre { background: #8881; margin: 0.25rem 0; overflow-x: auto; padding: 0.5rem; }
.line b { color: #888; display: inline-block; font-weight: normal; min-width: 3rem; text-align: right; }
.line.at { font-weight: 600; }
table { border-collapse: collapse; margin: 1.5rem 0; }
caption { font-weight: 600; padding-bottom: 0.5rem; text-align: left; }
th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 1rem 0.25rem 0; text-align: right; }
th:first-child { text-align: left; }
details { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
summary { cursor: pointer; }
.counts, .ids, .none, .call { color: light-dark(#595959, #a8a8a8); }
.counts { float: right; }
.mark { border: 1px solid currentcolor; border-radius: 4px; display: inline-block; font-size: 0.8rem; min-width: 4.5rem; text-align: center; }
.critical, .high { color: light-dark(#a40e26, #ff7b80); }
.medium { color: light-dark(#7a4d00, #e3b341); }
.low { color: light-dark(#595959, #a8a8a8); }
.good { color: light-dark(#116329, #6bd083); }
@media print { details > * { display: block; } }
`
