// Playback: by the sound or the video, or by a clock if there is neither.

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

function mediaClock(media) {
  return {
    get playing() {
      return !media.paused && !media.ended;
    },
    now: () => Math.min(media.currentTime * 1000, endMs),
    seek(ms) {
      media.currentTime = mediaSeconds(ms);
    },
    play() {
      media.play().catch((error) => showMessage(`The ${mediaName} cannot be played: ${error.message}`));
    },
    pause: () => media.pause(),
    setRate(rate) {
      media.playbackRate = rate;
    },
  };
}

// Players count microseconds: rounded down, the time would be just before the start of a word.
const mediaSeconds = (ms) => ms / 1000 + 2e-6;

let playback = silentClock;
const video = byId("video");
const media = byId("audio") ?? video;
const mediaName = media === video ? "video" : "audio";
if (media) {
  playback = mediaClock(media);
  for (const name of ["play", "pause", "ended", "seeked"]) media.addEventListener(name, requestDraw);
  media.addEventListener("loadedmetadata", mediaLoaded);
  media.addEventListener("error", mediaFailed);
}
// With a sound of its own, the page plays the video without its sound, in step with the other.
const silentVideo = video && media !== video ? video : null;
if (silentVideo) {
  silentVideo.muted = true;
  silentVideo.addEventListener("error", () => showMessage("The video cannot be played here."));
}
video?.addEventListener("loadedmetadata", fitFrame);

/** Gives the frame the shape of the video. */
function fitFrame() {
  if (video.videoWidth) choose("frames", nearestFrame(video.videoWidth / video.videoHeight));
}

// A video that is off by less is left alone: each correction interrupts it.
const IN_STEP_MS = 120;
function keepVideoInStep(nowMs) {
  if (!silentVideo || silentVideo.readyState < 1) return;
  const lastMs = silentVideo.duration * 1000;
  const runs = playback.playing && nowMs < lastMs;
  silentVideo.playbackRate = rate;
  if (runs && silentVideo.paused) silentVideo.play().catch(() => {});
  if (!runs && !silentVideo.paused) silentVideo.pause();
  const offMs = Math.abs(silentVideo.currentTime * 1000 - Math.min(nowMs, lastMs));
  if (!silentVideo.seeking && offMs > (runs ? IN_STEP_MS : 1)) silentVideo.currentTime = mediaSeconds(Math.min(nowMs, lastMs));
}

function mediaLoaded() {
  const mediaMs = Math.round(media.duration * 1000);
  if (!Number.isFinite(mediaMs)) return;
  if (mediaMs < endMs - 1000) showMessage(`The ${mediaName} is shorter than the clip: it ends at ${clock(mediaMs)}.`);
  setEnd(Math.max(endMs, mediaMs));
}

function mediaFailed() {
  silentClock.setRate(rate);
  playback = silentClock;
  byId("sound").textContent = "no sound";
  showMessage(`The ${mediaName} cannot be played here: the page plays without it.`);
  requestDraw();
}

byId("sound").textContent = media ? "" : "no sound";

const RATES = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 3];
let rate = 1;
function changeRate(step) {
  rate = RATES[Math.max(0, Math.min(RATES.length - 1, RATES.indexOf(rate) + step))];
  byId("rate").textContent = `${rate}×`;
  playback.setRate(rate);
}

function seek(ms) {
  following = true;
  playback.seek(Math.max(0, Math.min(endMs, ms)));
  requestDraw();
}

/** Seeks because a person asked for it: a screen reader hears where that is. */
function goTo(ms) {
  seek(ms);
  speakOf(cuesAt(ms).at(-1));
}

function togglePlayback() {
  following = true;
  if (playback.playing) playback.pause();
  else playback.play();
}
