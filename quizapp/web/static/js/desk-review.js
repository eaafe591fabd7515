// Keys of the review: A approve, R reject (then a digit for the reason), E edit, N later, P back, Z undo.

import { keysSwitch } from "./keys-switch.js";

const keys = keysSwitch("quizapp.desk.keys");
const reject = document.querySelector("[data-reject]");

function follow(selector) {
  const link = document.querySelector(selector);
  link?.click();
  return Boolean(link);
}

function approve() {
  const form = document.querySelector("[data-approve]");
  const button = form?.querySelector("button");
  if (!button) return false;
  const why = form.querySelector("[name=why]");
  if (why && !why.value.trim()) why.focus(); // a warning stays only with a reason
  else form.requestSubmit(button);
  return true;
}

function openReasons() {
  if (!reject) return false;
  reject.open = true;
  reject.querySelector(".reject-reason").focus();
  return true;
}

function undo() {
  const form = document.querySelector(".undo form") ?? document.querySelector("[data-undo]");
  form?.requestSubmit();
  return Boolean(form);
}

const KEYS = {
  a: approve,
  r: openReasons,
  e: () => follow("[data-edit]"),
  n: () => follow("[data-forward]"),
  p: () => follow("[data-previous]"),
  z: undo,
};

function pressed(key) {
  if (reject?.open && /^[1-9]$/.test(key)) {
    const reason = reject.querySelectorAll(".reject-reason")[Number(key) - 1];
    reason?.click();
    return Boolean(reason);
  }
  return KEYS[key]?.();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && reject?.open) {
    reject.open = false;
    reject.querySelector("summary").focus();
    return;
  }
  if (!keys.means(event)) return;
  if (event.target.matches("input, textarea, select")) return; // there, a letter is text
  if (pressed(event.key.toLowerCase())) event.preventDefault();
});
