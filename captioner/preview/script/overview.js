// The overview of the whole clip, below the timeline.

const overview = byId("overview");
let overviewImage = null;

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

enableScrubbing(overview, (share) => share * endMs);
