// What can be done to cues, without the page. An edit is `{ at, count, cues, done }`: `cues` take the place of `count` cues
// from `at` on, and `done` says what was done; or `{ refused }`, which says why not. Cues are as in cue_text.js, and in the
// order of their starts. `limits` has the times that cues keep apart, and the widest line.

// A cue that is dragged lasts at least so long.
const SHORTEST_MS = 100;
// A line that begins like that, or has a prefix, is another speaker's.
const DIALOGUE = /^\s*[-\u2010-\u2015]/u;
const isSpeakers = (line) => line.prefix !== "" || DIALOGUE.test(line.text);
const OTHER_SPEAKER = { refused: "Another speaker begins there: correct the text instead (E)." };

const stampedIf = (untimed, cue) => (untimed ? stamped(cue) : cue);
const fitsLine = (line, limits) => displayWidth(shownLine(line)) <= limits.maxLineWidth;

/** When a cue ends before the next: on it, or, before a longer silence, some time after its last word. */
function endMsBefore(cue, nextMs, untimed, limits) {
  const spokenMs = Math.max(...wordsOf(cue).map((word) => word.endMs));
  const isNear = untimed || nextMs - spokenMs < limits.chainBelowMs;
  const endMs = isNear ? nextMs : Math.min(nextMs, spokenMs + limits.restHoldMs + limits.minGapMs);
  return Math.max(cue.startMs + 1, endMs - limits.minGapMs);
}

/** The text of a cue as it was typed; a cue without text is deleted. */
function setText(cues, at, typed) {
  const cue = retexted(cues[at], typed);
  if (!cue.lines.length) return { at, count: 1, cues: [], done: `Cue ${at + 1} is deleted` };
  return { at, count: 1, cues: [cue], done: `Text of cue ${at + 1} is changed` };
}

/** A cue in two, the second from the word of a number on, counted from 0. */
function splitCue(cues, at, number, limits) {
  const cue = cues[at];
  const count = wordsOf(cue).length;
  if (count < 2 || cue.endMs - cue.startMs < 2) return { refused: "A cue of one word cannot be split." };
  if (number < 1 || number >= count) return { refused: "Go to the word that shall begin the second cue: there are none on one side." };
  const untimed = isUntimed(cue);
  const startMs = Math.max(cue.startMs + 1, Math.min(wordStartMs(cue, number), cue.endMs - 1));
  const [before, after] = splitLines(cue.lines, number);
  const first = { ...cue, lines: before };
  first.endMs = endMsBefore(first, startMs, untimed, limits);
  const parts = [first, { ...cue, lines: after, startMs }];
  return { at, count: 1, cues: parts.map((part) => stampedIf(untimed, part)), done: `Cue ${at + 1} is split` };
}

/** A cue and the next one as one; on one line if that fits. */
function joinCues(cues, at, limits) {
  const [cue, next] = [cues[at], cues[at + 1]];
  if (!next) return { refused: "There is no next cue to join." };
  const untimed = isUntimed(cue) && isUntimed(next);
  const [first, second] = untimed ? [cue, next] : [spread(cue), spread(next)];
  const lines = joinedLines(first.lines, second.lines, limits);
  const joined = stampedIf(untimed, { ...cue, lines, endMs: Math.max(cue.endMs, next.endMs) });
  return { at, count: 2, cues: [joined], done: `Cues ${at + 1} and ${at + 2} are joined` };
}

function joinedLines(lines, others, limits) {
  const all = [...lines, ...others];
  if (!lines.length || !others.length || isSpeakers(others[0])) return all;
  const isDialogue = all.slice(1).some(isSpeakers);
  const whole = all.reduce(joinedLine);
  if (!isDialogue && fitsLine(whole, limits)) return [whole];
  const middle = joinedLine(lines.at(-1), others[0]);
  return fitsLine(middle, limits) ? [...lines.slice(0, -1), middle, ...others.slice(1)] : all;
}

