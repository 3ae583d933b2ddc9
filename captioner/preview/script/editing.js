// Editing: what an edit changes on the page, undo and redo, and what is not saved yet.

const limits = { ...clip.limits, language: clip.language, maxCps: clip.maxCps, maxLineWidth: clip.maxLineWidth, endMs };

for (const cue of cues) cue.lines = linesFrom(cue.lines);

const history = new History(cues);

/** An edited cue with what the page shows of it. Of the rules it knows those of size and speed only. */
function dressed(cue) {
  const texts = cue.lines.map(shownLine);
  const durationMs = cue.endMs - cue.startMs;
  const chars = texts.reduce((sum, text) => sum + readingChars(text, clip.language), 0);
  const findings = measuredFindings(texts, durationMs, limits);
  return {
    ...cue,
    units: unitsOf(cue, limits.maxHoldMs),
    cps: cpsOf(chars, durationMs),
    findings,
    severity: highestSeverity(findings),
    breaks: undefined,
    isEdited: true,
  };
}

/** Makes an edit, or says why it cannot be made; gives whether it was made. */
function make(edit) {
  if (edit.refused) showMessage(edit.refused);
  else show(history.make({ ...edit, cues: edit.cues.map(dressed) }));
  return !edit.refused;
}

function undo() {
  const step = history.undo();
  if (step) show(step);
  else showMessage("There is nothing to undo.");
}

function redo() {
  const step = history.redo();
  if (step) show(step);
  else showMessage("There is nothing to redo.");
}

/** Brings the page up to date with a step that is made. */
function show({ at, removed, added, done }) {
  const hadFocus = list.contains(document.activeElement);
  markCurrentRow(-1);
  indexCues();
  changeRows(at, removed.length, added);
  const nowMs = playback.now();
  const edited = cues[Math.min(at, cues.length - 1)];
  const current = byStart[lastStarted(byStart, nowMs)];
  // Undoing may lead far away, and the edited cue may start later than before.
  const isNear = added.includes(current) || (!added.length && current === edited);
  if (edited && !isNear) seek(edited.startMs);
  const shownNow = edited && !isNear ? edited : current;
  markCurrentRow(shownNow ? shownNow.index : -1);
  redrawCaption(cuesAt(playback.now()));
  if (hadFocus) rows[Math.max(currentRow, 0)]?.focus({ preventScroll: true });
  writeFacts();
  recountKinds();
  showState();
  overviewImage = null;
  layLanes();
  speak(done);
}

/** Replaces rows of the list. */
function changeRows(at, count, added) {
  if (at > rows.length) return;
  const next = rows[at + count]?.closest("li") ?? null;
  for (const row of rows.splice(at, count)) row.closest("li").remove();
  const items = added.map(newItem);
  rows.splice(at, 0, ...items.map((item) => item.querySelector(".row")));
  for (const item of items) list.insertBefore(item, next);
  if (count !== added.length) renumberRows(at + added.length);
}

/** Numbers the rows from an index on. */
function renumberRows(from) {
  for (let index = from; index < rows.length; index += 1) {
    const item = rows[index].closest("li");
    item.dataset.index = index;
    item.querySelector(".text").id = `text-${index}`;
    const findings = item.querySelector(".findings");
    if (findings) findings.id = `findings-${index}`;
    rows[index].setAttribute("aria-describedby", `text-${index}${findings ? ` findings-${index}` : ""}`);
  }
  writeNumbers(from);
}

let writings = 0;
let unwrittenFrom = Infinity;
/** Writes the numbers of the rows: in steps, because the layout of thousands at once would block the page. */
async function writeNumbers(from) {
  writings += 1;
  const own = writings;
  unwrittenFrom = Math.min(unwrittenFrom, from);
  while (unwrittenFrom < rows.length) {
    const to = Math.min(unwrittenFrom + 100, rows.length);
    for (let index = unwrittenFrom; index < to; index += 1) rows[index].querySelector(".number").textContent = index + 1;
    unwrittenFrom = to;
    await pause();
    if (own !== writings) return;
  }
  unwrittenFrom = Infinity;
}

const KINDS = { "reading-speed": "too fast to read", "line-count": "too many lines", "line-width": "a line that is too wide" };
function recountKinds() {
  for (const cue of cues) if (cue.isEdited) for (const { code } of cue.findings) clip.kinds[code] ??= KINDS[code];
  byId("kinds").replaceChildren();
  addKinds();
  for (const button of byId("kinds").children) button.setAttribute("aria-pressed", chosenKinds.has(button.value));
}

function showState() {
  document.title = `${history.isChanged ? "● " : ""}${clip.title}`;
  byId("unsaved").textContent = history.isChanged ? "not saved" : "";
}

function save() {
  endField();
  download(fileNameOf(clip.title), asJson(clip.head, cues));
  history.markSaved();
  showState();
  showMessage("Saved as JSON with the browser's downloads: captioner convert, check and preview take it.");
}

addEventListener("beforeunload", (event) => {
  if (history.isChanged || isFieldChanged()) event.preventDefault();
});
