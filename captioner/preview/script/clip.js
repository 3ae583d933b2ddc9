// The clip's data, and functions that all other scripts use.

const byId = (id) => document.getElementById(id);
const clip = JSON.parse(byId("clip").textContent);
const cues = clip.cues.map((cue) => ({
  ...cue,
  units: cue.units.map(([text, startMs, endMs, litEndMs]) => ({ text, startMs, endMs, litEndMs })),
  severity: highestSeverity(cue.findings),
}));
let endMs = Math.max(clip.durationMs, 1);

// The cues by their starts, which in files of others may not be the order of the list, and the latest end up to each.
let byStart = [];
let latestEndMs = [];

/** Brings what is derived from `cues` up to date, after cues were added, removed or moved in time. */
function indexCues() {
  cues.forEach((cue, index) => (cue.index = index));
  byStart = [...cues].sort((one, other) => one.startMs - other.startMs);
  let latest = 0;
  latestEndMs = byStart.map((cue) => (latest = Math.max(latest, cue.endMs)));
}
indexCues();

/** The cues that are shown at a time, the first to start first; several if they overlap. */
function cuesAt(ms) {
  const shown = [];
  for (let at = lastStarted(byStart, ms); at >= 0 && latestEndMs[at] > ms; at -= 1) {
    if (ms < byStart[at].endMs) shown.unshift(byStart[at]);
  }
  return shown;
}

function highestSeverity(findings) {
  return findings.some((finding) => finding.severity === "error") ? "error" : findings.length ? "warning" : "";
}

const textOf = (cue) => cue.units.map((unit) => unit.text).join("");
const linesOf = (cue) => textOf(cue).split("\n");

function newElement(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function newButton(className, text, label) {
  const button = newElement("button", className, text);
  button.type = "button";
  if (label) button.setAttribute("aria-label", label);
  if (label) button.title = label;
  return button;
}

/** The index of the last item that starts at or before a time, or -1; items are sorted by start. */
function lastStarted(sorted, ms) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].startMs <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function clock(ms) {
  const whole = Math.floor(ms);
  const pad = (number, width) => String(number).padStart(width, "0");
  const hours = Math.floor(whole / 3600000);
  const rest = `${pad(Math.floor(whole / 60000) % 60, 2)}:${pad(Math.floor(whole / 1000) % 60, 2)}.${pad(whole % 1000, 3)}`;
  return hours ? `${hours}:${rest}` : rest;
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Lets the browser draw and take input before the next step of long work. */
const pause = () => new Promise((done) => setTimeout(done));
