// The question form: shows the fields of the chosen type, says what stands against the question while it is typed, and
// takes marked words of the article as the quote. Without this script the server does the same when the form is sent.

const WAIT = 350; // milliseconds after the last key
const JUDGED = ["true_false", "three_verdicts"];
const LEVELS = { fault: "Must be corrected", error: "Must be corrected", warning: "Warning", hint: "Hint" };
const form = document.querySelector("[data-editor]");
const text = document.querySelector("[data-text]");
const quoteIt = document.querySelector("[data-quote-it]");
const state = document.querySelector("[data-state]");
const why = document.querySelector("[data-why]");
let timer = null;
let asked = 0;
let dirty = false;

function showType() {
  const judged = JUDGED.includes(form.elements.type.value);
  for (const part of form.querySelectorAll("[data-for]")) part.hidden = (part.dataset.for === "statement") !== judged;
}

function line(remark) {
  const words = document.createElement("p");
  const level = document.createElement("b");
  words.className = `remark-words told-${remark.level}`;
  level.className = "remark-level";
  level.textContent = LEVELS[remark.level];
  words.append(level, ` ${remark.message}`);
  return words;
}

function tell(told) {
  const open = told.remarks.filter((one) => one.left === null);
  for (const place of form.querySelectorAll("[data-told]")) {
    const own = open.filter((one) => one.field === place.dataset.told);
    place.replaceChildren(...own.map(line));
    const field = form.elements[place.dataset.told];
    if (field instanceof Element) field.setAttribute("aria-invalid", String(own.some((one) => one.level === "fault")));
  }
  const worst = told.blocked ? "bad" : "good";
  state.dataset.verdict = worst;
  state.textContent = told.blocked
    ? "It does not hold yet."
    : told.unexplained
      ? "It holds, but mind the warning."
      : "Nothing stands against it.";
  why.hidden = told.blocked || !told.unexplained;
  form.querySelector("[data-paragraph]").textContent = told.paragraph ? `Paragraph ${told.paragraph}` : "";
  tellAlike(told.alike);
  mark(told.cite);
}

function tellAlike(alike) {
  const place = form.querySelector("[data-alike]");
  place.replaceChildren();
  if (!alike) return;
  const link = document.createElement("a");
  link.href = alike.address;
  link.textContent = alike.stem;
  place.append("Nearly the same was asked already: ", link);
}

async function check() {
  const number = ++asked;
  const sent = new FormData(form);
  sent.set("article", form.dataset.article);
  if (form.dataset.item) sent.set("item", form.dataset.item);
  try {
    const answer = await fetch(form.dataset.check, { method: "POST", body: new URLSearchParams(sent) });
    const told = await answer.json();
    if (number === asked && answer.ok) tell(told);
  } catch {
    if (number === asked) state.textContent = "It cannot be checked right now. It will be when you save it.";
  }
}

// Whether anything is written or told yet: who has only chosen a type is not told what a question without a word lacks.
function begun() {
  const written = Array.from(form.querySelectorAll("textarea, input[type=text]"));
  const told = state.textContent.trim() || form.querySelector(".remark-words");
  return told || form.elements.stem.value.trim() || written.some((field) => field.value !== field.defaultValue);
}

function checkSoon() {
  clearTimeout(timer);
  if (begun()) timer = setTimeout(check, WAIT);
}

// --- the article ----------------------------------------------------------------------------------------------------

// Offsets count characters as Python does; strings here count UTF-16 units.
const characters = (string) => Array.from(string).length;
const units = (string, count) => Array.from(string).slice(0, count).join("").length;

function mark(cite) {
  for (const old of text.querySelectorAll("mark")) old.replaceWith(...old.childNodes);
  for (const block of text.querySelectorAll("[data-start]")) {
    block.normalize();
    const node = block.firstChild;
    if (!cite || !node) continue;
    const first = Number(block.dataset.start);
    const from = Math.max(cite[0] - first, 0);
    const to = Math.min(cite[1] - first, characters(node.data));
    if (from >= to) continue;
    const range = document.createRange();
    range.setStart(node, units(node.data, from));
    range.setEnd(node, units(node.data, to));
    const quote = document.createElement("mark");
    quote.className = "quote";
    range.surroundContents(quote);
  }
}

// The marked words within one block: their characters, and where they stand in the article.
function marked() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer.parentElement?.closest("[data-start]");
  if (!start || !text.contains(start)) return null;
  const before = document.createRange();
  before.selectNodeContents(start);
  before.setEnd(range.startContainer, range.startOffset);
  const inside = document.createRange();
  inside.selectNodeContents(start);
  inside.setStart(range.startContainer, range.startOffset);
  if (start.contains(range.endContainer)) inside.setEnd(range.endContainer, range.endOffset);
  const raw = inside.toString();
  const words = raw.trim();
  if (!words) return null;
  const lead = raw.length - raw.trimStart().length;
  return { words, start: Number(start.dataset.start) + characters(before.toString() + raw.slice(0, lead)) };
}

function takeQuote() {
  const found = marked();
  if (!found) return;
  form.elements.quote.value = found.words;
  form.elements.start.value = String(found.start);
  dirty = true;
  getSelection().removeAllRanges();
  check();
  form.elements.quote.focus();
}

document.addEventListener("selectionchange", () => (quoteIt.disabled = !marked()));
quoteIt.addEventListener("mousedown", (event) => event.preventDefault()); // or the press would undo the marking
quoteIt.addEventListener("click", takeQuote);
quoteIt.hidden = false;
quoteIt.disabled = true;

// --- the form -------------------------------------------------------------------------------------------------------

form.addEventListener("input", (event) => {
  dirty = true;
  if (event.target.name === "quote") form.elements.start.value = ""; // it is looked for anew
  if (event.target.name === "type") showType();
  checkSoon();
});
form.addEventListener("submit", () => (dirty = false));
window.addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});
form.querySelector("[data-check-button]").hidden = true; // it is checked all the time
showType();
