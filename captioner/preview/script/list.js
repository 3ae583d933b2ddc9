// The list of cues.

const list = byId("list");
const rows = [];
let started = -1;

/** All rows at once would hold up the page where there are thousands. */
function build(upTo) {
  const items = cues.slice(rows.length, upTo).map((cue, at) => {
    const row = rowOf(cue, rows.length + at);
    const item = made("li");
    if (cue.severity) item.dataset.severity = cue.severity;
    item.append(row);
    return item;
  });
  rows.push(...items.map((item) => item.firstChild));
  list.append(...items);
  if (rows.length < cues.length) setTimeout(() => build(rows.length + 100));
}

function rowOf(cue, index) {
  const row = made("button", "row");
  row.type = "button";
  row.tabIndex = index ? -1 : 0;
  row.dataset.index = index;
  const text = made("span", "text");
  text.lang = clip.language;
  text.append(...lines(cue).map((line) => made("span", "", line)));
  const over = cue.cps > clip.maxCps;
  const speed = made("span", over ? "speed over" : "speed");
  const meter = made("span", "meter");
  const filled = made("i");
  filled.style.width = `${Math.min(100, (100 * cue.cps) / clip.maxCps)}%`;
  meter.append(filled);
  const told = made("span");
  told.append(made("b", "", cue.cps.toFixed(1)), " cps");
  speed.append(meter, told);
  row.append(
    made("span", "number", index + 1),
    made("span", "when", `${clock(cue.startMs)} – ${clock(cue.endMs)} · ${seconds(cue.endMs - cue.startMs)}`),
    speed,
    text,
  );
  if (cue.findings.length) {
    const found = made("span", "found");
    found.append(...cue.findings.map((finding) => made("span", finding.severity, finding.text)));
    row.append(found);
  }
  return row;
}

list.addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (row) seek(cues[row.dataset.index].startMs);
});

function lines(cue) {
  return cue.units
    .map((unit) => unit.text)
    .join("")
    .split("\n");
}

function mark(index) {
  const before = rows[Math.max(started, 0)];
  if (before) {
    before.removeAttribute("aria-current");
    before.tabIndex = -1;
  }
  started = index;
  if (index >= rows.length) build(index + 1);
  const row = rows[Math.max(index, 0)];
  if (!row) return;
  row.tabIndex = 0;
  if (index < 0) return;
  row.setAttribute("aria-current", "true");
  if (list.contains(document.activeElement)) row.focus({ preventScroll: true });
  bringIntoView(row, 2);
}

/** Rows far away have no exact height yet: look again once they have. */
function bringIntoView(row, tries) {
  const inner = row.getBoundingClientRect();
  const outer = list.getBoundingClientRect();
  const above = inner.top - outer.top - 60;
  const below = inner.bottom - outer.bottom + 60;
  if (above >= 0 && below <= 0) return;
  list.scrollTop += above < 0 ? above : below;
  if (tries > 0) requestAnimationFrame(() => bringIntoView(row, tries - 1));
}
