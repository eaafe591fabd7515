// The YAML page: line numbers, and every problem at its line while one types. Without this script the server says the
// same when the file is saved.

const WAIT = 500; // milliseconds after the last key
const LONG = 200_000; // letters from which a text is checked after a longer pause
const MOST_NUMBERS = 20_000;
const LEVELS = { error: "Error", warning: "Warning", hint: "Hint" };
const form = document.querySelector("[data-yaml]");
const area = form.elements.text;
const numbers = form.querySelector("[data-lines]");
const list = form.querySelector("[data-problems]");
const state = form.querySelector("[data-state]");
let timer = null;
let asked = 0;
let dirty = false;
let marks = new Map(); // the gravest level by line

function showNumbers() {
  const count = area.value.split("\n").length;
  if (count > MOST_NUMBERS) return numbers.replaceChildren();
  if (numbers.childElementCount !== count) {
    numbers.replaceChildren(
      ...Array.from({ length: count }, (_, at) => {
        const row = document.createElement("div");
        row.textContent = String(at + 1);
        return row;
      }),
    );
  }
  [...numbers.children].forEach((row, at) => {
    const level = marks.get(at + 1);
    row.className = level ? `line-${level}` : "";
  });
  numbers.scrollTop = area.scrollTop;
}

function goTo(line) {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  area.scrollTop = Math.max(0, (line - 5) * parseFloat(getComputedStyle(area).lineHeight));
}

function entry(problem) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  const words = document.createElement("span");
  const level = document.createElement("b");
  item.className = `problem problem-${problem.level}`;
  button.type = "button";
  button.className = "link-button";
  button.textContent = `Line ${problem.line}`;
  button.addEventListener("click", () => goTo(problem.line));
  level.textContent = LEVELS[problem.level];
  const where = problem.where ? `${problem.where}: ` : "";
  const advice = problem.advice ? `; ${problem.advice}` : "";
  words.append(level, ` ${where}${problem.message}${advice}`);
  item.append(button, words);
  const line = (area.value.split("\n")[problem.line - 1] ?? "").trim();
  if (line) {
    const code = document.createElement("code");
    code.className = "problem-text";
    code.textContent = line.length > 120 ? `${line.slice(0, 119)}…` : line;
    item.append(code);
  }
  return item;
}

function tell(problems) {
  list.replaceChildren(...problems.map(entry));
  marks = new Map();
  for (const { line, level } of problems) {
    if (marks.get(line) !== "error") marks.set(line, level);
  }
  const errors = problems.filter((one) => one.level === "error").length;
  const others = problems.length - errors;
  const said = [errors && `${errors} ${errors === 1 ? "error" : "errors"}`, others && `${others} ${others === 1 ? "remark" : "remarks"}`];
  state.textContent = said.filter(Boolean).join(", ") || "No problem.";
  showNumbers();
}

async function check() {
  const number = ++asked;
  try {
    const answer = await fetch(form.dataset.check, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const told = await answer.json();
    if (number === asked && answer.ok) tell(told.problems);
  } catch {
    if (number === asked) state.textContent = "It cannot be checked right now. It will be when you save it.";
  }
}

area.addEventListener("input", () => {
  dirty = true;
  showNumbers();
  clearTimeout(timer);
  timer = setTimeout(check, area.value.length > LONG ? WAIT * 8 : WAIT);
});
area.addEventListener("scroll", () => (numbers.scrollTop = area.scrollTop));
form.addEventListener("submit", () => (dirty = false));
window.addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});
showNumbers();
check();
