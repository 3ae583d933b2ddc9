// The two formulas of the library that the page follows while text is edited: the width of a line in columns, and
// characters per second. `WIDTHS` holds the code points that they tell apart.

const isIn = (ranges, point) => {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle][1] < point) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length && ranges[low][0] <= point;
};

/** The ranges of code points in a text of numbers to base 36: the distance from the last one, then the length. */
function rangesIn(text) {
  let at = 0;
  return text.split(" ").map((pair) => {
    const [distance, more] = pair.split(",").map((number) => parseInt(number || "0", 36));
    const start = at + distance;
    at = start + (more || 0);
    return [start, at];
  });
}

const RANGES = Object.fromEntries(Object.entries(WIDTHS).map(([name, text]) => [name, rangesIn(text)]));
const JOINER = 0x200d;
const NARROW = 0xfe0e;
const WIDE = 0xfe0f;
const PLAIN = /^[\0-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*$/;
const isFlagHalf = (point) => point >= 0x1f1e6 && point <= 0x1f1ff;
const isSkinTone = (point) => point >= 0x1f3fb && point <= 0x1f3ff;

function columnsOf(point) {
  if (isIn(RANGES.zero, point)) return 0;
  return isIn(RANGES.wide, point) ? 2 : 1;
}

/** The width of a text in columns: 2 for a full-width character, 0 for a combining mark, 1 for others. */
function displayWidth(text) {
  if (PLAIN.test(text)) return text.length;
  const points = Array.from(text, (char) => char.codePointAt(0));
  let total = 0;
  // The columns of the last character with its marks; the character, its own columns, and whether marks may change them.
  let cluster = 0;
  let base = -1;
  let baseColumns = 0;
  let isOpen = false;
  let afterVirama = false;
  let flagHalves = 0;
  for (let at = 0; at < points.length; at += 1) {
    const point = points[at];
    flagHalves = isFlagHalf(point) ? flagHalves + 1 : 0;
    if (point === JOINER) {
      // It takes in the next character, but for one that a virama joins.
      if (!afterVirama && at + 1 < points.length) {
        at += 1;
        baseColumns = 0;
        flagHalves = isFlagHalf(points[at]) ? 1 : 0;
      }
    } else if (isOpen && (point === WIDE || point === NARROW)) {
      if (point === WIDE && isIn(RANGES.widened, base)) cluster = 2;
      if (point === NARROW && baseColumns === 2 && isIn(RANGES.narrowed, base)) total -= 1;
      isOpen = false;
    } else if (isFlagHalf(point) && flagHalves % 2 === 0) base = point;
    else if (isSkinTone(point) && isIn(RANGES.pictures, base)) continue;
    else if (columnsOf(point)) {
      if (!afterVirama) total += cluster;
      cluster = afterVirama ? 2 : columnsOf(point);
      [base, baseColumns, isOpen, afterVirama] = [point, columnsOf(point), true, false];
    } else {
      afterVirama = isIn(RANGES.viramas, point);
      if (isOpen && !afterVirama && isIn(RANGES.spacing, point)) [cluster, isOpen] = [2, false];
    }
  }
  return Math.max(0, total + cluster);
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const HALF_COUNTED = new Set(["ja", "ko", "zh"]);

/** The characters that a text counts for reading speed; in Japanese, Korean and Chinese a half-width one counts 0.5. */
function readingChars(text, language) {
  if (HALF_COUNTED.has(language.split(/[-_]/)[0].toLowerCase())) return displayWidth(text) / 2;
  if (PLAIN.test(text)) return text.length;
  let count = 0;
  for (const _ of graphemes.segment(text.replace(DIRECTION_MARKS, ""))) count += 1;
  return count;
}

/** Characters per second, rounded up to a tenth. */
const cpsOf = (chars, durationMs) => Math.ceil((10000 * chars) / Math.max(1, durationMs)) / 10;

/** What breaks a limit in lines that are shown for a time, as the library says it. */
function measuredFindings(texts, durationMs, limits) {
  const chars = texts.reduce((sum, text) => sum + readingChars(text, limits.language), 0);
  const width = Math.max(0, ...texts.map(displayWidth));
  const tooFast = durationMs > 0 && durationMs < Math.ceil((1000 * chars) / limits.maxCps) && chars > (limits.maxCps * durationMs) / 1000;
  const found = [
    ["reading-speed", "characters a second", tooFast, cpsOf(chars, durationMs), limits.maxCps],
    ["line-count", "lines", texts.length > limits.maxLineCount, texts.length, limits.maxLineCount],
    ["line-width", "columns", width > limits.maxLineWidth, width, limits.maxLineWidth],
  ];
  return found
    .filter(([, , isOver]) => isOver)
    .map(([code, unit, , measured, allowed]) => ({ code, severity: "error", text: `${measured} ${unit}, ${allowed} allowed` }));
}
