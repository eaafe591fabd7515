// Keys of the review: A approve, R reject (then a digit for the reason), E edit, N later, P back, Z undo.
// WCAG 2.1.4 asks that single-key shortcuts can be turned off: speech input types letters too.

const KEPT = "quizapp.desk.keys";
const hint = document.querySelector("[data-keys-hint]");
const toggle = document.querySelector("[data-keys-switch]");
const reject = document.querySelector("[data-reject]");
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
  if (!toggle) return;
  toggle.textContent = on ? "Turn keys off" : "Turn keys on";
  toggle.setAttribute("aria-pressed", String(!on));
  hint.dataset.keysHint = "shown";
}

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
  if (!on || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, textarea, select")) return; // there, a letter is text
  if (pressed(event.key.toLowerCase())) event.preventDefault();
});

toggle?.addEventListener("click", () => {
  on = !on;
  keep(on ? "on" : "off");
  show();
});

show();
