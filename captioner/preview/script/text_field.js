// The field in the list in which the text of a cue is corrected, with its size and speed as one types.

let field = null;
let fieldCue = null;

const isFieldChanged = () => field !== null && field.value !== shownText(fieldCue);

/** Opens the field of a cue, the caret at the word that is spoken. */
function openField(at) {
  endField();
  const cue = cues[at];
  if (!cue) return showMessage("There is no cue.");
  markCurrentRow(at);
  const text = byId(`text-${at}`);
  fieldCue = cue;
  field = newElement("textarea", "field");
  field.value = shownText(cue);
  field.lang = clip.language;
  field.dir = cue.rightToLeft ? "rtl" : "auto";
  field.rows = Math.max(2, cue.lines.length);
  field.setAttribute("aria-label", `Text of cue ${at + 1}; Esc ends it`);
  field.setAttribute("aria-describedby", "measures");
  const measures = newElement("p", "measures");
  measures.id = "measures";
  text.hidden = true;
  text.after(field, measures);
  field.addEventListener("input", measureField);
  field.addEventListener("keydown", keyInField);
  field.addEventListener("blur", endField);
  measureField();
  field.focus();
  const caret = caretAt(cue, playback.now());
  field.setSelectionRange(caret, caret);
  return undefined;
}

/** Where in the text of a cue the word begins that is spoken at a time. */
function caretAt(cue, ms) {
  const words = wordsOf(cue);
  const count = words.filter((_, number) => wordStartMs(cue, number) <= ms).length - 1;
  const text = shownText(cue);
  const started = cue.lines.findIndex((line) => line.words.includes(words[Math.max(0, count)]));
  const prefixes = cue.lines.slice(0, started + 1).map((line) => line.prefix).join(" ");
  let letters = lettersOf(prefixes).length + words.slice(0, Math.max(0, count)).reduce((sum, word) => sum + lettersOf(word.text).length, 0);
  let at = 0;
  for (; letters > 0; at += 1) if (!SPACES.test(text[at])) letters -= 1;
  while (at < text.length && SPACES.test(text[at])) at += 1;
  return at;
}

let overBefore = "";
function measureField() {
  const texts = field.value.split("\n").map((line) => line.replace(EDGE_SPACES, "")).filter(Boolean);
  const durationMs = fieldCue.endMs - fieldCue.startMs;
  const chars = texts.reduce((sum, text) => sum + readingChars(text, clip.language), 0);
  const widths = texts.map(displayWidth);
  const cps = cpsOf(chars, durationMs);
  const over = measuredFindings(texts, durationMs, limits).map((finding) => finding.text).join("; ");
  const size = newElement("span", widths.some((width) => width > limits.maxLineWidth) ? "over" : "", `${widths.join(" / ") || 0} of ${limits.maxLineWidth} columns`);
  const speed = newElement("span", cps > limits.maxCps ? "over" : "", `${cps.toFixed(1)} of ${limits.maxCps} characters a second`);
  byId("measures").replaceChildren(size, speed);
  field.rows = Math.max(2, field.value.split("\n").length);
  // Said when it changes, not at every letter.
  if (over !== overBefore) speak(over || "within limits");
  overBefore = over;
}

/** Closes the field, and changes the text to what is in it. */
function endField() {
  if (!field) return;
  const [closing, isChanged] = [field, isFieldChanged()];
  field = null;
  // An edit draws the whole row again.
  if (isChanged) make(setText(cues, fieldCue.index, closing.value));
  else closeUnchanged(closing);
}

function closeUnchanged(closing) {
  const item = closing.closest("li");
  const hadFocus = document.activeElement === closing;
  item.querySelector(".measures").remove();
  closing.remove();
  item.querySelector(".text").hidden = false;
  if (hadFocus) item.querySelector(".row").focus({ preventScroll: true });
}

/** Splits the cue where the caret is, after the words that begin before it. */
function splitAtCaret() {
  const before = field.value.slice(0, field.selectionStart);
  const prefixes = before.split("\n").map((line) => prefixOf(line, fieldCue)).join(" ");
  const letters = lettersOf(before).length - lettersOf(prefixes).length;
  const at = fieldCue.index;
  endField();
  let [count, done] = [0, 0];
  for (const word of wordsOf(cues[at] ?? { lines: [] })) {
    const size = lettersOf(word.text).length;
    if (done + size / 2 > letters) break;
    done += size;
    count += 1;
  }
  if (cues[at]) make(splitCue(cues, at, count, limits));
}

function keyInField(event) {
  if (event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) splitAtCaret();
  else if (event.key === "Escape") endField();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

list.addEventListener("dblclick", (event) => {
  const item = event.target.closest("#list > li");
  if (item && event.target.closest(".text")) openField(Number(item.dataset.index));
});
