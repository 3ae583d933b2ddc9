// The timeline of a few seconds: cues, words, gaps and pauses, and the waveform of the sound.

const timeline = byId("timeline");
// Shorter silences are ordinary gaps between words.
const SHORT_PAUSE_MS = 100;
const RULER = 20;
const CUES = { top: 24, height: 46 };
const WORDS = { top: 76, height: 36 };
const WAVE = { top: 76, height: 44 };
// At first a window is so wide that most words can be read.
const MS_PER_PIXEL = 6;
let windowMs = Math.min(Math.max(2000, MS_PER_PIXEL * innerWidth), endMs);
let fromMs = 0;
let following = true;

const isTimed = (unit) => unit.litEndMs > unit.startMs;

/** Makes room for what there is to draw: words have times only in some captions, and few pages have a waveform. */
function layLanes() {
  const withWords = cues.some((cue) => cue.units.some(isTimed));
  WAVE.top = withWords ? WORDS.top + WORDS.height + 6 : WORDS.top;
  const last = levels ? WAVE : withWords ? WORDS : CUES;
  timeline.style.height = `${last.top + last.height + 8}px`;
  requestDraw();
}

function edgeColour(cue) {
  return colours[cue.severity ? `${cue.severity}-edge` : "ok-edge"];
}

function drawTimeline(nowMs) {
  const { context, width, height } = fitted(timeline);
  if (!width) return;
  const isPastWindow = nowMs > fromMs + windowMs * 0.9;
  if (following && (nowMs < fromMs || isPastWindow)) fromMs = nowMs - windowMs * 0.1;
  fromMs = Math.max(0, Math.min(fromMs, endMs - windowMs));
  const perMs = width / windowMs;
  const x = (ms) => (ms - fromMs) * perMs;
  const toMs = fromMs + windowMs;

  context.fillStyle = colours.ground;
  context.fillRect(0, 0, width, height);
  context.font = `11.5px ${colours.font}`;
  context.textBaseline = "middle";
  drawRuler(context, x, width, height, toMs);
  drawCues(context, x, width, toMs, nowMs);
  drawWaveform(context, WAVE, width);
  drawDragMark(context, x, height);

  context.fillStyle = colours.playhead;
  context.fillRect(Math.round(x(nowMs)) - 1, 0, 2, height);
  context.beginPath();
  context.moveTo(x(nowMs) - 6, 0);
  context.lineTo(x(nowMs) + 6, 0);
  context.lineTo(x(nowMs), 8);
  context.fill();
}

function drawRuler(context, x, width, height, toMs) {
  const steps = [100, 200, 500, 1000, 2000, 5000, 10000, 30000, 60000, 300000, 600000, 1800000, 3600000];
  const step = steps.find((ms) => (ms * width) / windowMs >= 70) ?? 3600000;
  context.textAlign = "left";
  for (let ms = Math.floor(fromMs / step) * step; ms <= toMs; ms += step) {
    context.fillStyle = colours.rule;
    context.fillRect(Math.round(x(ms)), 0, 1, height);
    const time = clock(ms).slice(0, step < 1000 ? -2 : -4);
    if (x(ms) + 4 + context.measureText(time).width > width) break;
    if (x(ms) < -4) continue;
    context.fillStyle = colours.muted;
    context.fillText(time, x(ms) + 4, RULER / 2);
  }
}

/** Draws the cues of the window, and the silences between them. */
function drawCues(context, x, width, toMs, nowMs) {
  // Cues that started before the window may last into it.
  let first = Math.max(0, lastStarted(byStart, fromMs));
  while (first > 0 && latestEndMs[first - 1] > fromMs) first -= 1;
  let shownUntilMs = first ? latestEndMs[first - 1] : 0;
  for (let at = first; at <= byStart.length; at += 1) {
    const cue = byStart[at];
    const nextMs = cue ? cue.startMs : endMs;
    if (nextMs > shownUntilMs) drawSilence(context, Math.max(0, x(shownUntilMs)), Math.min(width, x(nextMs)), CUES, nextMs - shownUntilMs);
    if (!cue || cue.startMs > toMs) break;
    if (cue.endMs >= fromMs) drawCue(context, x, cue, width, nowMs);
    shownUntilMs = Math.max(shownUntilMs, cue.endMs);
  }
}

function drawCue(context, x, cue, width, nowMs) {
  const left = x(cue.startMs);
  const right = x(cue.endMs);
  drawBox(context, left, CUES.top, right - left, CUES.height, colours[cue.severity || "ok"], edgeColour(cue));
  const inner = Math.max(left, 0) + 7;
  const room = Math.min(right, width) - inner - 6;
  const number = `${cue.index + 1}`;
  const labels = [`${number} · ${cue.cps.toFixed(1)} cps`, number];
  drawLabel(context, labels.find((text) => context.measureText(text).width <= room) ?? "", inner, CUES.top + 13, room, edgeColour(cue));
  drawLabel(context, linesOf(cue).join(" ⏎ "), inner, CUES.top + 32, room, colours.ink);
  cue.units.forEach((unit, at) => {
    const nextMs = cue.units[at + 1]?.startMs ?? cue.endMs;
    if (isTimed(unit) && x(nextMs) > 0 && x(unit.startMs) < width) drawUnit(context, x, unit, nextMs, width, nowMs);
  });
}

function drawUnit(context, x, unit, nextMs, width, nowMs) {
  const start = x(unit.startMs);
  const end = x(unit.endMs);
  const inView = (at) => Math.max(0, Math.min(width, at));
  if (nextMs - unit.endMs >= SHORT_PAUSE_MS) drawSilence(context, inView(end), inView(x(nextMs)), WORDS, nextMs - unit.endMs);
  const isLit = unit.startMs <= nowMs && nowMs < unit.litEndMs;
  drawBox(context, start, WORDS.top, end - start, WORDS.height, isLit ? colours.lit : colours.word, isLit ? "" : colours.rule);
  const left = inView(start) + 2;
  drawLabel(context, unit.text.trim(), left, WORDS.top + WORDS.height / 2, inView(end) - 2 - left, isLit ? colours["on-lit"] : colours.ink, true);
}

/** Sets the end of the timeline: the audio may be longer than the clip's data. */
function setEnd(toMs) {
  endMs = toMs;
  byId("end-time").textContent = `of ${clock(endMs)}`;
  timeline.setAttribute("aria-valuemax", endMs);
  overviewImage = null;
  requestDraw();
}

function zoom(factor) {
  const nowMs = playback.now();
  const share = nowMs >= fromMs && nowMs <= fromMs + windowMs ? (nowMs - fromMs) / windowMs : 0.5;
  const centreMs = fromMs + share * windowMs;
  windowMs = Math.max(Math.min(1000, endMs), Math.min(endMs, 600000, windowMs * factor));
  fromMs = centreMs - share * windowMs;
  requestDraw();
}

function enableScrubbing(canvas, msAt) {
  let pressed = false;
  const go = (event) => {
    const bounds = canvas.getBoundingClientRect();
    seek(msAt((event.clientX - bounds.left) / bounds.width));
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    pressed = true;
    canvas.setPointerCapture(event.pointerId);
    go(event);
  });
  canvas.addEventListener("pointermove", (event) => pressed && go(event));
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => (pressed = false));
}

enableScrubbing(timeline, (share) => fromMs + share * windowMs);
timeline.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2);
      return;
    }
    following = false;
    fromMs += ((event.deltaX || event.deltaY) / timeline.clientWidth) * windowMs;
    requestDraw();
  },
  { passive: false },
);