/** The last word of a cue moved to the next one (`step` 1), or the first word of the next one to it (-1). */
function moveWord(cues, at, step, limits) {
  const pair = cues.slice(at, at + 2);
  if (pair.length < 2) return { refused: "There is no next cue." };
  if (pair[1].lines[0]?.prefix) return OTHER_SPEAKER;
  const untimed = pair.every(isUntimed);
  const [cue, next] = untimed ? pair : pair.map(spread);
  const [count, nextCount] = [cue, next].map((one) => wordsOf(one).length);
  if ((step > 0 ? count : nextCount) < 2) return { refused: `Cue ${at + (step > 0 ? 1 : 2)} has no second word: join the cues instead.` };
  const startMs = step > 0 ? wordStartMs(cue, count - 1) : wordStartMs(next, 1);
  const [first, second] = step > 0 ? splitLines(cue.lines, count - 1) : splitLines(next.lines, 1);
  const lines = step > 0 ? first : [...cue.lines.slice(0, -1), ...joinedEnds(cue.lines.slice(-1), first)];
  const nextLines = step > 0 ? [...joinedEnds(second, next.lines.slice(0, 1)), ...next.lines.slice(1)] : second;
  const after = { ...next, lines: nextLines, startMs: Math.max(cue.startMs + 1, Math.min(startMs, next.endMs - 1)) };
  const before = { ...cue, lines };
  before.endMs = endMsBefore(before, after.startMs, untimed, limits);
  const done = step > 0 ? `Moved to cue ${at + 2}: ${lineOf(wordsOf(cue).slice(-1)).text}` : `Moved to cue ${at + 1}: ${lineOf(wordsOf(next).slice(0, 1)).text}`;
  return { at, count: 2, cues: [before, after].map((one) => stampedIf(untimed, one)), done };
}

const joinedEnds = (lines, others) => (lines.length && others.length ? [joinedLine(lines[0], others[0])] : [...lines, ...others]);

/** The last word above the last line break moved below it (`step` 1), or the first word below it moved above (-1). */
function moveLineBreak(cues, at, step) {
  const cue = cues[at];
  const [upper, lower] = cue.lines.length > 1 ? cue.lines.slice(-2) : [cue.lines[0], null];
  const refused = `Cue ${at + 1} has no ${step > 0 ? "second word" : "second line"}.`;
  if (!upper || (!lower && (step < 0 || upper.words.length < 2))) return { refused };
  if (lower?.prefix) return OTHER_SPEAKER;
  const count = step > 0 ? upper.words.length - 1 : upper.words.length + 1;
  const both = lower ? joinedLine(upper, lower) : upper;
  const ends = count < 1 || count >= both.words.length ? [both] : splitLine(both, count);
  const lines = [...cue.lines.slice(0, lower ? -2 : -1), ...ends];
  return { at, count: 1, cues: [{ ...cue, lines }], done: lines.map(shownLine).join(" / ") };
}

/** How early a cue may start and how late it may end: up to its neighbours, less the gap that the limits ask for. */
function roomOf(cues, at, limits) {
  const [before, cue, after] = [cues[at - 1], cues[at], cues[at + 1]];
  return {
    fromMs: Math.min(cue.startMs, before ? before.endMs + limits.minGapMs : 0),
    toMs: Math.max(cue.endMs, after ? after.startMs - limits.minGapMs : limits.endMs),
  };
}

/** A cue with another start and end, as near to those as its neighbours let it. */
function setTimes(cues, at, startMs, endMs, limits) {
  const cue = cues[at];
  const { fromMs, toMs } = roomOf(cues, at, limits);
  const shortest = Math.min(SHORTEST_MS, cue.endMs - cue.startMs);
  const times = {
    startMs: startMs === cue.startMs ? startMs : Math.round(Math.max(fromMs, Math.min(startMs, cue.endMs - shortest))),
    endMs: endMs === cue.endMs ? endMs : Math.round(Math.min(toMs, Math.max(endMs, cue.startMs + shortest))),
  };
  if (times.startMs === cue.startMs && times.endMs === cue.endMs) return { refused: `Cue ${at + 1} cannot go further.` };
  const changed = stampedIf(isUntimed(cue), { ...cue, ...times });
  return { at, count: 1, cues: [changed], done: `Cue ${at + 1} is shown from ${times.startMs} to ${times.endMs} ms` };
}
