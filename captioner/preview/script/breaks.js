// Why a line or a cue ends where it does: a button at each break in the list, and its reasons below the cue.

const FORCED = {
  pause: "Forced by a pause that no cue spans.",
  "forced break": "Forced by a blank line in the text.",
  end: "The text ends here.",
};

/** The button of the break at the end of a line, or null if the captions come without reasons. */
function breakButton(cue, row) {
  if (!cue.breaks?.[row]) return null;
  const isCue = row === cue.breaks.length - 1;
  const button = newButton("break", isCue ? "⇥" : "↵", `Why ${isCue ? "cue" : "line"} ${isCue ? cue.index + 1 : row + 1} ends here`);
  button.tabIndex = -1;
  button.dataset.row = row;
  button.setAttribute("aria-expanded", "false");
  return button;
}

function toggleReasons(button) {
  const item = button.closest("li");
  const open = button.getAttribute("aria-expanded") === "true";
  closeReasons(item);
  if (open) return;
  const cue = cues[item.dataset.index];
  const panel = reasonsOf(cue, Number(button.dataset.row));
  button.setAttribute("aria-expanded", "true");
  item.append(panel);
  scrollIntoView(item, 2);
  speak(panel.innerText);
}

function closeReasons(item) {
  item.querySelector(".reasons")?.remove();
  for (const button of item.querySelectorAll(".break")) button.setAttribute("aria-expanded", "false");
}

/** Shows the reasons of the current cue's first break, then of the next, and after the last none. */
function nextReasons() {
  const item = rows[Math.max(currentRow, 0)]?.closest("li");
  const buttons = [...(item?.querySelectorAll(".break") ?? [])];
  if (!buttons.length) return showMessage("There are no reasons: they are known only for captions that captioner made of a clip.");
  const open = buttons.findIndex((button) => button.getAttribute("aria-expanded") === "true");
  toggleReasons(buttons[open + 1] ?? buttons[open]);
}

function reasonsOf(cue, row) {
  const [forced, without, ...priced] = cue.breaks[row];
  const lines = linesOf(cue);
  const isCue = row === lines.length - 1;
  const after = isCue ? (cues[cue.index + 1] ? linesOf(cues[cue.index + 1])[0] : "") : lines[row + 1];
  const panel = newElement("div", "reasons");
  const title = newElement("p", "reasons-title");
  title.append(`${isCue ? "Cue" : "Line"} break: `, quoted(lines[row]), after ? " | " : "", after ? quoted(after) : "");
  panel.append(title);
  if (forced) panel.append(newElement("p", "", FORCED[forced]));
  if (forced !== "end" && priced.length) panel.append(reasonTable(priced));
  if (!forced) {
    panel.append(newElement("p", "", without === null ? "There is no layout without this break." : `The best layout without this break costs ${without} more.`));
  }
  return panel;
}

function quoted(text) {
  const element = newElement("bdi", "", text);
  element.lang = clip.language;
  return element;
}

function reasonTable(priced) {
  const table = newElement("table");
  const addRow = (name, cost, kind) => {
    const row = table.insertRow();
    row.className = kind;
    const head = newElement("th", "", name);
    head.scope = "row";
    row.append(head, newElement("td", "", cost > 0 ? `+${cost}` : `${cost}`.replace("-", "−")));
  };
  let sum = 0;
  for (let at = 0; at < priced.length; at += 2) {
    addRow(clip.reasons[priced[at]], priced[at + 1], priced[at + 1] < 0 ? "for" : "against");
    sum += priced[at + 1];
  }
  addRow("cost of the break", sum, "sum");
  return table;
}
