// From a text that a person typed for a cue to its lines of words. A word that is still there keeps its times, one that
// was corrected has those of the word it replaces, and others share the time of what they replace or stand beside.

// Written without spaces between words: a word may begin and end anywhere.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\u3000-\u303f\uff00-\uffef]/u;
const CONTROLS = /(?![\t\n])[\0-\x1f\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// Letters times words; beyond that, what differs counts as replaced as a whole.
const MOST_COMPARED = 400_000;

function retexted(cue, typed) {
  const typedLines = typed.replace(CONTROLS, "").split("\n").map((line) => line.replace(EDGE_SPACES, "")).filter(Boolean);
  const prefixes = typedLines.map((line) => prefixOf(line, cue));
  const texts = typedLines.map((line, row) => line.slice(prefixes[row].length).replace(EDGE_SPACES, ""));
  const old = wordsOf(cue);
  // The letters of the text, at which of them a space or a line comes before, and which line each is in.
  const pieces = texts.flatMap((text, row) => text.split(SPACES).map((piece) => ({ piece, row })));
  const letters = pieces.map(({ piece }) => piece).join("");
  const starts = new Set();
  const rows = [];
  for (const { piece, row } of pieces) {
    starts.add(rows.length);
    for (let at = 0; at < piece.length; at += 1) rows.push(row);
  }
  starts.add(letters.length);
  const words = placed(matches(old, letters, starts, cue), old, letters, starts, cue);
  const lines = texts.map((text, row) => ({ prefix: prefixes[row], text, words: [] }));
  let at = 0;
  for (const word of words) {
    const line = lines[rows[at]];
    const isFirst = !line.words.length;
    const spaced = starts.has(at) && (!isFirst || (word.before ?? !UNSPACED.test(word.text[0])));
    line.words.push({ ...word, before: spaced });
    at += lettersOf(word.text).length;
  }
  const changed = { ...cue, lines };
  return isUntimed(cue) ? stamped(changed) : changed;
}

/** The prefix of the cue's lines that a typed line begins with, and that more follows. */
function prefixOf(typed, cue) {
  return cue.lines.map((line) => line.prefix).find((prefix) => prefix && typed.startsWith(prefix) && typed.length > prefix.length) ?? "";
}

/** Pairs of an old word's number and the place of its letters in the text: as many letters as possible, in order. */
function matches(old, letters, starts, cue) {
  const firsts = new Set(cue.lines.map((line) => line.words[0]));
  const forms = old.map((word, at) => {
    const next = old[at + 1];
    return {
      letters: lettersOf(word.text),
      pieces: word.text.split(SPACES),
      freeStart: UNSPACED.test(word.text[0]) || (!word.before && !firsts.has(word)),
      freeEnd: UNSPACED.test(word.text.at(-1)) || (next && !next.before && !firsts.has(next)),
    };
  });
  const fits = (at, place) => {
    const form = forms[at];
    const end = place + form.letters.length;
    if (!letters.startsWith(form.letters, place)) return false;
    if (!(form.freeStart || starts.has(place)) || !(form.freeEnd || starts.has(end))) return false;
    const inner = new Set();
    form.pieces.reduce((sum, piece) => (inner.add(sum + piece.length), sum + piece.length), place);
    for (let one = place + 1; one < end; one += 1) if (starts.has(one) !== inner.has(one)) return false;
    return true;
  };
  const found = [];
  let [from, to] = [0, old.length];
  let [low, high] = [0, letters.length];
  while (from < to && fits(from, low)) {
    found.push([from, low]);
    low += forms[from].letters.length;
    from += 1;
  }
  const last = [];
  while (to > from && high - forms[to - 1].letters.length >= low && fits(to - 1, high - forms[to - 1].letters.length)) {
    to -= 1;
    high -= forms[to].letters.length;
    last.unshift([to, high]);
  }
  if ((to - from) * (high - low) <= MOST_COMPARED) found.push(...between(forms, fits, from, to, low, high));
  return [...found, ...last];
}

/** The matches in a part, by dynamic programming: `best` has the most letters from a word and a place on. */
function between(forms, fits, from, to, low, high) {
  const width = high - low + 1;
  const best = new Uint16Array((to - from + 1) * width);
  const cell = (at, place) => (at - from) * width + place - low;
  const matched = (at, place) => (place + forms[at].letters.length <= high && fits(at, place) ? forms[at].letters.length : 0);
  for (let at = to - 1; at >= from; at -= 1) {
    for (let place = high; place >= low; place -= 1) {
      const size = matched(at, place);
      best[cell(at, place)] = Math.max(
        best[cell(at + 1, place)],
        place < high ? best[cell(at, place + 1)] : 0,
        size ? size + best[cell(at + 1, place + size)] : 0,
      );
    }
  }
  const found = [];
  for (let [at, place] = [from, low]; at < to && best[cell(at, place)]; ) {
    const size = matched(at, place);
    if (size && best[cell(at, place)] === size + best[cell(at + 1, place + size)]) {
      found.push([at, place]);
      [at, place] = [at + 1, place + size];
    } else if (best[cell(at, place)] === best[cell(at + 1, place)]) at += 1;
    else place += 1;
  }
  return found;
}

/** The words of the text in order; those of an unmatched part get the times of the old words there, or of a neighbour. */
function placed(found, old, letters, starts, cue) {
  const words = [];
  let [at, place] = [0, 0];
  for (const [next, end] of [...found, [old.length, letters.length]]) {
    const run = old.slice(at, next);
    const pieces = [];
    for (let one = place; one < end; one += 1) {
      if (one === place || starts.has(one)) pieces.push("");
      pieces[pieces.length - 1] += letters[one];
    }
    let after = old[next];
    // Inserted letters belong to the word that they touch; inserted words share the time of the one before them.
    if (pieces.length && !run.length) {
      const isGlued = words.length > 0 && !starts.has(place);
      const isGluedToNext = !isGlued && after && !starts.has(end);
      if (words.length && !isGluedToNext) {
        run.push(words.pop());
        if (isGlued) pieces[0] = run[0].text + pieces[0];
        else pieces.unshift(run[0].text);
      } else if (after) {
        run.push(after);
        if (isGluedToNext) pieces[pieces.length - 1] += after.text;
        else pieces.push(after.text);
        after = null;
      }
    }
    words.push(...replaced(run, pieces, cue));
    if (after) words.push(after);
    [at, place] = [next + 1, end + lettersOf(old[next]?.text ?? "").length];
  }
  return words;
}

/** The words for texts in the place of old words: one for one they keep their times, else they share them. */
function replaced(run, pieces, cue) {
  if (!pieces.length) return [];
  if (run.length === pieces.length) return run.map((word, at) => (word.text === pieces[at] ? word : { ...word, text: pieces[at], chars: null }));
  const startMs = run.length ? run[0].startMs : cue.startMs;
  const endMs = run.length ? run.at(-1).endMs : cue.endMs;
  const texts = endMs - startMs < pieces.length ? [pieces.join(" ")] : pieces;
  const edges = sharedMs(texts, startMs, endMs);
  const estimated = texts.length > 1 || !run.length || run.some((word) => word.estimated);
  // A forced break stands before the first of them alone.
  const { before: _, ...others } = run[0]?.more ?? {};
  const more = (at) => (at ? others : run[0]?.more ?? {});
  return texts.map((text, at) => ({ text, startMs: edges[at], endMs: edges[at + 1], estimated, chars: null, more: more(at) }));
}
