// The clip's data, and functions that all other scripts use.

const clip = JSON.parse(document.getElementById("clip").textContent);
const cues = clip.cues.map((cue) => ({
  ...cue,
  units: cue.units.map(([text, startMs, endMs, litEndMs]) => ({ text, startMs, endMs, litEndMs })),
  severity: highestSeverity(cue.findings),
}));
let endMs = Math.max(clip.durationMs, 1);
const byId = (id) => document.getElementById(id);

function highestSeverity(findings) {
  return findings.some((finding) => finding.severity === "error") ? "error" : findings.length ? "warning" : "";
}

function linesOf(cue) {
  return cue.units
    .map((unit) => unit.text)
    .join("")
    .split("\n");
}

function newElement(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
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
