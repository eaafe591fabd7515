// Whether single keys work on a page, and the button that turns them off and on; what was chosen is kept in the browser.
// WCAG 2.1.4 asks that single-key shortcuts can be turned off: speech input types letters and digits too.

export function keysSwitch(kept) {
  const hint = document.querySelector("[data-keys-hint]");
  const toggle = document.querySelector("[data-keys-switch]");
  let on = recall() !== "off";

  function recall() {
    try {
      return localStorage.getItem(kept);
    } catch {
      return null; // storage is forbidden: the keys work, the choice is just not kept
    }
  }

  function keep(value) {
    try {
      localStorage.setItem(kept, value);
    } catch {
      // nothing to do
    }
  }

  function show() {
    toggle.textContent = on ? "Turn keys off" : "Turn keys on";
    toggle.setAttribute("aria-pressed", String(!on));
    hint.dataset.keysHint = "shown";
  }

  toggle?.addEventListener("click", () => {
    on = !on;
    keep(on ? "on" : "off");
    show();
  });
  if (toggle) show();
  return { means: (event) => on && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey };
}
