// What the page says: messages below the player, and what only screen readers hear.

let messageTimer = 0;
function showMessage(text) {
  byId("message").textContent = text;
  clearTimeout(messageTimer);
  messageTimer = setTimeout(() => (byId("message").textContent = ""), 8000);
}

// Keys that are held down pass many cues: only the last one is spoken.
const SPEAK_AFTER_MS = 250;
let speechTimer = 0;
function speak(text) {
  clearTimeout(speechTimer);
  speechTimer = setTimeout(() => (byId("spoken").textContent = text), SPEAK_AFTER_MS);
}

/** Says a cue, its text and its findings; during playback nothing, because that would talk over the sound. */
function speakOf(cue) {
  if (playback.playing) return;
  speak(cue ? [`Cue ${cue.index + 1} of ${cues.length}`, textOf(cue), ...cue.findings.map(findingText)].join(". ") : "No cue");
}

function findingText(finding) {
  const place = finding.fileLine ? `line ${finding.fileLine} of the file: ` : finding.line ? `line ${finding.line}: ` : "";
  return place + finding.text;
}
