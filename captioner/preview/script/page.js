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
  const shown = cuesAt(nowMs);
  showCues(shown);
  highlightUnits(nowMs);
  const last = byStart[lastStarted(byStart, nowMs)]?.index ?? -1;
  if (last !== currentRow) markCurrentRow(last);
  byId("now").textContent = clock(nowMs);
  if (playing !== playback.playing) {
    playing = playback.playing;
    byId("play").classList.toggle("playing", playing);
    byId("play").setAttribute("aria-label", playing ? "Pause" : "Play");
  }
  timeline.setAttribute("aria-valuenow", Math.round(nowMs));
  timeline.setAttribute("aria-valuetext", [clock(nowMs), ...shown.map((cue) => `cue ${cue.index + 1}`)].join(", "));
  drawTimeline(nowMs);
  drawOverview(nowMs);
  keepVideoInStep(nowMs);
}

function goToCue(step) {
  if (!cues.length) return;
  const nowMs = playback.now();
  const last = lastStarted(byStart, nowMs);
  // Going back restarts the current cue, unless it has only just started.
  const back = last >= 0 && nowMs - byStart[last].startMs > 500 ? last : last - 1;
  const index = step > 0 ? last + 1 : back;
  goTo(byStart[Math.max(0, Math.min(cues.length - 1, index))].startMs);
}

// Choices of which one is made: frames and themes.

function choose(name, value) {
  for (const button of byId(name).querySelectorAll("button")) button.setAttribute("aria-pressed", button.value === value);
  if (name === "themes") applyTheme();
  else applyFrame();
}

const chosen = (name) => byId(name).querySelector("[aria-pressed=true]").value;

function chooseNext(name) {
  const values = [...byId(name).querySelectorAll("button")].map((button) => button.value);
  const next = values[(values.indexOf(chosen(name)) + 1) % values.length];
  choose(name, next);
  speak(`${name === "themes" ? "Theme" : "Frame"} ${next}`);
}

const ratioOf = (frame) => frame.split(":").reduce((across, down) => across / down);

/** The frame whose shape is the nearest to a ratio of width to height. */
function nearestFrame(ratio) {
  const distance = (frame) => Math.abs(Math.log(ratioOf(frame) / ratio));
  return [...byId("frames").querySelectorAll("button")].map((button) => button.value).sort((one, other) => distance(one) - distance(other))[0];
}

// Edges of a picture for which the captions are not made: EBU R 95.
const USUAL_EDGES = { bottom: 0.05, side: 0.05 };

/** Gives the frame its shape, and the captions the edges of the picture that they are for. */
function applyFrame() {
  const frame = chosen("frames");
  const edges = frame === nearestFrame(clip.picture.ratio) ? clip.picture : USUAL_EDGES;
  const style = byId("frame").style;
  style.setProperty("--ratio", ratioOf(frame));
  style.setProperty("--bottom", edges.bottom);
  style.setProperty("--side", edges.side);
}

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
function applyTheme() {
  const theme = chosen("themes");
  document.documentElement.dataset.theme = theme === "auto" ? (prefersDark.matches ? "dark" : "light") : theme;
  readColours();
  overviewImage = null;
  requestDraw();
}

for (const name of ["frames", "themes"]) {
  byId(name).addEventListener("click", (event) => event.target.closest("button") && choose(name, event.target.closest("button").value));
}
byId("play").addEventListener("click", togglePlayback);
byId("previous").addEventListener("click", () => goToCue(-1));
byId("next").addEventListener("click", () => goToCue(1));
byId("slower").addEventListener("click", () => changeRate(-1));
byId("faster").addEventListener("click", () => changeRate(1));
byId("zoom-in").addEventListener("click", () => zoom(1 / 1.5));
byId("zoom-out").addEventListener("click", () => zoom(1.5));
prefersDark.addEventListener("change", applyTheme);
new ResizeObserver(requestDraw).observe(document.body);

/** Seeks to the time in an address such as `#t=12.5`: https://www.w3.org/TR/media-frags/#naming-time */
function seekToHash() {
  const found = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
  if (found) seek(Number(found[1]) * 1000);
}
addEventListener("hashchange", seekToHash);

function writeFacts() {
  const withFindings = cues.filter((cue) => cue.severity).length;
  byId("title").textContent = clip.title;
  byId("facts").textContent = [
    counted(cues.length, "cue"),
    `${withFindings} with findings`,
    `language ${clip.language}`,
    `up to ${clip.maxCps} characters a second`,
  ].join(" · ");
  byId("no-cues").hidden = cues.length > 0;
  byId("no-cues").textContent = "There are no cues in this clip.";
  if (clip.findings.length) byId("kinds").after(findingsBlock(clip.findings));
}

writeFacts();
addKinds();
byId("caption").lang = clip.language;
byId("frame").style.setProperty("--columns", clip.maxLineWidth);
choose("frames", nearestFrame(clip.picture.ratio));
setEnd(endMs);
// The media may have loaded or failed before its listeners were added.
if (media?.error) mediaFailed();
else if (media?.readyState) mediaLoaded();
if (video?.readyState) fitFrame();
addRows(50);
layLanes();
applyTheme();
seekToHash();
requestDraw();
loadWaveform();
