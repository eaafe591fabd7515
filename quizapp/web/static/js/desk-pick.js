// How many questions are chosen, said as they are.

const form = document.querySelector("[data-pick]");
const place = form?.querySelector("[data-pick-count]");

function count() {
  const chosen = form.querySelectorAll("input[name=item]:checked").length;
  place.textContent = chosen === 1 ? "1 question" : `${chosen} questions`;
}

if (form) {
  form.addEventListener("change", count);
  count();
}
