// The start and the end of a cue, dragged on the timeline.

// Pixels beside an edge that still take hold of it.
const NEAR_EDGE = 6;
let drag = null;

const msOf = (event) => {
  const bounds = timeline.getBoundingClientRect();
  return fromMs + ((event.clientX - bounds.left) / bounds.width) * windowMs;
};

/** The cue and the edge at a point of the timeline, or null. Of two cues that meet, that on whose side the point is. */
function edgeAt(event) {
  const y = event.clientY - timeline.getBoundingClientRect().top;
  if (y < CUES.top || y > CUES.top + CUES.height) return null;
  const ms = msOf(event);
  const reach = (NEAR_EDGE * windowMs) / timeline.clientWidth;
  const last = lastStarted(byStart, ms);
  const inside = byStart[last];
  const next = byStart[last + 1];
  const isEnd = inside && Math.abs(inside.endMs - ms) <= reach && inside.endMs - inside.startMs > reach;
  if (isEnd) return { cue: inside, edge: "endMs" };
  if (inside && ms - inside.startMs <= reach) return { cue: inside, edge: "startMs" };
  return next && next.startMs - ms <= reach ? { cue: next, edge: "startMs" } : null;
}

function draggedTimes({ cue, edge }, event) {
  const times = { startMs: cue.startMs, endMs: cue.endMs, [edge]: msOf(event) };
  return setTimes(cues, cue.index, times.startMs, times.endMs, limits);
}

timeline.addEventListener(
  "pointerdown",
  (event) => {
    const found = event.button ? null : edgeAt(event);
    if (!found) return;
    event.stopImmediatePropagation();
    endField();
    timeline.setPointerCapture(event.pointerId);
    drag = { ...found, edit: null };
    following = false;
  },
  { capture: true },
);

timeline.addEventListener("pointermove", (event) => {
  if (!drag) {
    timeline.classList.toggle("on-edge", edgeAt(event) !== null);
    return;
  }
  const edit = draggedTimes(drag, event);
  drag.edit = edit.refused ? null : edit;
  drawDragged();
});

/** Shows where the cue would start or end. */
function drawDragged() {
  const { cue, edge, edit } = drag;
  const ms = edit ? edit.cues[0][edge] : cue[edge];
  drag.markMs = ms;
  byId("message").textContent = `Cue ${cue.index + 1} ${edge === "endMs" ? "ends" : "starts"} at ${clock(ms)}, shown for ${seconds(edit ? edit.cues[0].endMs - edit.cues[0].startMs : cue.endMs - cue.startMs)}`;
  requestDraw();
}

function endDrag(isKept) {
  if (!drag) return;
  const { edit } = drag;
  drag = null;
  byId("message").textContent = "";
  if (isKept && edit) make(edit);
  requestDraw();
}
timeline.addEventListener("pointerup", () => endDrag(true));
timeline.addEventListener("pointercancel", () => endDrag(false));
document.addEventListener("keydown", (event) => event.key === "Escape" && endDrag(false));

/** A line at the edge that is dragged. */
function drawDragMark(context, x, height) {
  if (drag?.markMs === undefined) return;
  context.fillStyle = colours.accent;
  context.fillRect(Math.round(x(drag.markMs)) - 1, 0, 2, height);
}
