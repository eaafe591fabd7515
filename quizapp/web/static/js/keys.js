// Keys on a question page: 1 to 9 choose an answer, Enter checks it, and after that Enter goes on.
// WCAG 2.1.4 asks that single-key shortcuts can be turned off: speech input types letters and digits too.

const KEPT = "quizapp.keys";
const form = document.querySelector("form[data-keys]");
const next = document.querySelector("[data-next]");
const hint = document.querySelector("[data-keys-hint]");
const toggle = document.querySelector("[data-keys-switch]");
let on = recall() !== "off";

function recall() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // storage is forbidden: the keys work, the choice is just not kept
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // nothing to do
  }
}

function show() {
  toggle.textContent = on ? "Turn keys off" : "Turn keys on";
  toggle.setAttribute("aria-pressed", String(!on));
  hint.dataset.keysHint = "shown";
}

function choose(digit) {
  const option = form?.querySelectorAll("input[type=radio]")[digit - 1];
  if (!option) return false;
  option.checked = true;
  option.focus();
  return true;
}

function enter(target) {
  // Enter on a link, a button or in a field keeps its own meaning.
  if (target.closest("a, button, input:not([type=radio]), textarea, select, summary")) return false;
  if (form) form.requestSubmit();
  else if (next) next.click();
  return Boolean(form || next);
}

document.addEventListener("keydown", (event) => {
  if (!on || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input:not([type=radio]), textarea, select")) return; // there, a digit is text
  const done = /^[1-9]$/.test(event.key) ? choose(Number(event.key)) : event.key === "Enter" && enter(event.target);
  if (done) event.preventDefault();
});

toggle?.addEventListener("click", () => {
  on = !on;
  keep(on ? "on" : "off");
  show();
});

if (toggle) show();
