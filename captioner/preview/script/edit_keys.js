// The keys and buttons of editing.

/** The cue that started last: by the time, as the row that is marked may be a frame behind. */
const editedCue = () => byStart[lastStarted(byStart, playback.now())]?.index ?? 0;

/** The number of the word that begins the nearest to a time, and is not the first. */
function wordNear(cue, ms) {
  const distances = wordsOf(cue).map((_, number) => Math.abs(wordStartMs(cue, number) - ms));
  distances.shift();
  return 1 + distances.indexOf(Math.min(...distances));
}

function withCue(edit) {
  endField();
  if (cues.length) make(edit(editedCue()));
  else showMessage("There is no cue.");
}

const splitHere = () => withCue((at) => splitCue(cues, at, wordNear(cues[at], playback.now()), limits));
const joinNext = () => withCue((at) => joinCues(cues, at, limits));
const moveWordBy = (step) => withCue((at) => moveWord(cues, at, step, limits));
const moveLineBreakBy = (step) => withCue((at) => moveLineBreak(cues, at, step));
const moveEndBy = (ms) => withCue((at) => setTimes(cues, at, cues[at].startMs, cues[at].endMs + ms, limits));
const endHere = () => withCue((at) => setTimes(cues, at, cues[at].startMs, playback.now(), limits));

/** Starts the cue that is shown here; in a gap, the next one. */
function startHere() {
  withCue((at) => {
    const nowMs = playback.now();
    const isPast = nowMs >= cues[at].endMs && at + 1 < cues.length;
    const started = isPast ? at + 1 : at;
    return setTimes(cues, started, nowMs, cues[started].endMs, limits);
  });
}

KEYS.splice(-1, 0, {
  title: "Edit the cue",
  keys: [
    { keys: ["e"], shown: "E", does: "correct the text; Esc ends it, ⏎ breaks the line, Ctrl ⏎ splits the cue there", run: () => openField(editedCue()) },
    { keys: ["s"], shown: "S", does: "split before the word that begins nearest to the time", run: splitHere },
    { keys: ["j"], shown: "J", does: "join with the next cue", run: joinNext },
    { keys: ["w"], shown: "W", does: "last word to the next cue", run: () => moveWordBy(1), shift: false },
    { keys: ["w"], shown: "⇧ W", does: "first word of the next cue to this one", run: () => moveWordBy(-1), shift: true },
    { keys: ["l"], shown: "L", does: "last word of the upper line to the lower one", run: () => moveLineBreakBy(1), shift: false },
    { keys: ["l"], shown: "⇧ L", does: "first word of the lower line to the upper one", run: () => moveLineBreakBy(-1), shift: true },
    { keys: ["i"], shown: "I", does: "start the cue at this time; in a gap, the next cue", run: startHere },
    { keys: ["o"], shown: "O", does: "end the cue at this time", run: endHere },
    { keys: [","], shown: ",", does: "end the cue 0.1 seconds earlier", run: () => moveEndBy(-100) },
    { keys: ["."], shown: ".", does: "end the cue 0.1 seconds later", run: () => moveEndBy(100) },
    { keys: [], shown: "Ctrl Z", does: "undo" },
    { keys: [], shown: "Ctrl ⇧ Z", does: "redo; also Ctrl Y" },
    { keys: [], shown: "Ctrl S", does: "save as JSON" },
  ],
});

const SAVING = { z: (event) => (event.shiftKey ? redo() : undo()), y: redo, s: save };
document.addEventListener("keydown", (event) => {
  const action = (event.ctrlKey || event.metaKey) && !event.altKey && SAVING[event.key.toLowerCase()];
  // In a field, undo is the browser's.
  if (!action || document.querySelector("dialog[open]") || (action !== save && event.target.closest?.(TYPED_IN))) return;
  event.preventDefault();
  action(event);
});

const BUTTONS = [
  ["Text", "Correct the text (E)", () => openField(editedCue())],
  ["Split", "Split at the time (S)", splitHere],
  ["Join", "Join with the next cue (J)", joinNext],
  ["Word to next", "Last word to the next cue (W)", () => moveWordBy(1)],
  ["Word from next", "First word of the next cue to this one (Shift W)", () => moveWordBy(-1)],
  ["Word down", "Last word of the upper line to the lower one (L)", () => moveLineBreakBy(1)],
  ["Word up", "First word of the lower line to the upper one (Shift L)", () => moveLineBreakBy(-1)],
  ["Undo", "Undo (Ctrl Z)", undo],
  ["Redo", "Redo (Ctrl Shift Z)", redo],
  ["Save", "Save as JSON (Ctrl S)", save],
];

function addEditBar() {
  const bar = newElement("div", "edit-bar");
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Edit");
  for (const [text, title, run] of BUTTONS) {
    const button = newButton("plain", text);
    button.title = title;
    button.addEventListener("click", run);
    bar.append(button);
  }
  const unsaved = newElement("span", "unsaved");
  unsaved.id = "unsaved";
  unsaved.setAttribute("role", "status");
  bar.append(unsaved);
  list.parentElement.append(bar);
}
addEditBar();
