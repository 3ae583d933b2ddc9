// Time: the sound's, or a clock's that makes none.

const silent = {
  atMs: 0,
  since: 0,
  playing: false,
  rate: 1,
  now() {
    return this.playing ? Math.min(endMs, this.atMs + (performance.now() - this.since) * this.rate) : this.atMs;
  },
  seek(ms) {
    this.atMs = ms;
    this.since = performance.now();
  },
  play() {
    if (this.now() >= endMs) this.seek(0);
    this.seek(this.now());
    this.playing = true;
    changed();
  },
  pause() {
    this.seek(this.now());
    this.playing = false;
    changed();
  },
  setRate(rate) {
    this.seek(this.now());
    this.rate = rate;
  },
};

function sounding(audio) {
  return {
    get playing() {
      return !audio.paused && !audio.ended;
    },
    now: () => Math.min(audio.currentTime * 1000, endMs),
    seek(ms) {
      // Players count microseconds, and what is rounded down would land just ahead of a word.
      audio.currentTime = ms / 1000 + 2e-6;
    },
    play() {
      audio.play().catch((error) => tell(`The sound cannot be played: ${error.message}`));
    },
    pause: () => audio.pause(),
    setRate(rate) {
      audio.playbackRate = rate;
    },
  };
}

let time = silent;
const audio = byId("audio");
if (audio) {
  time = sounding(audio);
  for (const event of ["play", "pause", "ended", "seeked"]) audio.addEventListener(event, changed);
  audio.addEventListener("loadedmetadata", known);
  audio.addEventListener("error", failed);
}

function known() {
  const soundMs = Math.round(audio.duration * 1000);
  if (!Number.isFinite(soundMs)) return;
  if (soundMs < endMs - 1000) tell(`The sound is shorter than the clip: it ends at ${clock(soundMs)}.`);
  extend(Math.max(endMs, soundMs));
}

function failed() {
  silent.setRate(Number(byId("rate").value));
  time = silent;
  byId("sound").textContent = "no sound";
  tell("The sound cannot be played here: a silent clock runs instead.");
  changed();
}

byId("sound").textContent = audio ? "" : "silent clock";

let toldAt = 0;
function tell(text) {
  byId("told").textContent = text;
  clearTimeout(toldAt);
  toldAt = setTimeout(() => (byId("told").textContent = ""), 8000);
}

function seek(ms) {
  following = true;
  time.seek(Math.max(0, Math.min(endMs, ms)));
  changed();
}

function toggle() {
  following = true;
  if (time.playing) time.pause();
  else time.play();
}
