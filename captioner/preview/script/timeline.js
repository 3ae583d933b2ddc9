// The timeline of a few seconds, and the overview of the whole clip below it.

const timeline = byId("timeline");
const overview = byId("overview");
// Shorter silences are ordinary gaps between words.
const SHORT_PAUSE_MS = 100;
const RULER = 20;
const CUES = { top: 24, height: 46 };
const WORDS = { top: 78, height: 36 };
let windowMs = Math.min(8000, endMs);
let fromMs = 0;
let following = true;
let overviewImage = null;

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
  const font = getComputedStyle(document.body).fontFamily;
  context.font = `11.5px ${font}`;
  context.textBaseline = "middle";
  drawRuler(context, x, width, height, toMs);

  const first = Math.max(0, lastStarted(cues, fromMs));
  let shownUntilMs = first ? cues[first - 1].endMs : 0;
  for (let index = first; index <= cues.length; index += 1) {
    const cue = cues[index];
    const nextMs = cue ? cue.startMs : endMs;
    if (nextMs > shownUntilMs) drawSilence(context, Math.max(0, x(shownUntilMs)), Math.min(width, x(nextMs)), CUES, nextMs - shownUntilMs);
    if (!cue || cue.startMs > toMs) break;
    drawCue(context, x, cue, index, nowMs);
    shownUntilMs = cue.endMs;
  }

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
    context.fillStyle = colours.muted;
    const time = clock(ms);
    context.fillText(step < 1000 ? time.slice(0, -2) : time.slice(0, -4), x(ms) + 4, RULER / 2);
  }
}

function drawCue(context, x, cue, index, nowMs) {
  const left = x(cue.startMs);
  const right = x(cue.endMs);
  drawBox(context, left, CUES.top, right - left, CUES.height, colours[cue.severity || "ok"], edgeColour(cue));
  const inner = Math.max(left + 7, 7);
  drawLabel(context, `${index + 1} · ${cue.cps.toFixed(1)} cps`, inner, CUES.top + 13, right - inner - 5, edgeColour(cue));
  drawLabel(context, linesOf(cue).join(" ⏎ "), inner, CUES.top + 32, right - inner - 5, colours.ink);
  cue.units.forEach((unit, at) => {
    const after = cue.units[at + 1];
    const nextMs = after ? after.startMs : cue.endMs;
    const start = x(unit.startMs);
    const end = x(unit.endMs);
    if (nextMs - unit.endMs >= SHORT_PAUSE_MS) drawSilence(context, end, x(nextMs), WORDS, nextMs - unit.endMs);
    const now = unit.startMs <= nowMs && nowMs < unit.litEndMs;
    drawBox(context, start, WORDS.top, end - start, WORDS.height, now ? colours.lit : colours.word, now ? "" : colours.rule);
    drawLabel(context, unit.text.trim(), start + 2, WORDS.top + WORDS.height / 2, end - start - 4, now ? colours["on-lit"] : colours.ink, true);
  });
}

function drawOverview(nowMs) {
  const { context, width, height } = fitted(overview);
  if (!width) return;
  const ratio = overview.width / width;
  if (!overviewImage || overviewImage.width !== overview.width || overviewImage.height !== overview.height) {
    overviewImage = document.createElement("canvas");
    overviewImage.width = overview.width;
    overviewImage.height = overview.height;
    const brush = overviewImage.getContext("2d");
    brush.scale(ratio, ratio);
    brush.fillStyle = colours.ground;
    brush.fillRect(0, 0, width, height);
    // Cues with findings are drawn last: cues may be narrower than a pixel, and findings must stay visible.
    for (const severity of ["", "warning", "error"]) {
      for (const cue of cues) {
        if (cue.severity !== severity) continue;
        const left = (cue.startMs / endMs) * width;
        brush.fillStyle = severity ? edgeColour(cue) : colours.ok;
        brush.fillRect(left, 5, Math.max(((cue.endMs - cue.startMs) / endMs) * width - 0.5, 1), height - 10);
      }
    }
  }
  context.drawImage(overviewImage, 0, 0, width, height);
  context.strokeStyle = colours.muted;
  context.lineWidth = 1.5;
  const left = (fromMs / endMs) * width;
  context.strokeRect(left + 1, 1, Math.max((windowMs / endMs) * width - 2, 4), height - 2);
  context.fillStyle = colours.playhead;
  context.fillRect(Math.round((nowMs / endMs) * width) - 1, 0, 2, height);
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
enableScrubbing(overview, (share) => share * endMs);
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
