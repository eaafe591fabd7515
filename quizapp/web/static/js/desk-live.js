// The lesson as it goes: the list comes anew with every event, and keeps its place on the page.

const list = document.querySelector("[data-live]");
const lost = document.querySelector("[data-live-lost]");

if (list && "EventSource" in window) {
  const events = new EventSource(list.dataset.live);
  let silence;
  events.onmessage = (event) => {
    list.innerHTML = event.data; // drawn by our own server, with every name escaped
    lost.hidden = true;
    clearTimeout(silence);
    silence = setTimeout(() => { lost.hidden = false; }, 10000);
  };
  addEventListener("pagehide", () => events.close());
}
