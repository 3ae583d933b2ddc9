// The captions as the library's JSON, and the download of it.

const secondsOf = (ms) => ms / 1000;

function charsAsJson({ text, startMs, chars: { offsets, texts } }) {
  const timeAt = (place) => secondsOf(startMs + offsets[place]);
  return (texts ?? [...text]).map((char, at) => ({ char, start: timeAt(2 * at), end: timeAt(2 * at + 1) }));
}

/** A word as the library writes it. */
function wordAsJson(word, row) {
  const timed = { word: (word.before ? " " : "") + word.text, start: secondsOf(word.startMs), end: secondsOf(word.endMs), line: row };
  if (word.chars) timed.chars = charsAsJson(word);
  if (word.estimated) timed.estimated = true;
  return { ...timed, ...word.more };
}

function cueAsJson(cue, id) {
  const words = cue.lines.flatMap((line, row) => line.words.map((word) => wordAsJson(word, row)));
  const text = words.map((word) => word.word).join("").trim();
  const prefixes = cue.lines.map((line) => line.prefix);
  const held = { id, start: secondsOf(cue.startMs), end: secondsOf(cue.endMs), text, lines: cue.lines.map(shownLine), words };
  return prefixes.some(Boolean) ? { ...held, prefixes } : held;
}

/** The document of all cues; `edited` says that a person chose them: they are kept as they are. */
function asJson(head, cues) {
  const segments = cues.map(cueAsJson);
  const text = segments.flatMap((segment) => segment.words.map((word) => word.word)).join("").trim();
  const top = JSON.stringify({ ...head, edited: true, text });
  return `${top.slice(0, -1)}, "segments": [\n${segments.map((segment) => JSON.stringify(segment)).join(",\n")}\n]}\n`;
}

function download(name, text) {
  const link = newElement("a");
  link.download = name;
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.click();
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file name of a title: without characters that some system refuses. */
function fileNameOf(title) {
  const name = title.replace(/[\0-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2066-\u2069]+/g, " ").trim().replace(/^\.+|[. ]+$/g, "");
  return `${[...name].slice(0, 80).join("") || "captions"}.edited.json`;
}
