// Keys on a question page: 1 to 9 choose an answer, Enter checks it, and after that Enter goes on.

import { keysSwitch } from "./keys-switch.js";

const keys = keysSwitch("quizapp.keys");
const form = document.querySelector("form[data-keys]");
const next = document.querySelector("[data-next]");

// Where many questions share the page, the digits belong to the one that has the focus.
function question(target) {
  const all = document.querySelectorAll("[data-question]");
  return target.closest("[data-question]") ?? (all.length === 1 ? all[0] : null);
}

function choose(target, digit) {
  const option = question(target)?.querySelectorAll("[data-part=choice], [data-choice]")[digit - 1];
  if (!option) return false;
  const news = !option.checked;
  option.checked = true;
  option.focus();
  if (news) option.dispatchEvent(new Event("change", { bubbles: true })); // so that it is saved like a click
  return true;
}

function enter(target) {
  // Enter on a link, a button or in a field keeps its own meaning.
  if (target.closest("a, button, input:not([type=radio]), textarea, select, summary")) return false;
  const own = target.closest("form[data-keys]") ?? form;
  if (own) own.requestSubmit(own.querySelector("[data-default]"));
  else if (next) next.click();
  return Boolean(own || next);
}

document.addEventListener("keydown", (event) => {
  if (!keys.means(event)) return;
  if (event.target.matches("input:not([type=radio]), textarea, select")) return; // there, a digit is text
  const done = /^[1-9]$/.test(event.key) ? choose(event.target, Number(event.key)) : event.key === "Enter" && enter(event.target);
  if (done) event.preventDefault();
});
