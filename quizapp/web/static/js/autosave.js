// Saves each choice on the server the moment it is made. What cannot be sent is kept in this browser and sent again:
// when the connection is back, when a page of this attempt is opened, and in between with longer and longer waits.

import {
  cardAt, draftOf, positionOf, setVersion, show, showCount, showState, touchedCards, versionOf, withoutComplaint,
} from "./cards.js";
import { namingTheLate } from "./late.js";
import { Queue } from "./queue.js";

const LONGEST_WAIT = 30_000; // milliseconds
const PATIENCE = 10_000;
const RECENT = 10_000; // what was chosen here so shortly ago stands over what another window had said before
const WORDS = {
  saving: "Saving…",
  saved: "Saved",
  offline: "Offline: kept on this device, will be sent",
  waiting: "Not saved yet: kept on this device, trying again",
  newer: "Changed in another window or on another device since; that is shown now",
  settled: "Answered in another window or on another device already; the first answer counts",
  idle: "Offline: you can go on choosing here",
  leaving: "You are offline. Your choice is kept on this device; go on when the connection is back",
};

const TIMED = {
  offline: "Offline: kept on this device. It counts only if it arrives before the time is up",
  waiting: "Not saved yet: kept on this device, trying again. It counts only if it arrives before the time is up",
};
const OVER = { offline: "Not arrived: kept on this device only", waiting: "Not arrived: kept on this device only" };

const RUNNING = ["in_progress", "overdue"];
const root = document.querySelector("[data-autosave]");
const attempt = root.dataset.attempt;
const address = root.dataset.address;
const queue = new Queue(attempt);
const PARTS = ["choice", "confidence", "where", "flagged"];
const touched = new Map(); // what was changed on this page, by position and part, and when
const made = new Map(); // the version of the last draft of a question that came from this page, not from another tab
let token = root.dataset.token ?? root.querySelector("[name=csrf_token]").value;
let renewed = false; // the token, and nothing has been saved with it yet
let sending = null;
let wait = 1000;
let timer = null;
let leaving = false; // with a form that carries the choice
export let gone = false; // to the score, as the attempt is over
if (document.querySelector("[data-clock]")) Object.assign(WORDS, TIMED);
// On the way back a browser would put what it had seen chosen over what is stored now. Without a script that is a help.
for (const form of document.forms) if (root.contains(form)) form.autocomplete = "off";

function say(state, told = WORDS[state]) {
  const words = queue.lasts ? told : told.replace(/on this device( only)?/, "only while this page is open");
  for (const line of document.querySelectorAll("[data-saved]")) {
    line.dataset.saved = state;
    if (line.textContent !== words) line.textContent = words;
  }
}

// From now on nothing can be chosen here; what is kept and has not arrived is said to be just that.
export function close() {
  Object.assign(WORDS, OVER, { idle: "Offline", leaving: OVER.offline });
  for (const part of document.querySelectorAll("[data-question] [data-part]")) part.disabled = true;
  for (const button of document.querySelectorAll("[data-autosave] button, [data-hand-in] button")) button.disabled = true;
  if (queue.size && !navigator.onLine) say("offline");
}

// Returns the positions of what is kept here and has not arrived.
export function waiting() {
  return Object.keys(queue.all()).map(Number).sort((one, other) => one - other);
}

// Phones of some years ago do not know AbortSignal.timeout.
function patience() {
  const patient = new AbortController();
  setTimeout(() => patient.abort(), PATIENCE);
  return patient.signal;
}

function post(path, body, more = {}) {
  return fetch(address + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(body),
    signal: patience(),
    ...more,
  });
}

// Sends all that is kept. Returns true once nothing is left to send.
export function flush() {
  clearTimeout(timer);
  sending ??= sendAll().finally(() => (sending = null));
  return sending;
}

async function sendAll(oneByOne = false) {
  while (queue.size) {
    const all = Object.entries(queue.all()).map(([position, draft]) => ({ position: Number(position), ...draft }));
    const drafts = oneByOne ? all.slice(0, 1) : all;
    let answer;
    try {
      answer =
        drafts.length === 1
          ? await post(`/${drafts[0].position}/choice`, drafts[0])
          : await post("/choices", { drafts });
    } catch {
      return tryLater(navigator.onLine ? "waiting" : "offline");
    }
    if (!(await settle(answer, drafts))) return false;
  }
  wait = 1000;
  return true;
}

async function settle(answer, drafts) {
  const body = await answer.json().catch(() => null);
  // What does not speak as the server does is none: the sign-in page of a network, or a proxy that says so itself.
  if (!(answer.ok ? body?.saved : body?.error)) return tryLater("waiting");
  const saved = [body.saved ?? []].flat();
  if (answer.ok) renewed = false;
  if (answer.ok && saved.some((one) => !RUNNING.includes(one.state))) return leave(saved);
  if (answer.ok) return saved.every(keep(drafts));
  if (body.token) {
    const first = !renewed; // the page was older than its session: the same choices go out again with a fresh token
    [token, renewed] = [body.token, true];
    return first || tryLater("waiting"); // a browser that keeps no cookies is given another one each time
  }
  if (answer.status >= 500 || answer.status === 429) return tryLater("waiting");
  if (answer.status !== 400) {
    say("refused", body.error); // kept: it is sent from here once the server knows again whose attempt it is
    return false;
  }
  if (drafts.length > 1) return sendAll(true); // of several, one may be what cannot be used
  queue.drop(drafts[0].position, drafts[0].version); // sending it again would help nothing
  say("refused", body.error);
  return true;
}

