// How many have come in, on the board: asked for every few seconds, while the page is seen.

const PAUSE = 4000;
const count = document.querySelector("[data-joined]");

async function look() {
  if (!document.hidden) {
    try {
      const answer = await fetch(count.dataset.joined, { headers: { Accept: "application/json" } });
      if (answer.ok) {
        const { joined, students } = await answer.json();
        const number = count.querySelector("[data-joined-number]");
        // Only a change is written, so that a screen reader hears nothing twice.
        if (number.textContent !== String(joined)) number.textContent = joined;
        count.querySelector("[data-joined-of]").textContent = students;
      }
    } catch {
      // The network is away for a moment; the next look finds it again.
    }
  }
  setTimeout(look, PAUSE);
}

if (count) setTimeout(look, PAUSE);
