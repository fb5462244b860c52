// Small helps for those who have scripts. Every page does its whole work without this file.

// A form that came back with errors: take the reader (and a screen reader) to the list of them.
const summary = document.querySelector("[data-focus]");
if (summary) {
  summary.focus();
}

// What happened: the reader is taken there too, unless they were led to a place of the page or go on
// typing in one of its fields.
const told = document.querySelector("[data-told]");
if (told && !summary && !location.hash && !document.querySelector("[autofocus]")) {
  told.focus();
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

// What is done in the background is looked at again until it has ended: then the page is shown anew,
// with what can be done next. Without scripts its link does the same.
const LOOK_AGAIN_MS = 2000;
async function lookAgain(shown) {
  const answer = await fetch(shown.dataset.lookAgain, { credentials: "same-origin" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.querySelector("[data-look-again]");
  if (!now) {
    window.location.assign(shown.dataset.lookAgain);
    return;
  }
  if (now.innerHTML !== shown.innerHTML) {
    shown.replaceChildren(...now.childNodes);
  }
  window.setTimeout(lookAgain, LOOK_AGAIN_MS, shown);
}
for (const shown of document.querySelectorAll("[data-look-again]")) {
  window.setTimeout(lookAgain, LOOK_AGAIN_MS, shown);
}
