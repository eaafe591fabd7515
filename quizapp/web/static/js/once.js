// A form is sent once: a second press while the first is under way does nothing. The server would keep the first
// answer anyway; this spares the reader the doubt.

for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    // aria-disabled keeps the focus where it is; disabled would drop it, and the button's own value with it.
    event.submitter?.setAttribute("aria-disabled", "true");
  });
}

// A page that comes back from the browser's memory can be sent again.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-disabled]")?.removeAttribute("aria-disabled");
  }
});

// A page that answered a form with what is wrong cannot be shown again: it is never kept, and the browser would ask to
// send the form once more. As it is left for good, the page that the form was on takes its place for the way back.
const answer = performance.getEntriesByType("navigation")[0];
if (answer?.responseStatus >= 400 && document.querySelector(".error-summary")) {
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented && document.referrer.startsWith(`${location.origin}/`)) {
      history.replaceState(null, "", document.referrer);
    }
  });
}
