// Words in lines of cues, without the page. A cue here is `{ startMs, endMs, lines }`, a line `{ prefix, text, words }`: its
// prefix is the dash or the label of a speaker. A word is `{ text, before, startMs, endMs, estimated, chars, more }`:
// `before` says whether a space stands before it, `more` is what else the file says of it. `chars` is null or the times of
// its characters: for each its start and end after the word's start, and their texts where they are not its code points.
// None of them is changed.

// White space that separates words.
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\u1680\\u2000-\\u2006\\u2008-\\u200b\\u2028\\u2029\\u205f\\u3000]";
const SPACES = new RegExp(`${SPACE}+`, "u");
const EDGE_SPACES = new RegExp(`^${SPACE}+|${SPACE}+$`, "gu");

const wordsOf = (cue) => cue.lines.flatMap((line) => line.words);
const shownLine = (line) => line.prefix + line.text;
const shownText = (cue) => cue.lines.map(shownLine).join("\n");
const lettersOf = (text) => text.split(SPACES).join("");

function lineOf(words) {
  return { prefix: "", words, text: words.map((word, at) => (at && word.before ? " " : "") + word.text).join("") };
}

/** The lines of a cue in the page's data as lines of words. */
function linesFrom(held) {
  return held.map(([words, text, prefix = ""]) => {
    const line = lineOf(
      words.map(([word, startMs, lastsMs, offsets = [], { estimated = false, texts = null, ...more } = {}]) => ({
        text: word.replace(/^ /, ""),
        before: word.startsWith(" "),
        startMs,
        endMs: startMs + lastsMs,
        estimated,
        chars: offsets.length ? { offsets, texts } : null,
        more,
      })),
    );
    return { ...line, text: text ?? line.text, prefix };
  });
}

/** Two lines as one; the second has no prefix. */
function joinedLine(line, after) {
  const glue = after.words[0]?.before ? " " : "";
  return { prefix: line.prefix, words: [...line.words, ...after.words], text: line.text + glue + after.text };
}

/** A line in two, the first with so many words; each keeps its text, with all white space inside. */
function splitLine(line, count) {
  let letters = line.words.slice(0, count).reduce((sum, word) => sum + lettersOf(word.text).length, 0);
  let at = 0;
  for (; letters > 0; at += 1) if (!SPACES.test(line.text[at])) letters -= 1;
  return [
    { prefix: line.prefix, words: line.words.slice(0, count), text: line.text.slice(0, at) },
    { prefix: "", words: line.words.slice(count), text: line.text.slice(at).replace(EDGE_SPACES, "") },
  ];
}

/** The lines of a cue in two, the first with so many words. */
function splitLines(lines, count) {
  const [before, after] = [[], []];
  let left = count;
  for (const line of lines) {
    if (left >= line.words.length) before.push(line);
    else if (left <= 0) after.push(line);
    else {
      const [first, second] = splitLine(line, left);
      before.push(first);
      after.push(second);
    }
    left -= line.words.length;
  }
  return [before, after];
}

/** Whether the words have no times of their own, but those of their cue, as in SRT. */
function isUntimed(cue) {
  return wordsOf(cue).every((word) => word.estimated && word.startMs === cue.startMs && word.endMs === cue.endMs);
}

const withWords = (cue, change) => ({ ...cue, lines: cue.lines.map((line) => ({ ...line, words: line.words.map(change) })) });

/** A cue whose words have its times. */
function stamped(cue) {
  return withWords(cue, (word) => ({ ...word, startMs: cue.startMs, endMs: cue.endMs, estimated: true, chars: null }));
}

/** The times of texts that share a span by their letters: each start, and the end. There is 1 ms for each, at least. */
function sharedMs(texts, startMs, endMs) {
  const sizes = texts.map((text) => Math.max(1, lettersOf(text).length));
  const total = sizes.reduce((sum, size) => sum + size);
  const free = endMs - startMs - texts.length;
  let done = 0;
  return [0, ...sizes].map((size, at) => startMs + at + Math.round((free * (done += size)) / total));
}

/** A cue with times of its own for its words: those that it shared are spread by their letters. */
function spread(cue) {
  const words = wordsOf(cue);
  if (!words.length || !isUntimed(cue) || cue.endMs - cue.startMs < words.length) return cue;
  const edges = sharedMs(words.map((word) => word.text), cue.startMs, cue.endMs);
  let at = -1;
  return withWords(cue, (word) => ({ ...word, startMs: edges[(at += 1)], endMs: edges[at + 1] }));
}

/** When the word of a number starts: its own time, or, without one, by the letters before it. */
function wordStartMs(cue, number) {
  const [words, timed] = [wordsOf(cue), wordsOf(spread(cue))];
  const startMs = number < words.length ? timed[number].startMs : cue.endMs;
  return Math.max(cue.startMs, Math.min(startMs, cue.endMs));
}
