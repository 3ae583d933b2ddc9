"use strict";
(() => {
  const clip = JSON.parse(document.getElementById("clip").textContent);
  const cues = clip.cues.map((cue) => ({
    ...cue,
    units: cue.units.map(([text, startMs, endMs, litEndMs]) => ({ text, startMs, endMs, litEndMs })),
    severity: worst(cue.findings),
  }));
  let endMs = Math.max(clip.durationMs, 1);
  const byId = (id) => document.getElementById(id);

  function worst(findings) {
    return findings.some((finding) => finding.severity === "error") ? "error" : findings.length ? "warning" : "";
  }

  function made(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /** The last of what starts at or before a time: its index, or -1. */
  function lastStarted(sorted, ms) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle].startMs <= ms) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  function clock(ms) {
    const whole = Math.floor(ms);
    const pad = (number, width) => String(number).padStart(width, "0");
    const hours = Math.floor(whole / 3600000);
    const rest = `${pad(Math.floor(whole / 60000) % 60, 2)}:${pad(Math.floor(whole / 1000) % 60, 2)}.${pad(whole % 1000, 3)}`;
    return hours ? `${hours}:${rest}` : rest;
  }

  const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

  // ---- Time: the sound's, or a clock's that makes none.

  const silent = {
    atMs: 0,
    since: 0,
    playing: false,
    rate: 1,
    now() {
      return this.playing ? Math.min(endMs, this.atMs + (performance.now() - this.since) * this.rate) : this.atMs;
    },
    seek(ms) {
      this.atMs = ms;
      this.since = performance.now();
    },
    play() {
      if (this.now() >= endMs) this.seek(0);
      this.seek(this.now());
      this.playing = true;
      changed();
    },
    pause() {
      this.seek(this.now());
      this.playing = false;
      changed();
    },
    setRate(rate) {
      this.seek(this.now());
      this.rate = rate;
    },
  };

  function sounding(audio) {
    return {
      get playing() {
        return !audio.paused && !audio.ended;
      },
      now: () => Math.min(audio.currentTime * 1000, endMs),
      seek(ms) {
        // Players count microseconds, and what is rounded down would land just ahead of a word.
        audio.currentTime = ms / 1000 + 2e-6;
      },
      play() {
        audio.play().catch((error) => tell(`The sound cannot be played: ${error.message}`));
      },
      pause: () => audio.pause(),
      setRate(rate) {
        audio.playbackRate = rate;
      },
    };
  }

  let time = silent;
  const audio = byId("audio");
  if (audio) {
    time = sounding(audio);
    for (const event of ["play", "pause", "ended", "seeked"]) audio.addEventListener(event, changed);
    audio.addEventListener("loadedmetadata", known);
    audio.addEventListener("error", failed);
  }

  function known() {
    const soundMs = Math.round(audio.duration * 1000);
    if (!Number.isFinite(soundMs)) return;
    if (soundMs < endMs - 1000) tell(`The sound is shorter than the clip: it ends at ${clock(soundMs)}.`);
    extend(Math.max(endMs, soundMs));
  }

  function failed() {
    silent.setRate(Number(byId("rate").value));
    time = silent;
    byId("sound").textContent = "no sound";
    tell("The sound cannot be played here: a silent clock runs instead.");
    changed();
  }

  byId("sound").textContent = audio ? "" : "silent clock";

  let toldAt = 0;
  function tell(text) {
    byId("told").textContent = text;
    clearTimeout(toldAt);
    toldAt = setTimeout(() => (byId("told").textContent = ""), 8000);
  }

  function seek(ms) {
    following = true;
    time.seek(Math.max(0, Math.min(endMs, ms)));
    changed();
  }

  function toggle() {
    following = true;
    if (time.playing) time.pause();
    else time.play();
  }

  // ---- The page is drawn once a frame, while time runs or after something has changed.

  let due = false;
  function changed() {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      draw(time.now());
      if (time.playing) changed();
    });
  }

  let started = -1;
  let shown = -1;
  let playing = false;
  function draw(nowMs) {
    const last = lastStarted(cues, nowMs);
    const active = last >= 0 && nowMs < cues[last].endMs ? last : -1;
    if (active !== shown) show(active);
    light(nowMs);
    if (last !== started) mark(last);
    byId("now").textContent = clock(nowMs);
    if (playing !== time.playing) {
      playing = time.playing;
      byId("play").classList.toggle("playing", playing);
      byId("play").setAttribute("aria-label", playing ? "Pause" : "Play");
    }
    strip.setAttribute("aria-valuenow", Math.round(nowMs));
    strip.setAttribute("aria-valuetext", active < 0 ? clock(nowMs) : `${clock(nowMs)}, cue ${active + 1}`);
    drawStrip(nowMs);
    drawWhole(nowMs);
  }

  // ---- The frame: the lines of the cue, and in them what is lit.

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

  // ---- The list of cues.

  const list = byId("list");
  const rows = [];

  /** All rows at once would hold up the page where there are thousands. */
  function build(upTo) {
    const items = cues.slice(rows.length, upTo).map((cue, at) => {
      const row = rowOf(cue, rows.length + at);
      const item = made("li");
      if (cue.severity) item.dataset.severity = cue.severity;
      item.append(row);
      return item;
    });
    rows.push(...items.map((item) => item.firstChild));
    list.append(...items);
    if (rows.length < cues.length) setTimeout(() => build(rows.length + 100));
  }

  function rowOf(cue, index) {
    const row = made("button", "row");
    row.type = "button";
    row.tabIndex = index ? -1 : 0;
    row.dataset.index = index;
    const text = made("span", "text");
    text.lang = clip.language;
    text.append(...lines(cue).map((line) => made("span", "", line)));
    const over = cue.cps > clip.maxCps;
    const speed = made("span", over ? "speed over" : "speed");
    const meter = made("span", "meter");
    const filled = made("i");
    filled.style.width = `${Math.min(100, (100 * cue.cps) / clip.maxCps)}%`;
    meter.append(filled);
    const told = made("span");
    told.append(made("b", "", cue.cps.toFixed(1)), " cps");
    speed.append(meter, told);
    row.append(
      made("span", "number", index + 1),
      made("span", "when", `${clock(cue.startMs)} – ${clock(cue.endMs)} · ${seconds(cue.endMs - cue.startMs)}`),
      speed,
      text,
    );
    if (cue.findings.length) {
      const found = made("span", "found");
      found.append(...cue.findings.map((finding) => made("span", finding.severity, finding.text)));
      row.append(found);
    }
    return row;
  }

  list.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (row) seek(cues[row.dataset.index].startMs);
  });

  function lines(cue) {
    return cue.units
      .map((unit) => unit.text)
      .join("")
      .split("\n");
  }

  function mark(index) {
    const before = rows[Math.max(started, 0)];
    if (before) {
      before.removeAttribute("aria-current");
      before.tabIndex = -1;
    }
    started = index;
    if (index >= rows.length) build(index + 1);
    const row = rows[Math.max(index, 0)];
    if (!row) return;
    row.tabIndex = 0;
    if (index < 0) return;
    row.setAttribute("aria-current", "true");
    if (list.contains(document.activeElement)) row.focus({ preventScroll: true });
    bringIntoView(row, 2);
  }

  /** Rows far away have no exact height yet: look again once they have. */
  function bringIntoView(row, tries) {
    const inner = row.getBoundingClientRect();
    const outer = list.getBoundingClientRect();
    const above = inner.top - outer.top - 60;
    const below = inner.bottom - outer.bottom + 60;
    if (above >= 0 && below <= 0) return;
    list.scrollTop += above < 0 ? above : below;
    if (tries > 0) requestAnimationFrame(() => bringIntoView(row, tries - 1));
  }

  // ---- Along time: a strip of a few seconds, and the whole clip below it.

  const strip = byId("strip");
  const whole = byId("whole");
  // Shorter ones are what parts any two words.
  const SHORT_PAUSE_MS = 100;
  const RULER = 20;
  const CUES = { top: 24, height: 46 };
  const WORDS = { top: 78, height: 36 };
  let windowMs = Math.min(8000, endMs);
  let fromMs = 0;
  let following = true;
  let colours = {};
  let unpointed = null;

  function takeColours() {
    const style = getComputedStyle(document.documentElement);
    for (const name of [
      "ground", "panel", "ink", "muted", "rule", "accent", "fine", "fine-edge", "warning", "warning-edge", "error",
      "error-edge", "word", "lit", "on-lit", "pointer",
    ]) {
      colours[name] = style.getPropertyValue(`--${name}`).trim();
    }
    unpointed = null;
    hatching = null;
    changed();
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

  function edgeOf(cue) {
    return colours[cue.severity ? `${cue.severity}-edge` : "fine-edge"];
  }

  function drawStrip(nowMs) {
    const { pen, width, height } = sized(strip);
    if (!width) return;
    const late = nowMs > fromMs + windowMs * 0.9;
    if (following && (nowMs < fromMs || late)) fromMs = nowMs - windowMs * 0.1;
    fromMs = Math.max(0, Math.min(fromMs, endMs - windowMs));
    const perMs = width / windowMs;
    const x = (ms) => (ms - fromMs) * perMs;
    const toMs = fromMs + windowMs;

    pen.fillStyle = colours.ground;
    pen.fillRect(0, 0, width, height);
    const font = getComputedStyle(document.body).fontFamily;
    pen.font = `11.5px ${font}`;
    pen.textBaseline = "middle";
    drawRuler(pen, x, width, height, toMs);

    const first = Math.max(0, lastStarted(cues, fromMs));
    let reachedMs = first ? cues[first - 1].endMs : 0;
    for (let index = first; index <= cues.length; index += 1) {
      const cue = cues[index];
      const nextMs = cue ? cue.startMs : endMs;
      if (nextMs > reachedMs) silence(pen, Math.max(0, x(reachedMs)), Math.min(width, x(nextMs)), CUES, nextMs - reachedMs);
      if (!cue || cue.startMs > toMs) break;
      drawCue(pen, x, cue, index, nowMs);
      reachedMs = cue.endMs;
    }

    pen.fillStyle = colours.pointer;
    pen.fillRect(Math.round(x(nowMs)) - 1, 0, 2, height);
    pen.beginPath();
    pen.moveTo(x(nowMs) - 6, 0);
    pen.lineTo(x(nowMs) + 6, 0);
    pen.lineTo(x(nowMs), 8);
    pen.fill();
  }

  function drawRuler(pen, x, width, height, toMs) {
    const steps = [100, 200, 500, 1000, 2000, 5000, 10000, 30000, 60000, 300000, 600000, 1800000, 3600000];
    const step = steps.find((ms) => (ms * width) / windowMs >= 70) ?? 3600000;
    pen.textAlign = "left";
    for (let ms = Math.floor(fromMs / step) * step; ms <= toMs; ms += step) {
      pen.fillStyle = colours.rule;
      pen.fillRect(Math.round(x(ms)), 0, 1, height);
      pen.fillStyle = colours.muted;
      const told = clock(ms);
      pen.fillText(step < 1000 ? told.slice(0, -2) : told.slice(0, -4), x(ms) + 4, RULER / 2);
    }
  }

  function drawCue(pen, x, cue, index, nowMs) {
    const left = x(cue.startMs);
    const right = x(cue.endMs);
    box(pen, left, CUES.top, right - left, CUES.height, colours[cue.severity || "fine"], edgeOf(cue));
    const inner = Math.max(left + 7, 7);
    label(pen, `${index + 1} · ${cue.cps.toFixed(1)} cps`, inner, CUES.top + 13, right - inner - 5, edgeOf(cue));
    label(pen, lines(cue).join(" ⏎ "), inner, CUES.top + 32, right - inner - 5, colours.ink);
    cue.units.forEach((unit, at) => {
      const after = cue.units[at + 1];
      const nextMs = after ? after.startMs : cue.endMs;
      const start = x(unit.startMs);
      const end = x(unit.endMs);
      if (nextMs - unit.endMs >= SHORT_PAUSE_MS) silence(pen, end, x(nextMs), WORDS, nextMs - unit.endMs);
      const now = unit.startMs <= nowMs && nowMs < unit.litEndMs;
      box(pen, start, WORDS.top, end - start, WORDS.height, now ? colours.lit : colours.word, now ? "" : colours.rule);
      label(pen, unit.text.trim(), start + 2, WORDS.top + WORDS.height / 2, end - start - 4, now ? colours["on-lit"] : colours.ink, true);
    });
  }

  function drawWhole(nowMs) {
    const { pen, width, height } = sized(whole);
    if (!width) return;
    const ratio = whole.width / width;
    if (!unpointed || unpointed.width !== whole.width || unpointed.height !== whole.height) {
      unpointed = document.createElement("canvas");
      unpointed.width = whole.width;
      unpointed.height = whole.height;
      const drawn = unpointed.getContext("2d");
      drawn.scale(ratio, ratio);
      drawn.fillStyle = colours.ground;
      drawn.fillRect(0, 0, width, height);
      // Findings last: a cue may be narrower than a pixel, and they are what one looks for.
      for (const severity of ["", "warning", "error"]) {
        for (const cue of cues) {
          if (cue.severity !== severity) continue;
          const left = (cue.startMs / endMs) * width;
          drawn.fillStyle = severity ? edgeOf(cue) : colours.fine;
          drawn.fillRect(left, 5, Math.max(((cue.endMs - cue.startMs) / endMs) * width - 0.5, 1), height - 10);
        }
      }
    }
    pen.drawImage(unpointed, 0, 0, width, height);
    pen.strokeStyle = colours.muted;
    pen.lineWidth = 1.5;
    const left = (fromMs / endMs) * width;
    pen.strokeRect(left + 1, 1, Math.max((windowMs / endMs) * width - 2, 4), height - 2);
    pen.fillStyle = colours.pointer;
    pen.fillRect(Math.round((nowMs / endMs) * width) - 1, 0, 2, height);
  }

  /** The sound may go on where the clip's own data end. */
  function extend(toMs) {
    endMs = toMs;
    byId("whole-time").textContent = `of ${clock(endMs)}`;
    strip.setAttribute("aria-valuemax", endMs);
    unpointed = null;
    changed();
  }

  function zoom(factor) {
    const nowMs = time.now();
    const held = nowMs >= fromMs && nowMs <= fromMs + windowMs ? (nowMs - fromMs) / windowMs : 0.5;
    const centreMs = fromMs + held * windowMs;
    windowMs = Math.max(Math.min(1000, endMs), Math.min(endMs, 600000, windowMs * factor));
    fromMs = centreMs - held * windowMs;
    changed();
  }

  function scrubbed(canvas, msAt) {
    let held = false;
    const go = (event) => {
      const bounds = canvas.getBoundingClientRect();
      seek(msAt((event.clientX - bounds.left) / bounds.width));
    };
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      held = true;
      canvas.setPointerCapture(event.pointerId);
      go(event);
    });
    canvas.addEventListener("pointermove", (event) => held && go(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => (held = false));
  }

  scrubbed(strip, (share) => fromMs + share * windowMs);
  scrubbed(whole, (share) => share * endMs);
  strip.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) {
        zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2);
        return;
      }
      following = false;
      fromMs += ((event.deltaX || event.deltaY) / strip.clientWidth) * windowMs;
      changed();
    },
    { passive: false },
  );

  // ---- What a person can press.

  function go(step) {
    if (!cues.length) return;
    const nowMs = time.now();
    const last = lastStarted(cues, nowMs);
    // A cue that has just begun is left behind; one that has run a while is begun again.
    const back = last >= 0 && nowMs - cues[last].startMs > 500 ? last : last - 1;
    const index = step > 0 ? last + 1 : back;
    seek(cues[Math.max(0, Math.min(cues.length - 1, index))].startMs);
  }

  function nextFinding(step) {
    const last = lastStarted(cues, time.now());
    for (let tried = 1; tried <= cues.length; tried += 1) {
      const index = (last + step * tried + 2 * cues.length) % cues.length;
      if (cues[index].severity) {
        seek(cues[index].startMs);
        return;
      }
    }
    tell("There are no findings.");
  }

  const KEYS = {
    " ": toggle,
    ArrowLeft: (event) => seek(time.now() - (event.shiftKey ? 100 : 1000)),
    ArrowRight: (event) => seek(time.now() + (event.shiftKey ? 100 : 1000)),
    ArrowUp: () => go(-1),
    ArrowDown: () => go(1),
    Home: () => seek(0),
    End: () => seek(endMs),
    n: () => nextFinding(1),
    p: () => nextFinding(-1),
    "+": () => zoom(1 / 1.5),
    "=": () => zoom(1 / 1.5),
    "-": () => zoom(1.5),
  };

  function handled(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select")) return null;
    if (event.key === " " && event.target.closest?.("button:not(.row)")) return null;
    return KEYS[event.key.length > 1 ? event.key : event.key.toLowerCase()] ?? null;
  }

  document.addEventListener("keydown", (event) => {
    const action = handled(event);
    if (!action) return;
    event.preventDefault();
    action(event);
  });
  // A button would take the end of a key press for a click.
  document.addEventListener("keyup", (event) => {
    if (event.key === " " && handled(event)) event.preventDefault();
  });

  byId("play").addEventListener("click", toggle);
  byId("previous").addEventListener("click", () => go(-1));
  byId("next").addEventListener("click", () => go(1));
  byId("in").addEventListener("click", () => zoom(1 / 1.5));
  byId("out").addEventListener("click", () => zoom(1.5));
  byId("rate").addEventListener("change", (event) => time.setRate(Number(event.target.value)));
  byId("only").addEventListener("change", (event) => list.classList.toggle("only", event.target.checked));
  byId("frames").addEventListener("change", (event) => {
    const [across, down] = event.target.value.split(":").map(Number);
    byId("frame").style.setProperty("--ratio", across / down);
  });
  byId("themes").addEventListener("change", (event) => {
    document.documentElement.dataset.theme = event.target.value;
    takeColours();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", takeColours);
  new ResizeObserver(changed).observe(document.body);

  /** `#t=12.5` goes there, as in media fragments: https://www.w3.org/TR/media-frags/#naming-time */
  function fromAddress() {
    const found = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
    if (found) seek(Number(found[1]) * 1000);
  }
  addEventListener("hashchange", fromAddress);

  const over = cues.filter((cue) => cue.severity).length;
  byId("title").textContent = clip.title;
  byId("facts").textContent = [
    `${cues.length} ${cues.length === 1 ? "cue" : "cues"}`,
    `${over} with findings`,
    `language ${clip.language}`,
    `reading speed up to ${clip.maxCps} cps`,
  ].join(" · ");
  byId("only-text").textContent = `only with findings (${over})`;
  byId("only").disabled = !over;
  byId("none").hidden = cues.length > 0;
  byId("caption").lang = clip.language;
  byId("frame").style.setProperty("--columns", clip.maxLineWidth);
  extend(endMs);
  // What has happened to the sound before anyone listened.
  if (audio?.error) failed();
  else if (audio?.readyState) known();
  build(100);
  takeColours();
  fromAddress();
  changed();
})();
