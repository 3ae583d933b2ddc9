// Along time: a strip of a few seconds, and the whole clip below it.

const strip = byId("strip");
const whole = byId("whole");
// Shorter ones are what parts any two words.
const SHORT_PAUSE_MS = 100;
const RULER = 20;
const CUES = { top: 24, height: 46 };
const WORDS = { top: 78, height: 36 };
let windowMs = Math.min(8000, endMs);
let fromMs = 0;
let following = true;
let unpointed = null;

function edgeOf(cue) {
  return colours[cue.severity ? `${cue.severity}-edge` : "fine-edge"];
}

function drawStrip(nowMs) {
  const { pen, width, height } = sized(strip);
  if (!width) return;
  const late = nowMs > fromMs + windowMs * 0.9;
  if (following && (nowMs < fromMs || late)) fromMs = nowMs - windowMs * 0.1;
  fromMs = Math.max(0, Math.min(fromMs, endMs - windowMs));
  const perMs = width / windowMs;
  const x = (ms) => (ms - fromMs) * perMs;
  const toMs = fromMs + windowMs;

  pen.fillStyle = colours.ground;
  pen.fillRect(0, 0, width, height);
  const font = getComputedStyle(document.body).fontFamily;
  pen.font = `11.5px ${font}`;
  pen.textBaseline = "middle";
  drawRuler(pen, x, width, height, toMs);

  const first = Math.max(0, lastStarted(cues, fromMs));
  let reachedMs = first ? cues[first - 1].endMs : 0;
  for (let index = first; index <= cues.length; index += 1) {
    const cue = cues[index];
    const nextMs = cue ? cue.startMs : endMs;
    if (nextMs > reachedMs) silence(pen, Math.max(0, x(reachedMs)), Math.min(width, x(nextMs)), CUES, nextMs - reachedMs);
    if (!cue || cue.startMs > toMs) break;
    drawCue(pen, x, cue, index, nowMs);
    reachedMs = cue.endMs;
  }

  pen.fillStyle = colours.pointer;
  pen.fillRect(Math.round(x(nowMs)) - 1, 0, 2, height);
  pen.beginPath();
  pen.moveTo(x(nowMs) - 6, 0);
  pen.lineTo(x(nowMs) + 6, 0);
  pen.lineTo(x(nowMs), 8);
  pen.fill();
}

function drawRuler(pen, x, width, height, toMs) {
  const steps = [100, 200, 500, 1000, 2000, 5000, 10000, 30000, 60000, 300000, 600000, 1800000, 3600000];
  const step = steps.find((ms) => (ms * width) / windowMs >= 70) ?? 3600000;
  pen.textAlign = "left";
  for (let ms = Math.floor(fromMs / step) * step; ms <= toMs; ms += step) {
    pen.fillStyle = colours.rule;
    pen.fillRect(Math.round(x(ms)), 0, 1, height);
    pen.fillStyle = colours.muted;
    const told = clock(ms);
    pen.fillText(step < 1000 ? told.slice(0, -2) : told.slice(0, -4), x(ms) + 4, RULER / 2);
  }
}

function drawCue(pen, x, cue, index, nowMs) {
  const left = x(cue.startMs);
  const right = x(cue.endMs);
  box(pen, left, CUES.top, right - left, CUES.height, colours[cue.severity || "fine"], edgeOf(cue));
  const inner = Math.max(left + 7, 7);
  label(pen, `${index + 1} · ${cue.cps.toFixed(1)} cps`, inner, CUES.top + 13, right - inner - 5, edgeOf(cue));
  label(pen, lines(cue).join(" ⏎ "), inner, CUES.top + 32, right - inner - 5, colours.ink);
  cue.units.forEach((unit, at) => {
    const after = cue.units[at + 1];
    const nextMs = after ? after.startMs : cue.endMs;
    const start = x(unit.startMs);
    const end = x(unit.endMs);
    if (nextMs - unit.endMs >= SHORT_PAUSE_MS) silence(pen, end, x(nextMs), WORDS, nextMs - unit.endMs);
    const now = unit.startMs <= nowMs && nowMs < unit.litEndMs;
    box(pen, start, WORDS.top, end - start, WORDS.height, now ? colours.lit : colours.word, now ? "" : colours.rule);
    label(pen, unit.text.trim(), start + 2, WORDS.top + WORDS.height / 2, end - start - 4, now ? colours["on-lit"] : colours.ink, true);
  });
}

function drawWhole(nowMs) {
  const { pen, width, height } = sized(whole);
  if (!width) return;
  const ratio = whole.width / width;
  if (!unpointed || unpointed.width !== whole.width || unpointed.height !== whole.height) {
    unpointed = document.createElement("canvas");
    unpointed.width = whole.width;
    unpointed.height = whole.height;
    const drawn = unpointed.getContext("2d");
    drawn.scale(ratio, ratio);
    drawn.fillStyle = colours.ground;
    drawn.fillRect(0, 0, width, height);
    // Findings last: a cue may be narrower than a pixel, and they are what one looks for.
    for (const severity of ["", "warning", "error"]) {
      for (const cue of cues) {
        if (cue.severity !== severity) continue;
        const left = (cue.startMs / endMs) * width;
        drawn.fillStyle = severity ? edgeOf(cue) : colours.fine;
        drawn.fillRect(left, 5, Math.max(((cue.endMs - cue.startMs) / endMs) * width - 0.5, 1), height - 10);
      }
    }
  }
  pen.drawImage(unpointed, 0, 0, width, height);
  pen.strokeStyle = colours.muted;
  pen.lineWidth = 1.5;
  const left = (fromMs / endMs) * width;
  pen.strokeRect(left + 1, 1, Math.max((windowMs / endMs) * width - 2, 4), height - 2);
  pen.fillStyle = colours.pointer;
  pen.fillRect(Math.round((nowMs / endMs) * width) - 1, 0, 2, height);
}

/** The sound may go on where the clip's own data end. */
function extend(toMs) {
  endMs = toMs;
  byId("whole-time").textContent = `of ${clock(endMs)}`;
  strip.setAttribute("aria-valuemax", endMs);
  unpointed = null;
  changed();
}

function zoom(factor) {
  const nowMs = time.now();
  const held = nowMs >= fromMs && nowMs <= fromMs + windowMs ? (nowMs - fromMs) / windowMs : 0.5;
  const centreMs = fromMs + held * windowMs;
  windowMs = Math.max(Math.min(1000, endMs), Math.min(endMs, 600000, windowMs * factor));
  fromMs = centreMs - held * windowMs;
  changed();
}

function scrubbed(canvas, msAt) {
  let held = false;
  const go = (event) => {
    const bounds = canvas.getBoundingClientRect();
    seek(msAt((event.clientX - bounds.left) / bounds.width));
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    held = true;
    canvas.setPointerCapture(event.pointerId);
    go(event);
  });
  canvas.addEventListener("pointermove", (event) => held && go(event));
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => (held = false));
}

scrubbed(strip, (share) => fromMs + share * windowMs);
scrubbed(whole, (share) => share * endMs);
strip.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2);
      return;
    }
    following = false;
    fromMs += ((event.deltaX || event.deltaY) / strip.clientWidth) * windowMs;
    changed();
  },
  { passive: false },
);
