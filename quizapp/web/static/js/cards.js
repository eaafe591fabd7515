// The questions on this page as the reader sees them: read a draft from one, or show what is stored.

const part = (card, name) => card.querySelectorAll(`[data-part=${name}]`);
const checked = (card, name) => [...part(card, name)].find((input) => input.checked);

export function cardAt(position) {
  return document.querySelector(`[data-question="${position}"]`);
}

export function positionOf(element) {
  return Number(element.closest("[data-question]")?.dataset.question ?? 0);
}

export function draftOf(card) {
  const where = checked(card, "where")?.value.split("-").map(Number);
  const choice = checked(card, "choice")?.value;
  return {
    choice: choice === undefined ? null : Number(choice),
    confidence: checked(card, "confidence")?.value ?? null,
    where: where ?? null,
    flagged: part(card, "flagged")[0]?.checked ?? null,
  };
}

// What was chosen before this script had come, on a slow line: the page itself was sent with something else.
export function touchedCards() {
  const inputs = (card) => [...card.querySelectorAll("[data-part]:not([type=hidden])")];
  const cards = [...document.querySelectorAll("[data-question]")];
  return cards.filter((card) => inputs(card).some((input) => input.checked !== input.defaultChecked));
}

export function versionOf(card) {
  return Number(card.dataset.version);
}

// The form's own field follows, so that sending the form after a save is no older than the save.
export function setVersion(card, version) {
  if (version < versionOf(card)) return;
  card.dataset.version = version;
  for (const field of part(card, "version")) field.value = version + 1;
}

export function show(card, draft) {
  for (const name of ["choice", "confidence", "where"]) {
    const value = name === "where" && draft.where ? draft.where.join("-") : draft[name];
    if (value === null || value === undefined) continue;
    for (const input of part(card, name)) input.checked = input.value === String(value);
  }
  if (draft.flagged !== null && draft.flagged !== undefined) {
    for (const box of part(card, "flagged")) box.checked = draft.flagged;
  }
}

// "Choose an answer first." has done its work once an answer is chosen.
export function withoutComplaint(card) {
  if (!card || !checked(card, "choice")) return;
  for (const said of card.querySelectorAll(".error-summary, .field-error")) said.remove();
  card.querySelector("[aria-describedby=choice-error]")?.removeAttribute("aria-describedby");
}

// The list of all questions says the same as the server, without a reload.
export function showState(position, answered, flagged) {
  const cell = document.querySelector(`[data-cell="${position}"]`);
  if (!cell) return;
  cell.classList.toggle("is-answered", answered);
  cell.classList.toggle("is-flagged", flagged);
  cell.querySelector("[data-cell-state]").textContent =
    `, ${answered ? "answered" : "not answered"}${flagged ? ", flagged" : ""}`;
}

export function showCount() {
  const cells = document.querySelectorAll("[data-cell]");
  const cards = document.querySelectorAll("[data-question]");
  const answered = cells.length
    ? document.querySelectorAll("[data-cell].is-answered").length
    : [...cards].filter((card) => checked(card, "choice")).length;
  if (!cells.length && cards.length < 2) return; // in practice the count is of settled answers, which saving does not change
  for (const words of document.querySelectorAll("[data-answered]")) words.textContent = answered;
  const bar = document.querySelector(".progress-bar-own");
  if (bar) bar.value = answered;
}