function keep(drafts) {
  return (saved) => {
    const draft = drafts.find((one) => one.position === saved.position);
    queue.drop(saved.position, draft.version);
    document.dispatchEvent(new CustomEvent("quizapp:seconds-left", { detail: saved.seconds_left }));
    const card = cardAt(saved.position);
    if (card) setVersion(card, saved.version);
    if (!saved.accepted && draft.version > saved.version) {
      say("settled"); // in practice, by its first answer: no save can change that
      return true;
    }
    const own = made.get(saved.position) ?? 0;
    const mine = PARTS.filter((part) => Date.now() - (touched.get(`${saved.position} ${part}`) ?? 0) < RECENT);
    if (card && !saved.accepted && draft.version === own && mine.length) {
      show(card, { ...saved, ...Object.fromEntries(mine.map((part) => [part, null])) }); // a flag brings no old choice back
      put(saved.position);
      return true;
    }
    if (card && (draft.version > own || (draft.version === own && !saved.accepted))) show(card, saved);
    say(saved.accepted || !card ? "saved" : "newer");
    showState(saved.position, saved.choice !== null, saved.flagged);
    showCount();
    return true;
  };
}

// Goes to the score, which names the questions of which what was chosen here came too late.
function leave(saved) {
  gone = true;
  location.assign(namingTheLate(address, queue, saved));
  return false;
}

function tryLater(state) {
  say(state);
  timer = setTimeout(flush, wait);
  wait = Math.min(wait * 2, LONGEST_WAIT);
  return false;
}

function put(position) {
  const card = cardAt(position);
  const kept = queue.all()[position]?.version ?? 0;
  const version = Math.max(versionOf(card), kept) + 1;
  queue.put(position, { ...draftOf(card), version });
  made.set(position, version);
  setVersion(card, version);
}

function change(position, parts = PARTS) {
  for (const part of parts) touched.set(`${position} ${part}`, Date.now());
  put(position);
}

root.addEventListener("change", (event) => {
  const position = positionOf(event.target);
  if (!position) return;
  withoutComplaint(cardAt(position));
  change(position, [event.target.dataset.part]);
  say(navigator.onLine ? "saving" : "offline");
  flush();
});

// Moving on waits until all is saved; without a connection it stays here, rather than on the browser's error page.
async function moveOn(form, submitter, go) {
  const done = await flush();
  if (!navigator.onLine) return say("offline", WORDS.leaving);
  if (!done) return;
  if (go !== null) return location.assign(go ? `${address}/${go}` : address);
  form.dataset.flushed = "yes"; // its choices are saved; now the form itself goes the way that it always goes
  const send = () => (form.requestSubmit ? form.requestSubmit(submitter) : form.submit()); // the latter on older phones
  setTimeout(send); // a form cannot be sent while its own submit event is under way
}

window.addEventListener(
  "submit",
  (event) => {
    const { target: form, submitter } = event;
    const go = submitter?.name === "go" ? submitter.value : null;
    const ours = root.contains(form) || form.hasAttribute("data-hand-in");
    if (!ours || form.dataset.flushed) return;
    const carriesItself = go === null && !form.hasAttribute("data-hand-in"); // in practice the form settles its answer
    if (navigator.onLine && (carriesItself || (go === null && !queue.size && !sending))) {
      leaving = carriesItself;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    moveOn(form, submitter, go);
  },
  { capture: true },
);

window.addEventListener("online", () => {
  wait = 1000;
  if (queue.size) flush();
  else say("saved", "");
});
window.addEventListener("offline", () => say("offline", queue.size ? WORDS.offline : WORDS.idle));
window.addEventListener("pagehide", () => {
  if (leaving) return;
  for (const [position, draft] of Object.entries(queue.all())) {
    post(`/${position}/choice`, draft, { keepalive: true }).catch(() => {}); // it is still in the queue if this fails
  }
});

// A window that comes to the front again shows what was saved last, wherever that was chosen.
async function lookAgain() {
  if (document.visibilityState !== "visible" || queue.size || sending || leaving || gone || !navigator.onLine) return;
  const seen = await fetch(location.pathname, { cache: "no-store", signal: patience() }).catch(() => null);
  if (!seen?.ok || queue.size || sending || gone) return;
  if (seen.redirected) return location.replace(seen.url);
  const fresh = new DOMParser().parseFromString(await seen.text(), "text/html");
  for (const card of document.querySelectorAll("[data-question]")) {
    const other = fresh.querySelector(`[data-question="${positionOf(card)}"]`);
    if (!other) return location.reload(); // it is settled
    if (versionOf(other) < versionOf(card)) put(positionOf(card)); // an older state of the server was put back
    if (queue.size || versionOf(other) <= versionOf(card)) continue;
    show(card, draftOf(other));
    setVersion(card, versionOf(other));
    say("newer");
  }
  if (queue.size) return flush();
  for (const cell of fresh.querySelectorAll("[data-cell]")) {
    showState(cell.dataset.cell, cell.classList.contains("is-answered"), cell.classList.contains("is-flagged"));
  }
  showCount();
}
document.addEventListener("visibilitychange", lookAgain);
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  leaving = false; // the page had been left, and is here again from the browser's memory
  lookAgain();
});

// What an earlier page could not send is shown as chosen, and sent now.
const early = touchedCards().map(positionOf);
const left = queue.all();
for (const [position, draft] of Object.entries(left)) {
  const card = cardAt(position);
  if (!card || early.includes(Number(position))) continue;
  if (draft.version > versionOf(card)) show(card, draft);
  setVersion(card, draft.version);
}
early.forEach((position) => change(position));
if (queue.size) {
  say("saving");
  flush().then((done) => done && document.querySelector("[data-hand-in]") && location.reload());
}
