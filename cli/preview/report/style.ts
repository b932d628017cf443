/** The page's only style sheet; its digest is in the page's content security policy. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --card: #fff; --text: #1a2027; --soft: #55606d; --line: #d8dde3;
  --pass: #0b6b3a; --pass-ground: #e3f4ea; --block: #a3122a; --block-ground: #fdeaec;
  --critical: #8f0d24; --high: #a33b00; --medium: #7a5c00; --low: #2b5c8a; --informational: #55606d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161b; --card: #1b2128; --text: #e6eaee; --soft: #a3adb8; --line: #313a44;
    --pass: #6fd69b; --pass-ground: #12301f; --block: #ff9aa8; --block-ground: #3a161c;
    --critical: #ff8fa0; --high: #ffab7a; --medium: #e8c45c; --low: #8fc1f2; --informational: #a3adb8;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.5rem; }
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: .25rem 0; }
a { color: inherit; }
.soft { color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; margin-top: 1rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.25rem; }
.card h2 { margin: 0; }
.card ul { padding-left: 1.1rem; margin: .5rem 0; }
.verdict { display: inline-block; font-weight: 700; letter-spacing: .04em; padding: .1rem .6rem; border-radius: .4rem; }
.PASS { color: var(--pass); background: var(--pass-ground); }
.BLOCK { color: var(--block); background: var(--block-ground); }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
th { font-weight: 600; color: var(--soft); white-space: nowrap; }
td { overflow-wrap: anywhere; }
.number { text-align: right; }
td.number, td.severity { white-space: nowrap; overflow-wrap: normal; }
code { font: .9em ui-monospace, monospace; }
.CRITICAL { color: var(--critical); font-weight: 700; }
.HIGH { color: var(--high); font-weight: 700; }
.MEDIUM { color: var(--medium); }
.LOW { color: var(--low); }
.INFORMATIONAL { color: var(--informational); }
.stages { display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; list-style: none; }
.stages li { border: 1px solid var(--line); background: var(--card); border-radius: .4rem; padding: .15rem .6rem; }
.stages .failed, .stages .refused { border-color: var(--block); color: var(--block); }
.stages .succeeded { border-color: var(--pass); color: var(--pass); }
.stages .notReached { color: var(--soft); }
summary { cursor: pointer; font-weight: 600; }
footer { padding: 2rem 1.5rem; }
@media print { .card, .scroll { break-inside: avoid; } }
`;
