// The caption over the video frame: the lines of the cues that are shown, with the current word highlighted.

let shownCues = [];
// For each cue that is shown, the elements of its units, and which unit is lit, or -1.
let unitSpans = [];
let litUnits = [];

function showCues(shown) {
  if (shown.length === shownCues.length && shown.every((cue, at) => cue === shownCues[at])) return;
  redrawCaption(shown);
}

function redrawCaption(shown = shownCues) {
  shownCues = shown;
  litUnits = shown.map(() => -1);
  unitSpans = [];
  byId("caption").replaceChildren(...shown.flatMap(captionLines));
}

function captionLines(cue) {
  const lines = [];
  const addLine = () => {
    const line = newElement("div", "line");
    line.dir = cue.rightToLeft ? "rtl" : "auto";
    lines.push(line);
    return line;
  };
  let line = addLine();
  const spansOfUnits = [];
  for (const unit of cue.units) {
    const spans = [];
    unit.text.split("\n").forEach((part, at) => {
      if (at) line = addLine();
      const text = part.trimStart();
      if (text.length < part.length && line.hasChildNodes()) line.append(" ");
      if (!text) return;
      spans.push(newElement("span", "unit", text));
      line.append(spans[spans.length - 1]);
    });
    spansOfUnits.push(spans);
  }
  unitSpans.push(spansOfUnits);
  return lines.filter((one) => one.hasChildNodes());
}

function highlightUnits(nowMs) {
  shownCues.forEach((cue, at) => {
    const last = lastStarted(cue.units, nowMs);
    const current = last >= 0 && nowMs < cue.units[last].litEndMs ? last : -1;
    if (current === litUnits[at]) return;
    for (const span of unitSpans[at][litUnits[at]] ?? []) span.classList.remove("lit");
    for (const span of unitSpans[at][current] ?? []) span.classList.add("lit");
    litUnits[at] = current;
  });
}
