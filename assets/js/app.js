// Small helps for those who have scripts. Every page does its whole work without this file.

// A form that came back with errors: take the reader (and a screen reader) to the list of them.
const summary = document.querySelector("[data-focus]");
if (summary) {
  summary.focus();
}

// A second press of a button while the first is on its way is ignored. The server would count
// it once in any case; this spares the reader the wait.
const SECOND_PRESS_MS = 1500;
for (const form of document.querySelectorAll("form[method=post]")) {
  let pressed = 0;
  form.addEventListener("submit", (event) => {
    const now = Date.now();
    if (now - pressed < SECOND_PRESS_MS) {
      event.preventDefault();
    }
    pressed = now;
  });
}

// Leaving a form with typed words asks first, so that a slip on a phone loses nothing.
for (const form of document.querySelectorAll("form[data-keep]")) {
  let typed = false;
  let sent = false;
  form.addEventListener("input", () => (typed = true));
  form.addEventListener("submit", () => (sent = true));
  window.addEventListener("beforeunload", (event) => {
    if (typed && !sent) {
      event.preventDefault();
    }
  });
}
