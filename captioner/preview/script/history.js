// Undo and redo.

/** Edits that can be undone, all of them, and redone; `cues` is the array that they change. */
class History {
  #done = [];
  #undone = [];
  #saved = undefined;

  constructor(cues) {
    this.cues = cues;
  }

  /** Whether the cues differ from those that were saved last, or from the first ones. */
  get isChanged() {
    return this.#done.at(-1) !== this.#saved;
  }

  markSaved() {
    this.#saved = this.#done.at(-1);
  }

  /** Makes an edit, and gives it with the cues that it removed. */
  make({ at, count, cues, done }) {
    const step = { at, removed: this.cues.splice(at, count, ...cues), added: cues, done };
    this.#done.push(step);
    this.#undone = [];
    return step;
  }

  /** Undoes the last edit, and gives it as an edit of its own; null if there is none. */
  undo() {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push(step);
    this.cues.splice(step.at, step.added.length, ...step.removed);
    return { at: step.at, removed: step.added, added: step.removed, done: `Undone: ${step.done}` };
  }

  redo() {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    this.cues.splice(step.at, step.removed.length, ...step.added);
    return { ...step, done: `Redone: ${step.done}` };
  }
}
