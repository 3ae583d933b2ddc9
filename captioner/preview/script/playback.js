// Playback: by the audio, or by a clock if there is no audio.

const silentClock = {
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
    requestDraw();
  },
  pause() {
    this.seek(this.now());
    this.playing = false;
    requestDraw();
  },
  setRate(rate) {
    this.seek(this.now());
    this.rate = rate;
  },
};

function audioClock(audio) {
  return {
    get playing() {
      return !audio.paused && !audio.ended;
    },
    now: () => Math.min(audio.currentTime * 1000, endMs),
    seek(ms) {
      // Players count microseconds: rounded down, the time would be just before the start of a word.
      audio.currentTime = ms / 1000 + 2e-6;
    },
    play() {
      audio.play().catch((error) => showMessage(`The audio cannot be played: ${error.message}`));
    },
    pause: () => audio.pause(),
    setRate(rate) {
      audio.playbackRate = rate;
    },
  };
}

let playback = silentClock;
const audio = byId("audio");
if (audio) {
  playback = audioClock(audio);
  for (const event of ["play", "pause", "ended", "seeked"]) audio.addEventListener(event, requestDraw);
  audio.addEventListener("loadedmetadata", audioLoaded);
  audio.addEventListener("error", audioFailed);
}

function audioLoaded() {
  const audioMs = Math.round(audio.duration * 1000);
  if (!Number.isFinite(audioMs)) return;
  if (audioMs < endMs - 1000) showMessage(`The audio is shorter than the clip: it ends at ${clock(audioMs)}.`);
  setEnd(Math.max(endMs, audioMs));
}

function audioFailed() {
  silentClock.setRate(Number(byId("rate").value));
  playback = silentClock;
  byId("audio-state").textContent = "no audio";
  showMessage("The audio cannot be played here: the page plays without sound.");
  requestDraw();
}

byId("audio-state").textContent = audio ? "" : "no audio";

let messageTimer = 0;
function showMessage(text) {
  byId("message").textContent = text;
  clearTimeout(messageTimer);
  messageTimer = setTimeout(() => (byId("message").textContent = ""), 8000);
}

function seek(ms) {
  following = true;
  playback.seek(Math.max(0, Math.min(endMs, ms)));
  requestDraw();
}

function togglePlayback() {
  following = true;
  if (playback.playing) playback.pause();
  else playback.play();
}
