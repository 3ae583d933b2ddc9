// Drawing on canvas: colours, boxes, labels and silences.

let colours = {};

function takeColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of [
    "ground", "panel", "ink", "muted", "rule", "accent", "fine", "fine-edge", "warning", "warning-edge", "error",
    "error-edge", "word", "lit", "on-lit", "pointer",
  ]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
  hatching = null;
}

/** A canvas of as many pixels as it takes on the screen. */
function sized(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const pen = canvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { pen, width: canvas.clientWidth, height: canvas.clientHeight };
}

// The first letter is of a script that is written from right to left.
const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

let hatching = null;
function hatched(pen) {
  if (!hatching) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const drawn = tile.getContext("2d");
    drawn.strokeStyle = colours.rule;
    drawn.lineWidth = 2;
    drawn.beginPath();
    for (const at of [-8, 0, 8]) {
      drawn.moveTo(at - 2, 10);
      drawn.lineTo(at + 10, -2);
    }
    drawn.stroke();
    hatching = pen.createPattern(tile, "repeat");
  }
  return hatching;
}

function box(pen, x, y, width, height, fill, edge, radius = 4) {
  pen.beginPath();
  pen.roundRect(x + 0.5, y + 0.5, Math.max(width - 1, 1), height - 1, Math.min(radius, Math.max(width - 1, 1) / 2));
  pen.fillStyle = fill;
  pen.fill();
  if (!edge) return;
  pen.strokeStyle = edge;
  pen.lineWidth = 1;
  pen.stroke();
}

/** Text in a box, cut off where the box ends, or left out where it is too narrow. */
function label(pen, text, x, y, width, colour, centred) {
  if (width < 10) return;
  pen.save();
  pen.beginPath();
  pen.rect(x, 0, width, 1000);
  pen.clip();
  pen.fillStyle = colour;
  pen.direction = RIGHT_TO_LEFT.test(text) ? "rtl" : "ltr";
  const fits = centred && pen.measureText(text).width <= width;
  pen.textAlign = fits ? "center" : "left";
  pen.fillText(text, fits ? x + width / 2 : x, y);
  pen.restore();
}

function silence(pen, fromX, toX, lane, ms) {
  pen.fillStyle = hatched(pen);
  pen.fillRect(fromX, lane.top, toX - fromX, lane.height);
  const text = seconds(ms);
  if (pen.measureText(text).width + 8 > toX - fromX) return;
  pen.fillStyle = colours.muted;
  pen.textAlign = "center";
  pen.fillText(text, (fromX + toX) / 2, lane.top + lane.height / 2);
}
