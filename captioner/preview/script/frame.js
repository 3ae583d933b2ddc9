// The frame: the lines of the cue, and in them what is lit.

let shown = -1;
let spans = [];
let lit = -1;
function show(index) {
  shown = index;
  lit = -1;
  spans = [];
  const lines = [];
  const nextLine = () => {
    const inner = made("span");
    const line = made("div", "line");
    line.append(inner);
    lines.push(line);
    return inner;
  };
  let line = nextLine();
  for (const unit of index < 0 ? [] : cues[index].units) {
    const own = [];
    unit.text.split("\n").forEach((part, at) => {
      if (at) line = nextLine();
      const text = part.trimStart();
      if (text.length < part.length) line.append(" ");
      if (!text) return;
      own.push(made("span", "unit", text));
      line.append(own[own.length - 1]);
    });
    spans.push(own);
  }
  byId("caption").replaceChildren(...(index < 0 ? [] : lines));
}

function light(nowMs) {
  const units = shown < 0 ? [] : cues[shown].units;
  const last = lastStarted(units, nowMs);
  const now = last >= 0 && nowMs < units[last].litEndMs ? last : -1;
  if (now === lit) return;
  for (const span of spans[lit] ?? []) span.classList.remove("lit");
  for (const span of spans[now] ?? []) span.classList.add("lit");
  lit = now;
}
