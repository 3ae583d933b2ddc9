// The keys, each with what it does, and the dialog that lists them. Other scripts may add groups to `KEYS`.

const KEYS = [
  {
    title: "Play",
    keys: [
      { keys: [" "], shown: "space", does: "play or pause", run: togglePlayback },
      { keys: ["ArrowLeft", "ArrowRight"], shown: "← →", does: "1 second back or on", run: (event) => goTo(playback.now() + direction(event) * 1000), shift: false },
      { keys: ["ArrowLeft", "ArrowRight"], shown: "⇧ ← →", does: "0.1 seconds back or on", run: (event) => goTo(playback.now() + direction(event) * 100), shift: true },
      { keys: ["Home", "End"], shown: "Home End", does: "to the start or the end", run: (event) => goTo(event.key === "Home" ? 0 : endMs) },
      { keys: ["<", ">"], shown: "< >", does: "slower or faster", run: (event) => changeRate(event.key === "<" ? -1 : 1) },
    ],
  },
  {
    title: "Cues and findings",
    keys: [
      { keys: ["ArrowUp", "ArrowDown"], shown: "↑ ↓", does: "previous or next cue", run: (event) => goToCue(event.key === "ArrowUp" ? -1 : 1) },
      { keys: ["n", "p"], shown: "N P", does: "next or previous finding", run: (event) => goToFinding(event.key.toLowerCase() === "n" ? 1 : -1) },
      { keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9"], shown: "1 … 9", does: "only cues with this kind of finding, in the order above the list", run: (event) => byId("kinds").children[Number(event.key) - 1]?.click() },
      { keys: ["0"], shown: "0", does: "all cues again", run: showAll },
      { keys: ["/"], shown: "/", does: "search in the text; ⏎ and ⇧ ⏎ go to the next and previous cue, Esc ends it", run: () => searchField.select() },
      { keys: ["b"], shown: "B", does: "why the lines and the cue end where they do, one break after the other", run: nextReasons },
    ],
  },
  {
    title: "Page",
    keys: [
      { keys: ["+", "=", "-"], shown: "+ −", does: "zoom in or out", run: (event) => zoom(event.key === "-" ? 1.5 : 1 / 1.5) },
      { keys: ["f"], shown: "F", does: "next shape of the frame", run: () => chooseNext("frames") },
      { keys: ["t"], shown: "T", does: "next theme", run: () => chooseNext("themes") },
      { keys: ["?"], shown: "?", does: "this list; Esc closes it", run: openHelp },
    ],
  },
];

const direction = (event) => (event.key === "ArrowLeft" ? -1 : 1);

// Where keys are for text.
const TYPED_IN = "input, textarea, [contenteditable]";

function actionFor(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  if (document.querySelector("dialog[open]") || event.target.closest?.(TYPED_IN)) return null;
  // Space presses a button that has the focus; a cue's button has Enter for that.
  if (event.key === " " && event.target.closest?.("button:not(.row)")) return null;
  const typed = event.key.length > 1 ? event.key : event.key.toLowerCase();
  return KEYS.flatMap((group) => group.keys).find((one) => one.keys.includes(typed) && (one.shift ?? event.shiftKey) === event.shiftKey);
}

document.addEventListener("keydown", (event) => {
  const action = actionFor(event);
  if (!action) return;
  event.preventDefault();
  action.run(event);
});
// On release of the space bar, a focused button would take it for a click.
document.addEventListener("keyup", (event) => {
  if (event.key === " " && actionFor(event)) event.preventDefault();
});

// A click on a button leaves the focus where it is, so that the next key does what it did before; one outside of a field
// takes the focus from it.
document.addEventListener("mousedown", (event) => {
  if (!event.target.closest("button")) return;
  event.preventDefault();
  if (document.activeElement.matches(TYPED_IN)) document.activeElement.blur();
});

function openHelp() {
  const groups = KEYS.map((group) => {
    const section = newElement("section");
    const keys = newElement("dl");
    for (const one of group.keys) {
      const name = newElement("dt");
      for (const part of one.shown.split(" ")) name.append(/^[…]$/u.test(part) ? " … " : newElement("kbd", "", part));
      keys.append(name, newElement("dd", "", one.does));
    }
    section.append(newElement("h3", "", group.title), keys);
    return section;
  });
  byId("keys").replaceChildren(...groups);
  byId("help").showModal();
}

byId("open-help").addEventListener("click", openHelp);
byId("close-help").addEventListener("click", () => byId("help").close());
byId("help").addEventListener("click", (event) => event.target === byId("help") && byId("help").close());
byId("help").addEventListener("keydown", (event) => {
  if (event.key !== "?") return;
  // It would open the dialog again.
  event.stopPropagation();
  byId("help").close();
});
