// Drawing on a canvas: colours, boxes, labels and silences.

let colours = {};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of [
    "ground", "panel", "ink", "muted", "rule", "accent", "ok", "ok-edge", "warning", "warning-edge", "error",
    "error-edge", "word", "lit", "on-lit", "playhead", "wave",
  ]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
  colours.font = getComputedStyle(document.body).fontFamily;
  hatchPattern = null;
}

/** The drawing context of a canvas, with one canvas pixel per screen pixel, and the canvas's size in CSS pixels. */
function fitted(canvas) {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { context, width: canvas.clientWidth, height: canvas.clientHeight };
}

// Text whose first letter belongs to a right-to-left script.
const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

let hatchPattern = null;
function hatchFill(context) {
  if (!hatchPattern) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const brush = tile.getContext("2d");
    brush.strokeStyle = colours.rule;
    brush.lineWidth = 2;
    brush.beginPath();
    for (const at of [-8, 0, 8]) {
      brush.moveTo(at - 2, 10);
      brush.lineTo(at + 10, -2);
    }
    brush.stroke();
    hatchPattern = context.createPattern(tile, "repeat");
  }
  return hatchPattern;
}

function drawBox(context, x, y, width, height, fill, edge, radius = 4) {
  context.beginPath();
  context.roundRect(x + 0.5, y + 0.5, Math.max(width - 1, 1), height - 1, Math.min(radius, Math.max(width - 1, 1) / 2));
  context.fillStyle = fill;
  context.fill();
  if (!edge) return;
  context.strokeStyle = edge;
  context.lineWidth = 1;
  context.stroke();
}

/** Draws text in a box: whole, shortened by an ellipsis, or, if there is no room for some letters, not at all. */
function drawLabel(context, text, x, y, width, colour, centred) {
  const shown = shortened(context, text, width);
  if (!shown) return;
  context.fillStyle = colour;
  context.direction = RIGHT_TO_LEFT.test(text) ? "rtl" : "ltr";
  const isCentred = centred && shown === text;
  context.textAlign = isCentred ? "center" : "left";
  context.fillText(shown, isCentred ? x + width / 2 : x, y);
}

// Narrower text cannot be read.
const LEAST_LABEL = 12;

function shortened(context, text, width) {
  if (width < LEAST_LABEL) return "";
  if (context.measureText(text).width <= width) return text;
  let low = 0;
  let high = Math.min(text.length, 400);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  // No half of a surrogate pair, and no single letter.
  const kept = text.slice(0, low).replace(/[\uD800-\uDBFF]$/, "").trimEnd();
  return kept.length > 1 ? `${kept}…` : "";
}

function drawSilence(context, fromX, toX, lane, ms) {
  context.fillStyle = hatchFill(context);
  context.fillRect(fromX, lane.top, toX - fromX, lane.height);
  const text = seconds(ms);
  if (context.measureText(text).width + 8 > toX - fromX) return;
  context.fillStyle = colours.muted;
  context.direction = "ltr";
  context.textAlign = "center";
  context.fillText(text, (fromX + toX) / 2, lane.top + lane.height / 2);
}
