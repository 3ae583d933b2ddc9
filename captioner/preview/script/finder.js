// Search in the text, and the kinds of findings that the list is limited to.

const searchField = byId("search");
const chosenKinds = new Set();
let pattern = null;
// The number of the current search: work for an earlier one stops.
let searches = 0;

/** What a person searches for, as a pattern: any case, any white space, breaks of lines anywhere, accents in any form. */
function patternOf(wanted) {
  const text = wanted.trim().replace(/\s+/gu, " ");
  const forms = new Set([text.normalize("NFC"), text.normalize("NFD")]);
  return text ? new RegExp([...forms].map(looseSource).join("|"), "giu") : null;
}

const looseSource = (text) =>
  [...text].map((char) => (char === " " ? "\\s+" : char.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&"))).join("\\n?");

const isFound = (cue) => !pattern || textOf(cue).search(pattern) >= 0;
const hasChosenKind = (cue) => !chosenKinds.size || cue.findings.some((finding) => chosenKinds.has(finding.code));
const isWanted = (cue) => isFound(cue) && hasChosenKind(cue);

/** A line of a cue, with what was searched for in marks. */
function marked(line, cue, row) {
  if (!pattern) return [line];
  const start = linesOf(cue).slice(0, row).reduce((sum, one) => sum + one.length + 1, 0);
  const parts = [];
  let done = 0;
  for (const match of textOf(cue).matchAll(pattern)) {
    const from = Math.max(done, match.index - start);
    const to = Math.min(line.length, match.index + match[0].length - start);
    if (to <= from) continue;
    parts.push(line.slice(done, from), newElement("mark", "", line.slice(from, to)));
    done = to;
  }
  return [...parts, line.slice(done)];
}

/** Shows the wanted cues only: a few at a time, because thousands at once would block the page. */
async function limitList() {
  searches += 1;
  const own = searches;
  let count = 0;
  for (const [at, cue] of cues.entries()) {
    if (at % 50 === 49) await pause();
    if (own !== searches) return;
    const wanted = isWanted(cue);
    count += wanted;
    // Rows that are added later look for themselves.
    const item = rows[at]?.closest("li");
    if (!item) continue;
    if (item.hidden === wanted) item.hidden = !wanted;
    if ((pattern && wanted) || item.querySelector("mark")) redrawText(cue);
  }
  byId("found").textContent = pattern || chosenKinds.size ? `${count} of ${counted(cues.length, "cue")}` : "";
  byId("no-cues").hidden = count > 0;
  byId("no-cues").textContent = cues.length ? "No cue is like that." : "There are no cues in this clip.";
}

function search() {
  pattern = patternOf(searchField.value);
  limitList();
}

function chooseKind(button, chosen = button.getAttribute("aria-pressed") === "false") {
  button.setAttribute("aria-pressed", chosen);
  if (chosen) chosenKinds.add(button.value);
  else chosenKinds.delete(button.value);
  limitList();
}

/** Takes away all that limits the list. */
function showAll() {
  searchField.value = "";
  pattern = null;
  for (const button of byId("kinds").children) chooseKind(button, false);
}

/** Goes to the next or previous cue of those that pass a test, around the end. */
function goToNext(step, passes, none) {
  const here = Math.max(currentRow, step > 0 ? -1 : 0);
  for (let distance = 1; distance <= cues.length; distance += 1) {
    const cue = cues[(here + step * distance + 2 * cues.length) % cues.length];
    if (passes(cue)) return goTo(cue.startMs);
  }
  return showMessage(none);
}

const goToFinding = (step) => goToNext(step, (cue) => cue.severity && hasChosenKind(cue), "There are no findings.");
const goToFound = (step) => goToNext(step, isWanted, "No cue is like that.");

function addKinds() {
  const counts = new Map(Object.keys(clip.kinds).map((code) => [code, 0]));
  for (const cue of cues) for (const code of new Set(cue.findings.map((finding) => finding.code))) counts.set(code, counts.get(code) + 1);
  [...counts].forEach(([code, count], at) => {
    const button = newButton("kind");
    button.value = code;
    button.title = at < 9 ? `Only these (${at + 1})` : "Only these";
    button.setAttribute("aria-pressed", "false");
    button.append(`${clip.kinds[code]} `, newElement("b", "", count));
    button.addEventListener("click", () => chooseKind(button));
    byId("kinds").append(button);
  });
}

searchField.addEventListener("input", search);
searchField.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter") goToFound(event.shiftKey ? -1 : 1);
  else if (event.key === "Escape") {
    searchField.value = "";
    search();
    rows[Math.max(currentRow, 0)]?.focus({ preventScroll: true });
  } else if (event.key === "ArrowDown") rows[Math.max(currentRow, 0)]?.focus({ preventScroll: true });
  else return;
  event.preventDefault();
});
