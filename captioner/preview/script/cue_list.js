// The list of cues.

const list = byId("list");
const rows = [];
let currentRow = -1;

/** Adds the rows up to an index, and then the rest in batches: thousands at once would block the page. */
function addRows(upTo) {
  const items = cues.slice(rows.length, upTo).map(newItem);
  rows.push(...items.map((item) => item.querySelector(".row")));
  list.append(...items);
  if (rows.length < cues.length) setTimeout(() => addRows(rows.length + 50));
}

function newItem(cue) {
  const item = newElement("li");
  item.dataset.index = cue.index;
  if (cue.severity) item.dataset.severity = cue.severity;
  const text = textBlock(cue);
  text.id = `text-${cue.index}`;
  const row = newRow(cue);
  row.setAttribute("aria-describedby", text.id);
  item.append(row, text);
  if (cue.findings.length) {
    const findings = findingsBlock(cue.findings);
    findings.id = `findings-${cue.index}`;
    row.setAttribute("aria-describedby", `${text.id} ${findings.id}`);
    item.append(findings);
  }
  item.hidden = !isWanted(cue);
  letTabReach(text, cue.index === Math.max(currentRow, 0));
  return item;
}

/** The button of a cue: its number, times and speed. */
function newRow(cue) {
  const row = newButton("row");
  row.tabIndex = cue.index ? -1 : 0;
  const speed = newElement("span", cue.cps > clip.maxCps ? "speed over" : "speed");
  const meter = newElement("span", "meter");
  const bar = newElement("i");
  bar.style.width = `${Math.min(100, (100 * cue.cps) / clip.maxCps)}%`;
  meter.append(bar);
  const cps = newElement("span");
  cps.append(newElement("b", "", cue.cps.toFixed(1)), " cps");
  speed.append(meter, cps);
  row.append(
    newElement("span", "number", cue.index + 1),
    newElement("span", "times", `${clock(cue.startMs)} – ${clock(cue.endMs)}`),
    newElement("span", "duration", seconds(cue.endMs - cue.startMs)),
    speed,
  );
  return row;
}

function textBlock(cue) {
  const text = newElement("div", "text");
  text.lang = clip.language;
  if (!cue.units.length) {
    text.append(newElement("em", "", "no text"));
    return text;
  }
  linesOf(cue).forEach((line, row) => {
    const element = newElement("div", "text-line");
    element.dir = cue.rightToLeft ? "rtl" : "auto";
    const words = newElement("span", "words");
    words.append(...marked(line, cue, row));
    element.append(words);
    const button = breakButton(cue, row);
    if (button) element.append(button);
    text.append(element);
  });
  return text;
}

function findingsBlock(found) {
  const findings = newElement("ul", "findings");
  findings.append(...found.map((finding) => newElement("li", finding.severity, findingText(finding))));
  return findings;
}

/** Draws the text of a cue in the list again. */
function redrawText(cue) {
  const old = byId(`text-${cue.index}`);
  if (!old) return;
  const text = textBlock(cue);
  text.id = old.id;
  const open = old.querySelector(".break[aria-expanded=true]")?.dataset.row;
  old.replaceWith(text);
  if (open) text.querySelector(`.break[data-row="${open}"]`)?.setAttribute("aria-expanded", "true");
  letTabReach(text, cue.index === Math.max(currentRow, 0));
}

list.addEventListener("click", (event) => {
  const button = event.target.closest(".break");
  const item = event.target.closest("#list > li");
  if (button) toggleReasons(button);
  else if (item && !event.target.closest(".reasons") && getSelection().isCollapsed) goTo(cues[item.dataset.index].startMs);
});

/** Only the breaks of the current cue are tab stops. */
function letTabReach(text, reachable) {
  for (const button of text?.querySelectorAll(".break") ?? []) button.tabIndex = reachable ? 0 : -1;
}

/** Marks the row of the cue that started last; -1 marks none. */
function markCurrentRow(index) {
  const before = rows[Math.max(currentRow, 0)];
  if (before) {
    before.removeAttribute("aria-current");
    before.parentElement.classList.remove("current");
    before.tabIndex = -1;
    letTabReach(before.nextSibling, false);
  }
  currentRow = index;
  if (index >= rows.length) addRows(index + 1);
  const row = rows[Math.max(index, 0)];
  if (!row) return;
  row.tabIndex = 0;
  letTabReach(row.nextSibling, true);
  if (index < 0) return;
  row.setAttribute("aria-current", "true");
  row.parentElement.classList.add("current");
  if (rows.includes(document.activeElement)) row.focus({ preventScroll: true });
  scrollIntoView(row.closest("li"), 2);
}

/** Scrolls to an item, again once it is near: items out of view have only an estimated height. */
function scrollIntoView(item, retries) {
  const inner = item.getBoundingClientRect();
  const outer = list.getBoundingClientRect();
  const above = inner.top - outer.top - 40;
  const below = inner.bottom - outer.bottom + 40;
  if (item.hidden || (above >= 0 && below <= 0)) return;
  list.scrollTop += above < 0 || inner.height > outer.height - 80 ? above : below;
  if (retries > 0) requestAnimationFrame(() => scrollIntoView(item, retries - 1));
}
