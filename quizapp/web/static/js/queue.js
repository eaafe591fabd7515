// What has been chosen and is not yet known to be on the server, kept in this browser: one draft for each question.
// It outlives a reload, a closed window and a dead battery.

const PREFIX = "quizapp.queue.";

export class Queue {
  constructor(attempt) {
    this.name = PREFIX + attempt;
    this.inMemory = {};
    this.lasts = true; // false where storage is forbidden, broken or full: then it is kept as long as the page is open
  }

  all() {
    try {
      if (this.lasts) return JSON.parse(localStorage.getItem(this.name)) ?? {};
    } catch {
      this.lasts = false;
    }
    return { ...this.inMemory };
  }

  get size() {
    return Object.keys(this.all()).length;
  }

  put(position, draft) {
    this.#write({ ...this.all(), [position]: draft });
  }

  // Drop what has been saved; a draft that was made since then stays.
  drop(position, version) {
    const drafts = this.all();
    if (drafts[position] && drafts[position].version <= version) {
      delete drafts[position];
      this.#write(drafts);
    }
  }

  clear() {
    this.#write({});
  }

  #write(drafts) {
    this.inMemory = drafts;
    try {
      if (Object.keys(drafts).length) localStorage.setItem(this.name, JSON.stringify(drafts));
      else localStorage.removeItem(this.name);
      this.lasts = true;
    } catch {
      this.lasts = false;
    }
  }
}
