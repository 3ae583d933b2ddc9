// The waveform of the sound: from the page's data, or from the file in the page, decoded by the browser.

const STEP_MS = 10;
// Characters of a data: URL; decoded, a longer file would take gigabytes of memory.
const LONGEST_FILE = 60_000_000;
// Samples a second are enough to see where words begin.
const DECODED_RATE = 8000;
let levels = null;

const isEmbedded = (element) => element?.src.startsWith("data:");

/** The bytes of base64, a piece at a time, so that the page stays responsive. */
async function bytesOf(base64) {
  const piece = 1 << 20;
  const parts = [];
  for (let at = 0; at < base64.length; at += piece) {
    const binary = atob(base64.slice(at, at + piece));
    parts.push(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
    await pause();
  }
  return new Blob(parts).arrayBuffer();
}

/** The loudest sample of each step in all channels, from 0 to 255 for the loudest of all. */
async function loudest(buffer) {
  const step = (buffer.sampleRate * STEP_MS) / 1000;
  const peaks = new Float32Array(Math.ceil(buffer.length / step));
  let most = 0;
  for (let channel = 0; channel < buffer.numberOfChannels; channel += 1) {
    const samples = buffer.getChannelData(channel);
    for (let at = 0; at < samples.length; at += 1) {
      const level = Math.abs(samples[at]);
      const place = Math.floor(at / step);
      if (level > peaks[place]) peaks[place] = level;
      if (level > most) most = level;
      if (at % 1_000_000 === 999_999) await pause();
    }
  }
  return Uint8Array.from(peaks, (level) => (most ? (255 * level) / most : 0));
}

async function loadWaveform() {
  if (clip.levels) levels = new Uint8Array(await bytesOf(clip.levels));
  else if (isEmbedded(media) && media.src.length <= LONGEST_FILE && window.OfflineAudioContext) {
    try {
      const bytes = await bytesOf(media.src.slice(media.src.indexOf(",") + 1));
      levels = await loudest(await new OfflineAudioContext(1, 1, DECODED_RATE).decodeAudioData(bytes));
    } catch {
      // The media element itself reports a file that cannot be played.
    }
  }
  const missing = isEmbedded(media) ? "no waveform" : "no waveform: the sound is not in the page";
  if (playback !== silentClock) byId("sound").textContent = levels ? "" : missing;
  layLanes();
}

function drawWaveform(context, lane, width) {
  if (!levels) return;
  const middle = lane.top + lane.height / 2;
  const msPerPixel = windowMs / width;
  context.fillStyle = colours.wave;
  for (let pixel = 0; pixel < width; pixel += 1) {
    const from = Math.floor((fromMs + pixel * msPerPixel) / STEP_MS);
    const to = Math.max(from + 1, Math.ceil((fromMs + (pixel + 1) * msPerPixel) / STEP_MS));
    let level = 0;
    for (let at = from; at < to; at += 1) if (levels[at] > level) level = levels[at];
    const height = Math.max(1, (level / 255) * lane.height);
    context.fillRect(pixel, middle - height / 2, 1, height);
  }
}
