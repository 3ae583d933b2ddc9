// The list of cues.

const list = byId("list");
const rows = [];
let currentRow = -1;

/** Adds the rows up to an index, and then the rest in batches: thousands at once would block the page. */
function addRows(upTo) {
  const items = cues.slice(rows.length, upTo).map((cue, at) => {
    const row = newRow(cue, rows.length + at);
    const item = newElement("li");
    if (cue.severity) item.dataset.severity = cue.severity;
    item.append(row);
    return item;
  });
  rows.push(...items.map((item) => item.firstChild));
  list.append(...items);
  if (rows.length < cues.length) setTimeout(() => addRows(rows.length + 100));
}

function newRow(cue, index) {
  const row = newElement("button", "row");
  row.type = "button";
  row.tabIndex = index ? -1 : 0;
  row.dataset.index = index;
  const text = newElement("span", "text");
  text.lang = clip.language;
  text.append(...linesOf(cue).map((line) => newElement("span", "", line)));
  const speed = newElement("span", cue.cps > clip.maxCps ? "speed over" : "speed");
  const meter = newElement("span", "meter");
  const bar = newElement("i");
  bar.style.width = `${Math.min(100, (100 * cue.cps) / clip.maxCps)}%`;
  meter.append(bar);
  const cps = newElement("span");
  cps.append(newElement("b", "", cue.cps.toFixed(1)), " cps");
  speed.append(meter, cps);
  row.append(
    newElement("span", "number", index + 1),
    newElement("span", "times", `${clock(cue.startMs)} – ${clock(cue.endMs)} · ${seconds(cue.endMs - cue.startMs)}`),
    speed,
    text,
  );
  if (cue.findings.length) {
    const findings = newElement("span", "findings");
    findings.append(...cue.findings.map((finding) => newElement("span", finding.severity, finding.text)));
    row.append(findings);
  }
  return row;
}

list.addEventListener("click", (event) => {
  const row = event.target.closest(".row");
  if (row) seek(cues[row.dataset.index].startMs);
});

/** Marks the row of the cue that started last; -1 marks none. */
function markCurrentRow(index) {
  const before = rows[Math.max(currentRow, 0)];
  if (before) {
    before.removeAttribute("aria-current");
    before.tabIndex = -1;
  }
  currentRow = index;
  if (index >= rows.length) addRows(index + 1);
  const row = rows[Math.max(index, 0)];
  if (!row) return;
  row.tabIndex = 0;
  if (index < 0) return;
  row.setAttribute("aria-current", "true");
  if (list.contains(document.activeElement)) row.focus({ preventScroll: true });
  scrollIntoView(row, 2);
}

/** Scrolls to a row, again once it is near: rows out of view have only an estimated height. */
function scrollIntoView(row, retries) {
  const inner = row.getBoundingClientRect();
  const outer = list.getBoundingClientRect();
  const above = inner.top - outer.top - 60;
  const below = inner.bottom - outer.bottom + 60;
  if (above >= 0 && below <= 0) return;
  list.scrollTop += above < 0 ? above : below;
  if (retries > 0) requestAnimationFrame(() => scrollIntoView(row, retries - 1));
}
