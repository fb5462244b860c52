// Entering a meeting: saves what is typed a moment after it is typed, and says when. Every form has
// its button and does its whole work without this file.

const PAUSE_MS = 1500;
const AGAIN_MS = 5000;
const NO_CONNECTION = "Not saved: there is no connection. Your words stay here and are sent again.";
const SIGNED_OUT = "Not saved: you are signed out. Sign in again in another window, then press Save here.";
const TOO_EARLY = "Not saved yet.";

// What came back was no answer of this page: the sign-in page, or one that says what went wrong.
class Elsewhere extends Error {}

async function post(address, words) {
  const response = await fetch(address, {
    method: "POST",
    body: words,
    headers: { Accept: "application/json" },
  });
  const isAnswer = response.headers.get("Content-Type")?.startsWith("application/json");
  if (isAnswer) {
    return { status: response.status, ...(await response.json()) };
  }
  if (response.status >= 500 || response.status === 429) {
    throw new Error(`${response.status}`);
  }
  throw new Elsewhere();
}

// Whoever signed in again in another window has another token: this page's, as it is given out now.
async function freshToken() {
  const response = await fetch(window.location.href);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("form[data-saves] [name=csrfmiddlewaretoken]")?.value;
}

async function postAgain(address, words) {
  const token = await freshToken();
  if (!token) {
    throw new Elsewhere();
  }
  words.set("csrfmiddlewaretoken", token);
  return post(address, words);
}

class Form {
  constructor(form) {
    this.form = form;
    this.says = document.createElement("p");
    this.says.className = "entry__says";
    this.says.setAttribute("role", "status");
    form.append(this.says);
    this.typed = false; // words that the server has not got
    this.sent = null; // words on their way: sent again as they are until they are answered
    this.refused = false; // somebody else was quicker: only the page can show both
    this.timer = 0;
    form.addEventListener("input", () => this.onInput());
    form.addEventListener("submit", (event) => this.onSubmit(event));
  }

  say(state, words) {
    this.says.dataset.state = state;
    this.says.textContent = words;
  }

  onInput() {
    this.typed = true;
    this.say("typing", TOO_EARLY);
    this.in(PAUSE_MS);
  }

  in(time) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), time);
  }

  get isComplete() {
    return [...this.form.querySelectorAll("[required]")].every((field) => field.value.trim());
  }

  get isUnsaved() {
    return this.typed || this.sent !== null;
  }

  // Saves once; a second call while the first is under way is given the first one's end.
  save() {
    this.under ??= this.saveNow().finally(() => (this.under = undefined));
    return this.under;
  }

  async saveNow() {
    if (this.refused || !this.isUnsaved || !this.isComplete) {
      return null;
    }
    if (this.sent === null) {
      this.sent = new URLSearchParams(new FormData(this.form));
      this.typed = false;
    }
    try {
      return this.onAnswer(await this.post());
    } catch (error) {
      return this.onSilence(error);
    }
  }

  async post() {
    try {
      return await post(this.form.action, this.sent);
    } catch (error) {
      if (error instanceof Elsewhere) {
        return await postAgain(this.form.action, this.sent);
      }
      throw error;
    }
  }

  onAnswer(answer) {
    this.sent = null;
    if (answer.status !== 200) {
      this.typed = true;
      this.refused = answer.status === 409;
      this.say("refused", `Not saved: ${answer.why}${this.refused ? " Press Save to see both." : ""}`);
      return null;
    }
    for (const [name, value] of Object.entries(answer.carry)) {
      this.form.elements[name].value = value;
    }
    this.say("saved", `Saved ${answer.at}`);
    if (this.typed) {
      this.in(PAUSE_MS);
    }
    return answer;
  }

  onSilence(error) {
    const isOut = error instanceof Elsewhere;
    this.say("waiting", isOut ? SIGNED_OUT : NO_CONNECTION);
    if (!isOut) {
      this.in(AGAIN_MS);
    }
    return null;
  }

  // The button: everything is sent, and the page goes on where the next words belong.
  async onSubmit(event) {
    event.preventDefault();
    clearTimeout(this.timer);
    await this.under;
    let answer = null;
    this.typed = true;
    while (this.isUnsaved && !this.refused) {
      answer = await this.save();
      if (answer === null) {
        break;
      }
    }
    if (answer) {
      window.location.assign(answer.leads_to);
    } else if (this.says.dataset.state !== "waiting") {
      this.typed = false;
      this.sent = null;
      this.form.submit();
    }
  }
}

const forms = [...document.querySelectorAll("form[data-saves]")].map((form) => new Form(form));

window.addEventListener("beforeunload", (event) => {
  if (forms.some((form) => form.isUnsaved)) {
    event.preventDefault();
  }
});
window.addEventListener("online", () => forms.forEach((form) => form.save()));

// Keys, for whoever likes them: each does what its button or its field does.
const KEYS = { q: "exchange", a: "answer", r: "resolution", n: "step", i: "item" };

function goTo(part) {
  const field = document.querySelector(`form[data-part="${part}"] :is(input:not([type=hidden]), textarea, select)`);
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter") {
    event.target.closest("form")?.requestSubmit();
  } else if (event.altKey && !event.ctrlKey && KEYS[event.key]) {
    event.preventDefault();
    goTo(KEYS[event.key]);
  }
});

const told = document.querySelector("[data-entry]");
if (told) {
  told.textContent =
    "What you type is saved as you type. Ctrl and Enter saves a part and goes on; Alt with Q goes to the question, A to another answer, N to a next step, R to a resolution, I to the next item.";
}
