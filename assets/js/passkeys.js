// Passkeys: hands the server's question to the browser, and the browser's answer to the form.

const CEREMONIES = {
  create: (options) =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    }),
  get: (options) =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    }),
};

function isPossible() {
  return Boolean(window.PublicKeyCredential?.parseCreationOptionsFromJSON);
}

for (const place of document.querySelectorAll("[data-passkey]")) {
  const says = place.querySelector("[data-passkey-says]");
  const form = place.querySelector("form");
  const answer = form.querySelector("[data-passkey-answer]");
  if (!isPossible()) {
    says.textContent = "This browser knows no passkeys. Use a code instead.";
    continue;
  }
  says.textContent = "";
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { publicKey } = JSON.parse(place.dataset.options);
      const credential = await CEREMONIES[place.dataset.passkey](publicKey);
      answer.value = JSON.stringify(credential);
      form.submit();
    } catch {
      says.textContent = "No passkey was used. Try again, or use a code instead.";
    }
  });
}
