// The time left, shown calmly: minutes, and seconds only in the last one. It is read aloud twice. The server alone
// decides when the time is up; this clock follows it and hands in what is there.

import { flush } from "./autosave.js";

const ALOUD = [300, 60]; // seconds
const HEADSTART = 5; // a page that opens this close to a mark says nothing
const clock = document.querySelector("[data-clock]");
const words = document.querySelector("[data-clock-words]");
const aloud = document.querySelector("[data-clock-announcement]");
let deadline = Date.now() + Number(clock.dataset.clock) * 1000;
let before = Number(clock.dataset.clock);
let handedIn = false;

const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

function inWords(seconds) {
  if (seconds <= 0) return "Time is up";
  return `${seconds >= 60 ? counted(Math.round(seconds / 60), "minute") : counted(seconds, "second")} left`;
}

async function handIn() {
  handedIn = true;
  aloud.textContent = "Time is up. Your answers are handed in.";
  await flush();
  const form = document.querySelector("[data-time-up]");
  if (navigator.onLine) form.submit();
  else window.addEventListener("online", () => form.submit(), { once: true });
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
