// Before a session ends: a warning, and a way to stay signed in. Who types is not idle.
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const LOOKS_EACH = 5 * SECOND;
const USES_EACH = 5 * MINUTE;
// The server notes only once a minute that somebody is there.
const SURE = MINUTE;

const dialog = document.querySelector("dialog[data-idle]");
const away = dialog.querySelector("[data-away]");
const idle = Number(dialog.dataset.idle) * SECOND;
const atLast = Number(dialog.dataset.atLast) * SECOND;
const warning = Math.min(5 * MINUTE, idle / 3);
// All windows of a browser share one session: what one of them uses, none of them ends.
const windows = new BroadcastChannel("session");

let used = Date.now();
let asked = 0;
let typed = 0;
let told = "";

function tell(what, end) {
  if (told === what) {
    return;
  }
  told = what;
  for (const part of dialog.querySelectorAll("[data-says]")) {
    part.hidden = part.dataset.says !== what;
  }
  const time = { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" };
  for (const place of dialog.querySelectorAll("[data-time]")) {
    place.textContent = new Date(end).toLocaleTimeString("en-GB", time);
  }
  if (!dialog.open) {
    dialog.showModal();
  }
}

function wasUsed() {
  used = Date.now();
  if (told === "idle") {
    told = "";
    dialog.close();
  }
}

async function use() {
  // One at a time: it is not asked again before it answered.
  asked = Infinity;
  const answer = await fetch(dialog.dataset.stay, { credentials: "same-origin" }).catch(() => null);
  asked = Date.now();
  if (answer?.redirected) {
    typed = 0;
    tell("over");
  } else if (answer?.ok) {
    wasUsed();
    windows.postMessage("used");
  }
  away.textContent = answer?.ok ? "" : away.dataset.away;
}

function look() {
  const now = Date.now();
  const idleEnd = used + idle - SURE;
  if (now >= Math.min(idleEnd, atLast)) {
    tell("over");
  } else if (typed > used && now - Math.max(used, asked) >= USES_EACH) {
    use();
  } else if (now >= atLast - warning) {
    tell("at-last", atLast);
  } else if (now >= idleEnd - warning) {
    tell("idle", idleEnd);
  }
}

// A clock that goes quite wrong would say that every session is over.
if (atLast > used) {
  document.addEventListener("input", () => (typed = Date.now()));
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("[data-stays]")) {
      use();
    } else if (event.target.closest("button")) {
      dialog.close();
    }
  });
  windows.addEventListener("message", wasUsed);
  windows.postMessage("used");
  window.setInterval(look, LOOKS_EACH);
}
