// The caption over the video frame: the lines of the current cue, with the current word highlighted.

let shownCue = -1;
let unitSpans = [];
let litUnit = -1;

function showCue(index) {
  shownCue = index;
  litUnit = -1;
  unitSpans = [];
  const lines = [];
  const addLine = () => {
    const inner = newElement("span");
    const line = newElement("div", "line");
    line.append(inner);
    lines.push(line);
    return inner;
  };
  let line = addLine();
  for (const unit of index < 0 ? [] : cues[index].units) {
    const spans = [];
    unit.text.split("\n").forEach((part, at) => {
      if (at) line = addLine();
      const text = part.trimStart();
      if (text.length < part.length) line.append(" ");
      if (!text) return;
      spans.push(newElement("span", "unit", text));
      line.append(spans[spans.length - 1]);
    });
    unitSpans.push(spans);
  }
  byId("caption").replaceChildren(...(index < 0 ? [] : lines));
}

function highlightUnit(nowMs) {
  const units = shownCue < 0 ? [] : cues[shownCue].units;
  const last = lastStarted(units, nowMs);
  const current = last >= 0 && nowMs < units[last].litEndMs ? last : -1;
  if (current === litUnit) return;
  for (const span of unitSpans[litUnit] ?? []) span.classList.remove("lit");
  for (const span of unitSpans[current] ?? []) span.classList.add("lit");
  litUnit = current;
}
