// How far a job is. The page shows the outcome as soon as there is one; without a script it loads itself again.

const SECOND = 1000;
const place = document.querySelector("[data-job]");
const bar = place?.querySelector("progress");
const words = place?.querySelector("[data-job-words]");

async function look() {
  const answer = await fetch(place.dataset.job, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer) return;
  if (!answer.ok) return window.location.reload(); // signed out meanwhile: the page leads to the sign-in
  const seen = await answer.json();
  if (seen.state !== "waiting" && seen.state !== "running") return window.location.reload();
  if (seen.unattended && !place.querySelector(".notice")) return window.location.reload();
  bar.value = seen.percent;
  const message = seen.message || (seen.state === "waiting" ? "Waiting for its turn" : "Getting ready");
  words.textContent = `${message}, ${seen.percent} %`;
  document.title = document.title.replace(/^\d+ %/, `${seen.percent} %`);
}

if (place) setInterval(look, SECOND);
