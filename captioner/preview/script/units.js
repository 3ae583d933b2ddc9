// What of a cue is lit together, and when, as the library's karaoke has it.

/** The units of a cue: text with the space before it, start, end, and the end of its light. */
function unitsOf(cue, maxHoldMs) {
  if (!cue.lines.length) return [];
  if (isUntimed(cue)) {
    return [{ text: shownText(cue), startMs: cue.startMs, endMs: cue.endMs, litEndMs: cue.startMs }];
  }
  const found = [];
  let inRun = false;
  cue.lines.forEach((line, row) => {
    line.words.forEach((word, at) => {
      const before = at ? (word.before ? " " : "") : (row ? "\n" : "") + line.prefix;
      const startMs = Math.min(Math.max(word.startMs, cue.startMs), cue.endMs - 1);
      const isLater = !(inRun && word.estimated) && word.startMs < cue.endMs;
      inRun = word.estimated;
      const last = found.at(-1);
      if (last && !(isLater && startMs > last.startMs)) {
        last.text += before + word.text;
        last.endMs = Math.max(last.endMs, word.endMs);
      } else found.push({ text: before + word.text, startMs, endMs: word.endMs });
    });
  });
  return found.map((unit, at) => {
    const nextMs = found[at + 1]?.startMs ?? cue.endMs;
    const endMs = Math.max(Math.min(unit.endMs, nextMs), unit.startMs + 1);
    return { ...unit, endMs, litEndMs: nextMs - endMs <= maxHoldMs ? nextMs : endMs };
  });
}
