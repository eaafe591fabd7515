// How many questions are chosen, and which of them do not go together, said as they are.
// The server put into the page which these are: groups of [why, id, id …]. What it says without a script is the same.

const MOST_LINES = 3;
const form = document.querySelector("[data-pick]");
const boxes = new Map([...(form?.querySelectorAll("input[name=item]") ?? [])].map((box) => [Number(box.value), box]));
const groups = JSON.parse(form?.dataset.pick ?? "[]");

function named(why, one, other) {
  return why.split(/(\{one\}|\{other\})/).map((part) => ({ "{one}": one, "{other}": other })[part] ?? part).join("");
}

function against() {
  const said = new Map();
  const put = (item, other, words) => {
    const others = said.get(item) ?? said.set(item, new Map()).get(item);
    if (!others.has(other)) others.set(other, others.size < MOST_LINES ? words() : "");
  };
  const name = (item) => `“${boxes.get(item).dataset.short}”`;
  for (const [why, ...items] of groups) {
    const chosen = items.filter((item) => boxes.get(item)?.checked);
    chosen.forEach((one, place) => {
      for (const other of chosen.slice(place + 1)) {
        put(one, other, () => named(why, "this question", name(other)));
        put(other, one, () => named(why, name(one), "this question"));
      }
    });
  }
  return said;
}

function say(box, others) {
  const id = `apart-${box.value}`;
  document.getElementById(id)?.remove();
  box.removeAttribute("aria-describedby");
  if (!others) return;
  const list = document.createElement("ul");
  list.className = "pick-apart";
  list.id = id;
  const lines = [...others.values()].filter(Boolean);
  const more = others.size - lines.length;
  if (more) lines.push(`And ${more === 1 ? "1 question" : `${more} questions`} more.`);
  for (const words of lines) {
    const line = list.appendChild(document.createElement("li"));
    line.dir = "auto";
    line.textContent = words;
  }
  box.closest("li").append(list);
  box.setAttribute("aria-describedby", id);
}

function look() {
  const chosen = [...boxes.values()].filter((box) => box.checked).length;
  const said = against();
  boxes.forEach((box, item) => say(box, said.get(item)));
  const apart = said.size ? `; ${said.size} of them give each other away` : "";
  form.querySelector("[data-pick-count]").textContent = (chosen === 1 ? "1 question" : `${chosen} questions`) + apart;
}

if (form) {
  form.querySelector("[data-pick-look]").hidden = true; // every tick looks over the choice
  form.addEventListener("change", () => {
    document.querySelector("[data-pick-looked]")?.remove();
    look();
  });
  look();
}
