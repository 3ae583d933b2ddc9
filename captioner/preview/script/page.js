// The page is drawn once a frame, while time runs or after something has changed.

let due = false;
function changed() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    draw(time.now());
    if (time.playing) changed();
  });
}

let playing = false;
function draw(nowMs) {
  const last = lastStarted(cues, nowMs);
  const active = last >= 0 && nowMs < cues[last].endMs ? last : -1;
  if (active !== shown) show(active);
  light(nowMs);
  if (last !== started) mark(last);
  byId("now").textContent = clock(nowMs);
  if (playing !== time.playing) {
    playing = time.playing;
    byId("play").classList.toggle("playing", playing);
    byId("play").setAttribute("aria-label", playing ? "Pause" : "Play");
  }
  strip.setAttribute("aria-valuenow", Math.round(nowMs));
  strip.setAttribute("aria-valuetext", active < 0 ? clock(nowMs) : `${clock(nowMs)}, cue ${active + 1}`);
  drawStrip(nowMs);
  drawWhole(nowMs);
}

// What a person can press.

function go(step) {
  if (!cues.length) return;
  const nowMs = time.now();
  const last = lastStarted(cues, nowMs);
  // A cue that has just begun is left behind; one that has run a while is begun again.
  const back = last >= 0 && nowMs - cues[last].startMs > 500 ? last : last - 1;
  const index = step > 0 ? last + 1 : back;
  seek(cues[Math.max(0, Math.min(cues.length - 1, index))].startMs);
}

function nextFinding(step) {
  const last = lastStarted(cues, time.now());
  for (let tried = 1; tried <= cues.length; tried += 1) {
    const index = (last + step * tried + 2 * cues.length) % cues.length;
    if (cues[index].severity) {
      seek(cues[index].startMs);
      return;
    }
  }
  tell("There are no findings.");
}

const KEYS = {
  " ": toggle,
  ArrowLeft: (event) => seek(time.now() - (event.shiftKey ? 100 : 1000)),
  ArrowRight: (event) => seek(time.now() + (event.shiftKey ? 100 : 1000)),
  ArrowUp: () => go(-1),
  ArrowDown: () => go(1),
  Home: () => seek(0),
  End: () => seek(endMs),
  n: () => nextFinding(1),
  p: () => nextFinding(-1),
  "+": () => zoom(1 / 1.5),
  "=": () => zoom(1 / 1.5),
  "-": () => zoom(1.5),
};

function handled(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select")) return null;
  if (event.key === " " && event.target.closest?.("button:not(.row)")) return null;
  return KEYS[event.key.length > 1 ? event.key : event.key.toLowerCase()] ?? null;
}

document.addEventListener("keydown", (event) => {
  const action = handled(event);
  if (!action) return;
  event.preventDefault();
  action(event);
});
// A button would take the end of a key press for a click.
document.addEventListener("keyup", (event) => {
  if (event.key === " " && handled(event)) event.preventDefault();
});

const night = matchMedia("(prefers-color-scheme: dark)");

byId("play").addEventListener("click", toggle);
byId("previous").addEventListener("click", () => go(-1));
byId("next").addEventListener("click", () => go(1));
byId("in").addEventListener("click", () => zoom(1 / 1.5));
byId("out").addEventListener("click", () => zoom(1.5));
byId("rate").addEventListener("change", (event) => time.setRate(Number(event.target.value)));
byId("only").addEventListener("change", (event) => list.classList.toggle("only", event.target.checked));
byId("frames").addEventListener("change", (event) => {
  const [across, down] = event.target.value.split(":").map(Number);
  byId("frame").style.setProperty("--ratio", across / down);
});
byId("themes").addEventListener("change", dress);
night.addEventListener("change", dress);
new ResizeObserver(changed).observe(document.body);

function dress() {
  const chosen = document.querySelector("[name=theme]:checked").value;
  document.documentElement.dataset.theme = chosen === "auto" ? (night.matches ? "dark" : "light") : chosen;
  takeColours();
  unpointed = null;
  changed();
}

/** `#t=12.5` goes there, as in media fragments: https://www.w3.org/TR/media-frags/#naming-time */
function fromAddress() {
  const found = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
  if (found) seek(Number(found[1]) * 1000);
}
addEventListener("hashchange", fromAddress);

const over = cues.filter((cue) => cue.severity).length;
byId("title").textContent = clip.title;
byId("facts").textContent = [
  `${cues.length} ${cues.length === 1 ? "cue" : "cues"}`,
  `${over} with findings`,
  `language ${clip.language}`,
  `reading speed up to ${clip.maxCps} cps`,
].join(" · ");
byId("only-text").textContent = `only with findings (${over})`;
byId("only").disabled = !over;
byId("none").hidden = cues.length > 0;
byId("caption").lang = clip.language;
byId("frame").style.setProperty("--columns", clip.maxLineWidth);
extend(endMs);
// What has happened to the sound before anyone listened.
if (audio?.error) failed();
else if (audio?.readyState) known();
build(100);
dress();
fromAddress();
changed();
