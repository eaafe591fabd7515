// The time left, shown calmly: minutes, and seconds only in the last one. It is read aloud twice. The server alone
// decides when the time is up; this clock follows it, asks it at the end, and hands in what is there.

import { close, flush, gone, waiting } from "./autosave.js";

const ALOUD = [300, 60]; // seconds
const HEADSTART = 5; // a page that opens this close to a mark says nothing
const clock = document.querySelector("[data-clock]");
const words = document.querySelector("[data-clock-words]");
const aloud = document.querySelector("[data-clock-announcement]");
const box = document.querySelector("[data-time-up-box]");
const LONGEST_WAIT = 8_000; // milliseconds
const GRACE = 30_000; // the server's own: what arrives so shortly after the end still counts
const MOMENT = 2; // seconds: worth waiting for, and not worth opening the questions again
let deadline = Date.now() + Number(clock.dataset.clock) * 1000;
let before = Number(clock.dataset.clock);
let handedIn = false;

const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function inWords(seconds) {
  if (seconds <= 0) return "Time is up";
  return `${seconds >= 60 ? counted(Math.round(seconds / 60), "minute") : counted(seconds, "second")} left`;
}

// What is kept here and has not arrived is not handed in, and the page says so as long as it is so.
function wordsOfTheEnd(trying) {
  const left = waiting();
  if (trying && navigator.onLine) return "Your answers are handed in.";
  if (!left.length) return "All that you chose has arrived and is handed in. This page goes on when the connection is back.";
  const kept = `Not arrived, only kept on this device: your choice for question ${left.join(", ")}.`;
  const chance =
    Date.now() < deadline + GRACE
      ? "It still counts if the connection is back within half a minute."
      : "It is too late for it to count. Tell your teacher.";
  return `What arrived in time is handed in. ${kept} ${chance}`;
}

function sayOver(trying = false) {
  const said = wordsOfTheEnd(trying);
  const line = box.querySelector("[data-time-up-words]");
  box.hidden = false;
  if (line.textContent === said) return;
  line.textContent = said;
  aloud.textContent = `Time is up. ${said}`;
}

const connectionOr = (milliseconds) =>
  new Promise((resolve) => {
    window.addEventListener("online", resolve, { once: true });
    setTimeout(resolve, milliseconds);
  });

// Returns the seconds that the server still gives, 0 where the test is over, null where it cannot be asked.
async function secondsByTheServer() {
  const answer = await fetch(clock.dataset.time, { cache: "no-store" }).catch(() => null);
  const body = answer?.ok ? await answer.json().catch(() => null) : null;
  if (body?.runs === undefined) return null;
  return body.runs ? (body.seconds_left ?? Infinity) : 0;
}

// Hands in once all that is kept has been sent; without a connection it stays here and tries again. A teacher may have
// given more time since the page came, and the device's clock may have been put forward: then the page goes on.
async function handIn() {
  handedIn = true;
  close();
  sayOver(true);
  for (let wait = 1000; !gone; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    const done = await flush();
    if (gone) return;
    sayOver(done);
    const left = done && navigator.onLine ? await secondsByTheServer() : null;
    if (left > MOMENT) return location.reload();
    if (left) await new Promise((resolve) => setTimeout(resolve, left * 1000));
    if (left !== null) {
      const form = document.querySelector("[data-time-up]");
      const sent = { method: "POST", body: new FormData(form), redirect: "manual" };
      const answer = await fetch(form.action, sent).catch(() => null);
      if (answer?.type === "opaqueredirect") return location.assign(form.action.replace(/submit$/, "result"));
      if (answer && answer.status < 500) return form.submit(); // its own page says what is wrong
    }
    await connectionOr(wait);
  }
}

function tick() {
  const seconds = Math.max(0, Math.ceil((deadline - Date.now()) / 1000));
  if (words.textContent !== inWords(seconds)) words.textContent = inWords(seconds);
  clock.classList.toggle("clock-short", seconds < 60);
  const mark = ALOUD.find((at) => before > at && seconds <= at && seconds > at - HEADSTART);
  if (mark) aloud.textContent = inWords(mark);
  before = seconds;
  if (seconds === 0 && !handedIn) handIn();
}

document.addEventListener("quizapp:seconds-left", (event) => {
  if (event.detail !== null) deadline = Date.now() + event.detail * 1000;
});
setInterval(tick, 1000);
