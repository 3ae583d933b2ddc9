// The page is drawn at most once per animation frame: during playback, and after changes.

let drawRequested = false;
function requestDraw() {
  if (drawRequested) return;
  drawRequested = true;
  requestAnimationFrame(() => {
    drawRequested = false;
    draw(playback.now());
    if (playback.playing) requestDraw();
  });
}

let playing = false;
function draw(nowMs) {
  const last = lastStarted(cues, nowMs);
  const active = last >= 0 && nowMs < cues[last].endMs ? last : -1;
  if (active !== shownCue) showCue(active);
  highlightUnit(nowMs);
  if (last !== currentRow) markCurrentRow(last);
  byId("now").textContent = clock(nowMs);
  if (playing !== playback.playing) {
    playing = playback.playing;
    byId("play").classList.toggle("playing", playing);
    byId("play").setAttribute("aria-label", playing ? "Pause" : "Play");
  }
  timeline.setAttribute("aria-valuenow", Math.round(nowMs));
  timeline.setAttribute("aria-valuetext", active < 0 ? clock(nowMs) : `${clock(nowMs)}, cue ${active + 1}`);
  drawTimeline(nowMs);
  drawOverview(nowMs);
}

// Keys and buttons.

function goToCue(step) {
  if (!cues.length) return;
  const nowMs = playback.now();
  const last = lastStarted(cues, nowMs);
  // Going back restarts the current cue, unless it has only just started.
  const back = last >= 0 && nowMs - cues[last].startMs > 500 ? last : last - 1;
  const index = step > 0 ? last + 1 : back;
  seek(cues[Math.max(0, Math.min(cues.length - 1, index))].startMs);
}

function goToFinding(step) {
  const last = lastStarted(cues, playback.now());
  for (let distance = 1; distance <= cues.length; distance += 1) {
    const index = (last + step * distance + 2 * cues.length) % cues.length;
    if (cues[index].severity) {
      seek(cues[index].startMs);
      return;
    }
  }
  showMessage("There are no findings.");
}

const KEYS = {
  " ": togglePlayback,
  ArrowLeft: (event) => seek(playback.now() - (event.shiftKey ? 100 : 1000)),
  ArrowRight: (event) => seek(playback.now() + (event.shiftKey ? 100 : 1000)),
  ArrowUp: () => goToCue(-1),
  ArrowDown: () => goToCue(1),
  Home: () => seek(0),
  End: () => seek(endMs),
  n: () => goToFinding(1),
  p: () => goToFinding(-1),
  "+": () => zoom(1 / 1.5),
  "=": () => zoom(1 / 1.5),
  "-": () => zoom(1.5),
};

function actionFor(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select")) return null;
  if (event.key === " " && event.target.closest?.("button:not(.row)")) return null;
  return KEYS[event.key.length > 1 ? event.key : event.key.toLowerCase()] ?? null;
}

document.addEventListener("keydown", (event) => {
  const action = actionFor(event);
  if (!action) return;
  event.preventDefault();
  action(event);
});
// On release of the space bar, a focused button would take it for a click.
document.addEventListener("keyup", (event) => {
  if (event.key === " " && actionFor(event)) event.preventDefault();
});

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

byId("play").addEventListener("click", togglePlayback);
byId("previous").addEventListener("click", () => goToCue(-1));
byId("next").addEventListener("click", () => goToCue(1));
byId("zoom-in").addEventListener("click", () => zoom(1 / 1.5));
byId("zoom-out").addEventListener("click", () => zoom(1.5));
byId("rate").addEventListener("change", (event) => playback.setRate(Number(event.target.value)));
byId("only").addEventListener("change", (event) => list.classList.toggle("only", event.target.checked));
byId("frames").addEventListener("change", (event) => {
  const [across, down] = event.target.value.split(":").map(Number);
  byId("frame").style.setProperty("--ratio", across / down);
});
byId("themes").addEventListener("change", applyTheme);
prefersDark.addEventListener("change", applyTheme);
new ResizeObserver(requestDraw).observe(document.body);

function applyTheme() {
  const chosen = document.querySelector("[name=theme]:checked").value;
  document.documentElement.dataset.theme = chosen === "auto" ? (prefersDark.matches ? "dark" : "light") : chosen;
  readColours();
  overviewImage = null;
  requestDraw();
}

/** Seeks to the time in an address such as `#t=12.5`: https://www.w3.org/TR/media-frags/#naming-time */
function seekToHash() {
  const found = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
  if (found) seek(Number(found[1]) * 1000);
}
addEventListener("hashchange", seekToHash);

const withFindings = cues.filter((cue) => cue.severity).length;
byId("title").textContent = clip.title;
byId("facts").textContent = [
  `${cues.length} ${cues.length === 1 ? "cue" : "cues"}`,
  `${withFindings} with findings`,
  `language ${clip.language}`,
  `reading speed limit ${clip.maxCps} cps`,
].join(" · ");
byId("only-text").textContent = `Only cues with findings (${withFindings})`;
byId("only").disabled = !withFindings;
byId("no-cues").hidden = cues.length > 0;
byId("caption").lang = clip.language;
byId("frame").style.setProperty("--columns", clip.maxLineWidth);
setEnd(endMs);
// The audio may have loaded or failed before its listeners were added.
if (audio?.error) audioFailed();
else if (audio?.readyState) audioLoaded();
addRows(100);
applyTheme();
seekToHash();
requestDraw();
