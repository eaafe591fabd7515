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
